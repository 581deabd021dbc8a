import { useTranslation } from "react-i18next";
import { formatPercent } from "#app/i18n/format.ts";
import { useLocale } from "#app/ui/use-root.ts";
import type { RecordLanguage } from "#app/features/practices/practice-languages.ts";

/** How good what there is in a language is: "translated by people, 60%, of an earlier version". */
export function LanguageState({ language: { state, completeness, outdated } }: { language: Omit<RecordLanguage, "locale"> }) {
  const { t } = useTranslation("practices");
  const locale = useLocale();
  const words = [t(`record.languageStates.${state}`), ...(state === "original" ? [] : [formatPercent(completeness, locale)]), ...(outdated > 0 ? [t("record.languageStates.outdated")] : [])];
  return <span className="text-s text-ink-soft">{words.join(", ")}</span>;
}
