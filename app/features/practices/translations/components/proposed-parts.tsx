import { useTranslation } from "react-i18next";
import { formatLanguage } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { useLocale } from "#app/ui/use-root.ts";
import type { PairedPart } from "../languages.server.ts";
import { PartWords } from "./part-words.tsx";
import { usePartLabel } from "./use-part-label.ts";

/** A proposal to be read: the original beside what it is to say, and what is published now where that is something else. */
export function ProposedParts({ parts, originalLocale, locale }: { parts: PairedPart[]; originalLocale: Locale; locale: Locale }) {
  const { t } = useTranslation("translations");
  const reader = useLocale();
  const label = usePartLabel();
  const [from, into] = [originalLocale, locale].map((code) => (code === reader ? undefined : code));
  return (
    <div className="divide-y divide-hairline border-y border-hairline">
      {parts.map((part) => (
        <div key={part.key} className="py-5">
          <h3 className="mb-2 text-m font-semibold">{label(part)}</h3>
          <div className="grid gap-x-10 gap-y-4 lg:grid-cols-2">
            <div className="min-w-0 space-y-1 text-ink-soft">
              <p className="text-s">{t("form.original", { language: formatLanguage(originalLocale, reader) })}</p>
              <PartWords words={part.original} kind={part.kind} lang={from} />
            </div>
            <div className="min-w-0 space-y-1">
              <p className="text-s text-ink-soft">{t("form.translation", { language: formatLanguage(locale, reader) })}</p>
              {part.words.trim() === "" ? <p className="italic text-ink-soft">{t("proposal.empty")}</p> : <PartWords words={part.words.trim()} kind={part.kind} lang={into} />}
              {part.published === null ? null : <div className="mt-2 border-l-2 border-sun pl-3 text-s"><p className="font-semibold">{t("form.published")}</p><PartWords words={part.published} kind={part.kind} lang={into} /></div>}
            </div>
          </div>
        </div>
      ))}
    </div>
  );
}
