import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { GoneRehearsal } from "#app/features/workshops/rehearsal/rehearsal.server.ts";
import { roomPath, workshopPath } from "#app/features/workshops/workshop-paths.ts";
import { Page } from "#app/ui/page.tsx";

/** In place of a rehearsal that was thrown away: that it is over, and where to go on. */
export function RehearsalGone({ workshopId, title, locale, next }: GoneRehearsal) {
  const { t } = useTranslation("room");
  return (
    <Page width="read">
      <p className="eyebrow" lang={locale}>{title}</p>
      <h1>{t("rehearsal.gone")}</h1>
      <p className="mt-4 text-l text-ink-soft" role="status">{t("rehearsal.goneText")}</p>
      <p className="mt-8 flex flex-wrap gap-3">
        {next === null ? null : <Link to={roomPath(next)} className="button button-primary">{t("rehearsal.goneNext")}</Link>}
        <Link to={workshopPath(workshopId, "#rehearsal")} className={`button button-${next === null ? "primary" : "secondary"}`}>{t("rehearsal.goneBack")}</Link>
      </p>
    </Page>
  );
}
