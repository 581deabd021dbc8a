import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { sectionPath } from "../action-paths.ts";
import type { ActionPage } from "../action-page.server.ts";
import { emptySection, isBlank, type SectionKey } from "../plan-fields.ts";
import { BudgetView, DocumentsView, IndicatorsView, MilestonesView, ObjectivesView, PartnersView, RisksView, TextsView } from "./section-view.tsx";
import { TheoryView } from "./theory-view.tsx";

interface PlanSectionProps {
  section: SectionKey;
  action: Pick<ActionPage, "id" | "title" | "plan" | "actuals" | "illustrative" | "can">;
  lang: string | undefined;
  today: string;
}

/** One section of a plan on its page; nothing where nothing is said and nobody may write. */
export function PlanSection({ section, action, lang, today }: PlanSectionProps) {
  const { t } = useTranslation("actions");
  const content = action.plan[section] ?? emptySection;
  const isEmpty = isBlank(content);
  if (isEmpty && !action.can.edit) return null;
  const title = t(`sections.${section}`);
  return (
    <div id={section} className="space-y-3 border-t border-hairline pt-6">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h2 className="text-l">{title}</h2>
        {action.can.edit ? <Link to={sectionPath(action.id, section)} className="no-print inline-flex min-h-8 items-center text-s" aria-label={t("edit.sectionOf", { section: title })}>{isEmpty ? t("edit.write") : t("edit.edit")}</Link> : null}
      </div>
      {isEmpty ? <p className="max-w-read text-ink-soft">{t(`leads.${section}`)}</p> : (
        <>
          <TextsView content={content} section={section} lang={lang} />
          {content.rows.length > 0 ? <Rows section={section} action={action} lang={lang} today={today} /> : null}
        </>
      )}
    </div>
  );
}

function Rows({ section, action, lang, today }: PlanSectionProps) {
  const { t } = useTranslation("actions");
  const content = action.plan[section] ?? emptySection;
  switch (section) {
    case "objectives": return <ObjectivesView content={content} lang={lang} />;
    case "theory": return <TheoryView content={content} title={t("theory.title", { title: action.title })} lang={lang} illustrative={action.illustrative ? t("common:illustrative") : null} fileBase={`/actions/${action.id}/theory`} />;
    case "risks": return <RisksView content={content} lang={lang} />;
    case "partners": return <PartnersView content={content} lang={lang} />;
    case "milestones": return <MilestonesView content={content} lang={lang} today={today} />;
    case "budget": return <BudgetView content={content} lang={lang} />;
    case "indicators": return <IndicatorsView content={content} lang={lang} actuals={action.actuals} />;
    case "documents": return <DocumentsView content={content} lang={lang} />;
    default: return null;
  }
}
