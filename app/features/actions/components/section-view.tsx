import { Check, Clock, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { formatDate, formatNumber, formatPercent } from "#app/i18n/format.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import { numberOf, type PlanRow, type SectionContent } from "../plan-fields.ts";
import { amountOf, reachedOf, sumOf } from "./plan-figures.ts";

interface ViewProps {
  content: SectionContent;
  lang: string | undefined;
}

/** Texts of a section beneath each other. */
export function TextsView({ content: { texts }, section, lang }: ViewProps & { section: string }) {
  const { t } = useTranslation("actions");
  const told = Object.entries(texts).filter(([, value]) => value !== "");
  return <>{told.map(([name, value]) => <div key={name} className="max-w-read space-y-1"><h3 className="text-m">{t(`fields.${section}.${name}`)}</h3><p lang={lang} className="whitespace-pre-line">{value}</p></div>)}</>;
}

export function ObjectivesView({ content, lang }: ViewProps) {
  return <ol lang={lang} className="max-w-read list-decimal space-y-1 pl-6">{content.rows.map(({ key, text }) => <li key={key}>{text}</li>)}</ol>;
}

/** Milestones in the order of their days; late is said in words. */
export function MilestonesView({ content, lang, today }: ViewProps & { today: string }) {
  const { t } = useTranslation("actions");
  const locale = useLocale();
  const rows = [...content.rows].sort((a, b) => (a.due || "9999").localeCompare(b.due || "9999"));
  return (
    <ol className="max-w-read border-l-2 border-hairline">
      {rows.map(({ key, text, due = "", done = "" }) => {
        const isLate = done === "" && due !== "" && due < today;
        const Icon = done ? Check : isLate ? TriangleAlert : Clock;
        return (
          <li key={key} className="relative pb-5 pl-7 last:pb-0">
            <span aria-hidden className={`absolute -left-[0.8rem] top-0.5 flex size-6 items-center justify-center rounded-full border-2 bg-surface ${done ? "border-leaf text-leaf" : isLate ? "border-clay text-clay" : "border-edge text-ink-soft"}`}><Icon className="size-3.5" /></span>
            <p lang={lang} className="font-semibold">{text}</p>
            <p className="text-s text-ink-soft">{[due && t("milestones.due", { date: formatDate(due, locale) }), done ? t("milestones.done", { date: formatDate(done, locale) }) : isLate ? t("milestones.late") : ""].filter(Boolean).join(" · ")}</p>
          </li>
        );
      })}
    </ol>
  );
}

export function PartnersView({ content, lang }: ViewProps) {
  const { t } = useTranslation("actions");
  return <DataTable caption={t("sections.partners")} rows={content.rows} rowKey={({ key }) => key} columns={[
    { key: "name", label: t("fields.partners.name"), cell: ({ name }) => <span lang={lang}>{name}</span>, heading: true },
    { key: "role", label: t("fields.partners.role"), cell: ({ role = "" }) => (role ? t(`choices.${role}`) : "") },
    { key: "part", label: t("fields.partners.part"), cell: ({ part }) => <span lang={lang}>{part}</span> },
  ]} />;
}

export function RisksView({ content, lang }: ViewProps) {
  const { t } = useTranslation("actions");
  return <DataTable caption={t("sections.risks")} rows={content.rows} rowKey={({ key }) => key} columns={[
    { key: "text", label: t("fields.risks.text"), cell: ({ text }) => <span lang={lang}>{text}</span>, heading: true },
    { key: "chance", label: t("fields.risks.chance"), cell: ({ chance = "" }) => (chance ? t(`choices.${chance}`) : "") },
    { key: "response", label: t("fields.risks.response"), cell: ({ response }) => <span lang={lang}>{response}</span> },
  ]} />;
}

/** Lines of the budget with their sum. */
export function BudgetView({ content, lang }: ViewProps) {
  const { t } = useTranslation("actions");
  const locale = useLocale();
  const total: PlanRow = { key: "total", text: t("budget.total"), source: "", planned: sumOf(content.rows, "planned"), spent: sumOf(content.rows, "spent") };
  return <DataTable caption={t("sections.budget")} rows={[...content.rows, total]} rowKey={({ key }) => key} columns={[
    { key: "text", label: t("fields.budget.text"), cell: ({ key, text }) => <span lang={key === "total" ? undefined : lang}>{text}</span>, heading: true },
    { key: "source", label: t("fields.budget.source"), cell: ({ source }) => <span lang={lang}>{source}</span> },
    { key: "planned", label: t("fields.budget.planned"), align: "right", cell: ({ key, planned }) => <Amount value={planned} isTotal={key === "total"} locale={locale} /> },
    { key: "spent", label: t("fields.budget.spent"), align: "right", cell: ({ key, spent }) => <Amount value={spent} isTotal={key === "total"} locale={locale} /> },
  ]} />;
}

function Amount({ value, isTotal, locale }: { value: string | undefined; isTotal: boolean; locale: ReturnType<typeof useLocale> }) {
  return <span className={`tabular-nums ${isTotal ? "font-semibold" : ""}`}>{amountOf(value, locale)}</span>;
}

/** Baseline, target, what was reached last, and how much of the way that is. */
export function IndicatorsView({ content, lang, actuals }: ViewProps & { actuals: Record<string, { value: number; day: string }> }) {
  const { t } = useTranslation("actions");
  const locale = useLocale();
  const figure = (value: string | undefined, on: string | undefined) => (value ? <span className="tabular-nums">{formatNumber(Number(value), locale, 6)}{on ? <span className="block text-ink-soft">{formatDate(on, locale)}</span> : null}</span> : null);
  return <DataTable caption={t("sections.indicators")} rows={content.rows} rowKey={({ key }) => key} columns={[
    { key: "text", label: t("fields.indicators.text"), cell: ({ text, unit, source }) => <span lang={lang}>{text}{unit ? ` (${unit})` : ""}{source ? <span className="block font-normal text-ink-soft">{source}</span> : null}</span>, heading: true },
    { key: "baseline", label: t("fields.indicators.baseline"), align: "right", cell: ({ baseline, baselineOn }) => figure(baseline, baselineOn) },
    { key: "target", label: t("fields.indicators.target"), align: "right", cell: ({ target, targetOn }) => figure(target, targetOn) },
    { key: "actual", label: t("indicators.actual"), align: "right", cell: ({ key }) => { const last = actuals[key]; return last ? figure(String(last.value), last.day) : <span className="text-ink-soft">{t("indicators.none")}</span>; } },
    { key: "way", label: t("indicators.way"), align: "right", cell: (row) => { const reached = reachedOf(numberOf(row.baseline), numberOf(row.target), actuals[row.key]?.value ?? null); return reached === null ? null : <span className="tabular-nums">{formatPercent(reached, locale)}</span>; } },
  ]} />;
}

export function DocumentsView({ content, lang }: ViewProps) {
  return <ul className="list-disc space-y-1 pl-5">{content.rows.map(({ key, text, address = "" }) => <li key={key}><a href={address} lang={lang} {...(address.startsWith("/") ? {} : { rel: "noreferrer nofollow" })}>{text}</a></li>)}</ul>;
}
