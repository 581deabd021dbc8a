import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDate } from "#app/i18n/format.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useLocale, useRoot } from "#app/ui/use-root.ts";
import { workshopPath } from "#app/features/workshops/workshop-paths.ts";

interface MinutesStateProps {
  workshopId: string;
  text: { version: number; approvedAt: Date | string | null; approvedBy: string } | null;
  approved: { version: number; approvedAt: Date | string }[];
  desk: { newest: { approvedAt: Date | string | null } | null; isBehind: boolean } | null;
}

/** Whether these minutes are approved, by whom and when, which version they are, and what facilitators can do about it. */
export function MinutesState({ workshopId, text, approved, desk }: MinutesStateProps) {
  const { t } = useTranslation("after");
  const locale = useLocale();
  const timeZone = useRoot()?.actor?.timeZone;
  const edit = workshopPath(workshopId, "/minutes/edit");
  const hasDraft = desk?.newest?.approvedAt === null;
  const [newest] = approved;
  if (!newest) {
    return (
      <Notice className="no-print" title={t("minutes.notApproved")}>
        <p>{t(desk ? "minutes.notApprovedDesk" : "minutes.notApprovedText")}</p>
        {desk ? <p className="pt-2"><LinkButton to={edit}>{t("minutes.edit")}</LinkButton></p> : null}
      </Notice>
    );
  }
  const others = approved.filter(({ version }) => version !== text?.version);
  const date = (at: Date | string) => formatDate(at, locale, timeZone);
  return (
    <div className="space-y-3">
      {text?.approvedAt ? <p className="text-s text-ink-soft">{text.approvedBy ? t("minutes.approvedBy", { date: date(text.approvedAt), name: text.approvedBy }) : t("minutes.approved", { date: date(text.approvedAt) })}{approved.length > 1 ? ` · ${t("minutes.version", { version: text.version })}` : ""}</p> : null}
      {text && text.version < newest.version ? <Notice kind="warning"><p>{t("minutes.superseded")} <Link to={workshopPath(workshopId, "/minutes")}>{t("minutes.toNewest")}</Link></p></Notice> : null}
      {others.length > 0 ? (
        <nav aria-label={t("minutes.versions")} className="no-print text-s">
          <ul className="flex flex-wrap gap-x-5">{others.map(({ version, approvedAt }) => <li key={version}><Link to={version === newest.version ? "?" : `?version=${version}`} className="inline-flex min-h-8 items-center">{t("minutes.versionOf", { version, date: date(approvedAt) })}</Link></li>)}</ul>
        </nav>
      ) : null}
      {hasDraft ? <Notice className="no-print"><p>{t("minutes.correctionWaits")} <Link to={edit}>{t("minutes.goOn")}</Link></p></Notice> : null}
      {desk?.isBehind && !hasDraft ? <Notice className="no-print"><p>{t("minutes.behind")}</p></Notice> : null}
    </div>
  );
}
