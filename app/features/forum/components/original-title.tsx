import { useTranslation } from "react-i18next";
import { isLocale, localeNames } from "#app/i18n/locales.ts";

/** Below a title that somebody has translated: how its author said it. */
export function OriginalTitle({ title, locale }: { title: string; locale: string }) {
  const { t } = useTranslation("forum");
  return <p className="text-s text-ink-soft">{t("topic.originalTitle", { language: isLocale(locale) ? localeNames[locale] : locale })} <q lang={locale}>{title}</q></p>;
}
