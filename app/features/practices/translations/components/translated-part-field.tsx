import { useTranslation } from "react-i18next";
import { formatLanguage } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { Badge } from "#app/ui/badge.tsx";
import { FieldErrors } from "#app/ui/field.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import { ChangedWords } from "#app/features/practices/components/changed-words.tsx";
import type { TranslatedPart } from "../languages.server.ts";
import { PartWords } from "./part-words.tsx";
import { usePartLabel } from "./use-part-label.ts";

interface PartFieldProps {
  part: TranslatedPart;
  /** What could not be saved. */
  typed: string | undefined;
  errors: string[];
  /** What is saved was typed elsewhere meanwhile. */
  elsewhere: boolean;
  originalLocale: Locale;
  locale: Locale;
}

/** One part: what the original says, and the field for what it is to say. */
export function TranslatedPartField({ part, typed, errors, elsewhere, originalLocale, locale }: PartFieldProps) {
  const { t } = useTranslation(["translations", "submissions"]);
  const reader = useLocale();
  const { key, kind, original, words, published, isOutdated, changes } = part;
  const label = usePartLabel()(part);
  const lang = locale === reader ? undefined : locale;
  const rows = Math.min(16, Math.max(kind === "points" ? 3 : 2, Math.ceil(original.length / 52) + original.split("\n").length - 1));
  const described = [`${key}-original`, ...(kind === "points" ? [`${key}-help`] : []), ...(errors.length > 0 ? [`${key}-error`] : [])].join(" ");
  const field = { id: key, name: key, lang, "aria-invalid": errors.length > 0 ? true : undefined, "aria-describedby": described, defaultValue: typed ?? words } as const;
  return (
    <div className="space-y-2 border-t border-hairline pt-5">
      <p className="flex flex-wrap items-center gap-3"><label htmlFor={key} className="text-m font-semibold">{label}</label>{isOutdated ? <Badge look="sun">{t("form.changed")}</Badge> : null}</p>
      <div className="grid gap-x-10 gap-y-3 lg:grid-cols-2">
        <div id={`${key}-original`} className="min-w-0 space-y-3 border-l-2 border-hairline pl-4">
          <p className="text-s text-ink-soft lg:sr-only">{t("form.original", { language: formatLanguage(originalLocale, reader) })}</p>
          <PartWords words={original} kind={kind} lang={originalLocale === reader ? undefined : originalLocale} />
          {changes.length > 0 ? (
            <details className="text-s">
              <summary className="inline-flex min-h-11 cursor-pointer items-center text-sea underline underline-offset-2">{t("form.howChanged")}</summary>
              <ChangedWords words={changes} lang={originalLocale === reader ? undefined : originalLocale} />
            </details>
          ) : null}
        </div>
        <div className="min-w-0 space-y-1">
          <p aria-hidden className="text-s text-ink-soft lg:hidden">{t("form.translation", { language: formatLanguage(locale, reader) })}</p>
          {kind === "line" ? <input className="input" {...field} /> : <textarea rows={rows} className="input" {...field} />}
          {kind === "points" ? <p id={`${key}-help`} className="text-s text-ink-soft">{t("form.pointsHelp", { count: original.split("\n").length })}</p> : null}
          <FieldErrors id={key} errors={errors} />
          {elsewhere && typed !== undefined && typed !== words ? <Beside label={t("submissions:edit.savedThere")} words={words} lang={lang} /> : published !== null ? <Beside label={t("form.published")} words={published} lang={lang} /> : null}
        </div>
      </div>
    </div>
  );
}

function Beside({ label, words, lang }: { label: string; words: string; lang: string | undefined }) {
  return (
    <div className="mt-2 border-l-2 border-sun pl-3 text-s">
      <p className="font-semibold">{label}</p>
      <p lang={lang} className="whitespace-pre-line break-words">{words === "" ? "–" : words}</p>
    </div>
  );
}
