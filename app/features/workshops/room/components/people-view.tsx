import { useTranslation } from "react-i18next";
import { later, whole } from "#app/ui/later.tsx";
import { FoldSummary } from "./fold-summary.tsx";
import { PeopleList as List } from "./people-list.tsx";
import { usePeopleInside } from "./room-context.ts";

const PeopleList = import.meta.env.SSR ? whole(List) : later(() => import("./people-list.tsx").then((part) => part.PeopleList));

/** Who is in the room, folded. */
export function PeopleView({ connected }: { connected: number | null }) {
  const { t } = useTranslation("room");
  return (
    <details id="people" className="group/fold scroll-mt-4">
      <FoldSummary title={t("people.title")} count={usePeopleInside().length} />
      <PeopleList connected={connected} />
    </details>
  );
}
