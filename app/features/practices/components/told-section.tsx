import { useTranslation } from "react-i18next";
import { useLocale } from "#app/ui/use-root.ts";
import type { ToldField } from "../practice-page.server.ts";

/** Where something comes from: small numbers that lead to the list of sources. */
export function SourceMarks({ numbers }: { numbers: readonly number[] }) {
  const { t } = useTranslation("practices");
  if (numbers.length === 0) return null;
  return (
    <span className="whitespace-nowrap font-sans text-s">
      {numbers.map((number) => <a key={number} href={`#source-${number}`} aria-label={t("record.source", { number })} className="ml-1 inline-flex min-h-6 min-w-6 items-center justify-center no-underline">[{number}]</a>)}
    </span>
  );
}

/** A part of the record: its fields one after the other, each in the language in which it exists. */
export function ToldSection({ id, title, fields, children }: { id: string; title: string; fields: ToldField[]; children?: React.ReactNode }) {
  const { t } = useTranslation("practices");
  const own = useLocale();
  if (fields.length === 0 && !children) return null;
  return (
    <section aria-labelledby={id} className="border-t border-hairline pt-6">
      <h2 id={id}>{title}</h2>
      <div className="mt-4 space-y-6">
        {fields.map(({ field, paragraphs, points, locale, sources, isOutdated }) => {
          const foreign = locale === own ? undefined : locale;
          return (
            <div key={field} className="max-w-read break-inside-avoid-page">
              <h3 className="text-m font-semibold">{t(`fields.${field}`)}<SourceMarks numbers={sources} /></h3>
              {isOutdated ? <p className="text-s text-ink-soft">{t("record.outdatedPart")}</p> : null}
              <div lang={foreign} className="mt-1 space-y-3">
                {paragraphs.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
                {points.length > 0 ? <ul className="list-disc space-y-1.5 pl-5 marker:text-sea">{points.map((point) => <li key={point}>{point}</li>)}</ul> : null}
              </div>
            </div>
          );
        })}
        {children}
      </div>
    </section>
  );
}
