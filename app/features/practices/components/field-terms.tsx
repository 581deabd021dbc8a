import { useTranslation } from "react-i18next";
import { useLocale } from "#app/ui/use-root.ts";

export interface ShownTerm {
  key: string;
  term: string;
  definition: string;
  locale: string;
}

/** What the words of a question mean, one click away. */
export function FieldTerms({ terms }: { terms: readonly ShownTerm[] }) {
  const { t } = useTranslation("submissions");
  const own = useLocale();
  if (terms.length === 0) return null;
  return (
    <details className="mt-1 max-w-read text-s">
      <summary className="inline-flex min-h-8 cursor-pointer items-center text-sea underline underline-offset-2">{t("edit.terms", { terms: terms.map(({ term }) => term).join(", ") })}</summary>
      <dl className="mt-1 space-y-2 border-l-2 border-sun pl-3">
        {terms.map(({ key, term, definition, locale }) => (
          <div key={key} lang={locale === own ? undefined : locale}>
            <dt className="font-semibold">{term}</dt>
            <dd className="text-ink-soft">{definition}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
