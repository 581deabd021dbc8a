import { Scale } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import type { Locale } from "#app/i18n/locales.ts";

const formId = "compare-form";

/** Chooses a record of a list to be compared: one form beside the list takes all ticks. */
export function CompareTick({ practice: { slug, title, locale }, chosen }: { practice: { slug: string; title: string; locale: Locale }; chosen: readonly string[] }) {
  const { t } = useTranslation("practices");
  const own = useLocale();
  return (
    <label htmlFor={`compare-${slug}`} className="inline-flex min-h-8 items-center gap-2 text-s">
      <input id={`compare-${slug}`} type="checkbox" form={formId} name="ids" value={slug} defaultChecked={chosen.includes(slug)} className="size-4.5 accent-sea" />
      {t("compare.tick")}<span className="sr-only">: <span lang={locale === own ? undefined : locale}>{title}</span></span>
    </label>
  );
}

/** Sends what was ticked, with what was ticked on other pages of the search. */
export function CompareBar({ listed, chosen }: { listed: readonly { slug: string }[]; chosen: readonly string[] }) {
  const { t } = useTranslation("practices");
  const elsewhere = chosen.filter((slug) => listed.every((practice) => practice.slug !== slug));
  return (
    <form id={formId} method="get" action="/practices/compare" className="no-print mt-4 flex flex-wrap items-center gap-3 border-t border-hairline pt-4">
      {elsewhere.map((slug) => <input key={slug} type="hidden" name="ids" value={slug} />)}
      <Button variant="secondary"><Scale aria-hidden className="size-4" />{t("compare.chosen")}</Button>
      <span className="text-s text-ink-soft">{t("compare.help")}{elsewhere.length > 0 ? ` ${t("compare.already", { count: elsewhere.length })}` : ""}</span>
    </form>
  );
}
