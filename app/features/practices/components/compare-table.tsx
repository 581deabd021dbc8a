import { Link } from "@remix-run/react";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import type { ComparedPractice } from "../compare.server.ts";
import { aspects, textFields } from "../keys.ts";
import { comparePath, practicePath } from "../practice-paths.ts";
import { usePracticeFacts } from "./practice-facts.tsx";

const columns = ["", "", "md:grid-cols-2", "md:grid-cols-3", "md:grid-cols-2 xl:grid-cols-4"];

interface Row {
  key: string;
  label: string;
  /** One for each record; null where nothing is published. */
  cells: ReactNode[];
}

/** Records side by side, field by field; on narrow screens one below the other within each field. */
export function CompareTable({ practices, regionNames }: { practices: ComparedPractice[]; regionNames: Record<string, string> }) {
  const { t } = useTranslation("practices");
  const own = useLocale();
  const rows = useRows(practices, regionNames).filter(({ cells }) => cells.some((cell) => cell !== null));
  const grid = `grid gap-x-8 gap-y-4 ${columns[practices.length] ?? ""}`;
  const lang = (locale: string) => (locale === own ? undefined : locale);
  return (
    <div>
      <ul className={`${grid} border-b-2 border-sun pb-4`}>
        {practices.map(({ slug, title, locale, record }) => (
          <li key={slug} className="min-w-0 space-y-1">
            <h2 className="text-l" lang={lang(locale)}><Link to={practicePath(slug)}>{title}</Link></h2>
            {record.illustrative ? <Badge look="sun">{t("card.illustrative")}</Badge> : null}
            {practices.length > 1 ? <p className="no-print"><Link to={comparePath(practices.map((practice) => practice.slug).filter((other) => other !== slug))} aria-label={t("compare.remove", { title })} className="inline-flex min-h-8 items-center gap-1 text-s"><X aria-hidden className="size-4" />{t("common:actions.remove")}</Link></p> : null}
          </li>
        ))}
      </ul>
      {rows.map(({ key, label, cells }) => (
        <div key={key} className="break-inside-avoid-page border-b border-hairline py-4">
          <h3 className="text-m font-semibold">{label}</h3>
          <dl className={`${grid} mt-2`}>
            {practices.map(({ slug, title, locale }, index) => (
              <div key={slug} className="min-w-0">
                <dt lang={lang(locale)} className="text-s text-ink-soft md:sr-only">{title}</dt>
                <dd className="break-words">{cells[index] ?? <span className="text-ink-soft">{t("compare.nothing")}</span>}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </div>
  );
}

function useRows(practices: ComparedPractice[], regionNames: Record<string, string>): Row[] {
  const { t } = useTranslation("practices");
  const own = useLocale();
  const factsOf = usePracticeFacts();
  const lang = (locale: string) => (locale === own ? undefined : locale);
  const facts = practices.map(({ record }) => factsOf(record, regionNames));
  const told = practices.map(({ sections }) => new Map(sections.flatMap(({ fields }) => fields.map((field) => [field.field, field] as const))));
  return [
    { key: "summary", label: t("csv.summary"), cells: practices.map(({ summary, locale }) => <span key="summary" lang={lang(locale)}>{summary}</span>) },
    ...(facts[0] ?? []).map(({ key, label }, row): Row => ({ key, label, cells: facts.map((list) => list[row]?.value || null) })),
    ...textFields.map((field): Row => ({
      key: `told-${field}`,
      label: t(`fields.${field}`),
      cells: told.map((fields) => {
        const found = fields.get(field);
        if (!found) return null;
        return (
          <div lang={lang(found.locale)} className="max-w-read space-y-2">
            {found.paragraphs.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
            {found.points.length > 0 ? <ul className="list-disc space-y-1 pl-5 marker:text-sea">{found.points.map((point) => <li key={point}>{point}</li>)}</ul> : null}
          </div>
        );
      }),
    })),
    ...aspects.flatMap((aspect) => (["inspiring", "improve"] as const).map((side): Row => ({
      key: `${side}-${aspect}`,
      label: `${t(`aspects.${aspect}`)}: ${t(`record.${side}`)}`,
      cells: practices.map(({ assessment }) => {
        const found = assessment.find((entry) => entry.aspect === aspect);
        return found?.[side] ? <span lang={lang(found.locale)}>{found[side]}</span> : null;
      }),
    }))),
  ];
}
