import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FoldSummary } from "#app/features/workshops/room/components/fold-summary.tsx";
import { later, whole } from "#app/ui/later.tsx";
import { NotesDocuments as Documents } from "./notes-documents.tsx";

const NotesDocuments = import.meta.env.SSR ? whole(Documents) : later(() => import("./notes-documents.tsx").then((part) => part.NotesDocuments));

/** The shared notes, folded. */
export function NotesSection() {
  const { t } = useTranslation("room");
  const [isUnfolded, setUnfolded] = useState(false);
  return (
    <details id="notes" className="group/fold scroll-mt-4" onToggle={({ currentTarget }) => setUnfolded(currentTarget.open)}>
      <FoldSummary title={t("notes.title")} />
      <NotesDocuments isUnfolded={isUnfolded} />
    </details>
  );
}
