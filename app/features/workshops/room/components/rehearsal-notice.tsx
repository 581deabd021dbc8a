import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { workshopPath } from "#app/features/workshops/workshop-paths.ts";
import { Notice } from "#app/ui/notice.tsx";

/** Says on a rehearsal's pages that it is one, and leads to where it is ended. */
export function RehearsalNotice({ workshopId, isClosed = false }: { workshopId: string; isClosed?: boolean }) {
  const { t } = useTranslation("room");
  return (
    <Notice kind="illustrative" className="mb-5" title={t(isClosed ? "rehearsal.closed" : "rehearsal.badge")}>
      <p>{t("rehearsal.text")}</p>
      <p><Link to={workshopPath(workshopId, "#rehearsal")}>{t("rehearsal.back")}</Link></p>
    </Notice>
  );
}
