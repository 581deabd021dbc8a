import { Link } from "@remix-run/react";
import { Languages } from "lucide-react";
import { useTranslation } from "react-i18next";
import { formatLanguage } from "#app/i18n/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import { translatePath, versionPath } from "../practice-paths.ts";
import type { PracticePage } from "../practice-page.server.ts";
import { languageNotice } from "../practice-words.ts";
import { LanguageState } from "../translations/components/language-state.tsx";

/** The languages that a record can be read in, each with how good it is; the way to translate it. */
export function PracticeLanguages({ practice }: { practice: Pick<PracticePage, "slug" | "version" | "current" | "locale" | "languages"> }) {
  const { t } = useTranslation("practices");
  const reader = useLocale();
  return (
    <nav aria-labelledby="languages" className="no-print text-s">
      <h2 id="languages" className="text-m font-semibold">{t("record.languages")}</h2>
      <ul className="mt-1">
        {practice.languages.map((language) => {
          const name = formatLanguage(language.locale, reader);
          return (
            <li key={language.locale} className="flex flex-wrap items-center gap-x-2">
              <Link to={versionPath(practice, "", language.locale)} hrefLang={language.locale} aria-current={language.locale === practice.locale ? "true" : undefined} preventScrollReset className="inline-flex min-h-8 items-center text-ink aria-[current]:font-semibold aria-[current]:no-underline">{name}</Link>
              <LanguageState language={language} />
            </li>
          );
        })}
      </ul>
      <p><Link to={translatePath(practice.slug)} className="inline-flex min-h-11 items-center gap-1.5"><Languages aria-hidden className="size-4" />{t("record.translate")}</Link></p>
    </nav>
  );
}

/** What the reader should know of the language in which they read. */
export function TranslationNotice({ practice }: { practice: Pick<PracticePage, "state" | "isPartial" | "locale" | "languages" | "translators" | "record"> }) {
  const { t } = useTranslation("practices");
  const reader = useLocale();
  const said = languageNotice(t, practice, reader);
  if (!said) return null;
  return (
    <Notice kind={said.outdated ? "warning" : "info"}>
      <p>{said.text}{practice.translators.length > 0 ? ` ${t("record.translators", { names: practice.translators.join(", ") })}` : ""}</p>
      {said.outdated ? <p>{said.outdated}</p> : null}
    </Notice>
  );
}
