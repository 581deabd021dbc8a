import type { Locale } from "#app/i18n/locales.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import type { LessonLabels } from "./markdown/render.ts";

/** The words that rendering adds to a lesson, in the language of the lesson's text. */
export function getLessonLabels(locale: Locale): LessonLabels {
  const t = getT(locale, "courses");
  return {
    callouts: { note: t("text.callouts.note"), example: t("text.callouts.example"), warning: t("text.callouts.warning"), illustrative: t("text.callouts.illustrative") },
    sources: t("text.sources"),
    backToText: (source, mention) => t("text.backToText", { source, mention }),
    definitionSource: t("text.definitionSource"),
    table: (number) => t("text.table", { number }),
  };
}
