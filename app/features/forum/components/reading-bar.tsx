import { Form, Link, useLocation, useSearchParams } from "@remix-run/react";
import { Languages } from "lucide-react";
import { useTranslation } from "react-i18next";
import { formatList } from "#app/i18n/format.ts";
import type { ReadingLanguages } from "#app/i18n/languages-cookie.server.ts";
import { localeNames, locales } from "#app/i18n/locales.ts";
import { Button } from "#app/ui/button.tsx";
import { Choice, ChoiceGroup } from "#app/ui/field.tsx";
import { useLocale } from "#app/ui/use-root.ts";

const link = "inline-flex min-h-8 items-center";

/** This page in all languages (`true`) or in the chosen ones again. */
function useLanguagesPath(): (all: boolean) => string {
  const [params] = useSearchParams();
  const { pathname } = useLocation();
  return (all) => {
    const next = new URLSearchParams(params);
    if (!pathname.startsWith("/forum/topics/")) next.delete("page"); // a topic's pages are the same in all languages
    if (all) next.set("languages", "all");
    else next.delete("languages");
    return next.size > 0 ? `${pathname}?${next}` : pathname;
  };
}

/** Which languages are shown here; always says so, and changes it in place. */
export function ReadingBar({ chosen, languages }: ReadingLanguages) {
  const { t } = useTranslation("forum");
  const locale = useLocale();
  const pathOf = useLanguagesPath();
  const nameAll = (codes: ReadingLanguages["chosen"]) => formatList(codes.map((code) => localeNames[code]), locale);
  return (
    <div className="no-print flex flex-wrap items-center gap-x-4 text-s text-ink-soft">
      {languages.length > 0 || chosen.length > 0 ? (
        <p className="inline-flex items-center gap-1.5"><Languages aria-hidden className="size-4 shrink-0" />{languages.length > 0 ? t("reading.only", { languages: nameAll(languages) }) : t("reading.all")}</p>
      ) : null}
      {languages.length > 0 ? <Link to={pathOf(true)} preventScrollReset className={link}>{t("reading.showAll")}</Link> : null}
      {languages.length === 0 && chosen.length > 0 ? <Link to={pathOf(false)} preventScrollReset className={link}>{t("reading.showChosen", { languages: nameAll(chosen) })}</Link> : null}
      <details key={chosen.join()} className="open:basis-full">
        <summary className={`${link} gap-1.5 text-sea underline underline-offset-[0.2em]`}>{chosen.length > 0 ? t("reading.change") : <><Languages aria-hidden className="size-4 shrink-0" />{t("reading.choose")}</>}</summary>
        <Form method="post" action="/forum/languages" className="mt-2 space-y-3 rounded-card border border-hairline bg-surface p-5 text-base text-ink">
          <input type="hidden" name="next" value={pathOf(false)} />
          <ChoiceGroup id="reading" legend={t("reading.legend")} help={t("reading.help")}>
            <div className="grid grid-cols-2 gap-x-6 sm:grid-cols-4">
              {locales.map((code) => <Choice key={code} id={`reading-${code}`} name="languages" value={code} label={<span lang={code}>{localeNames[code]}</span>} defaultChecked={chosen.includes(code)} />)}
            </div>
          </ChoiceGroup>
          <Button variant="secondary">{t("common:actions.save")}</Button>
        </Form>
      </details>
    </div>
  );
}

/** That something is left out because of its language, and how to see it. Counted up to `most`. */
export function OtherLanguages({ count, most = Infinity, of }: { count: number; most?: number; of: "topics" | "posts" | "folded" }) {
  const { t } = useTranslation("forum");
  const pathOf = useLanguagesPath();
  if (count === 0) return null;
  return (
    <p className="py-3 text-s text-ink-soft">
      {count > most ? t("reading.manyTopics", { count: most }) : t(`reading.${of}`, { count })} <Link to={pathOf(true)} preventScrollReset className={link}>{t(of === "folded" ? "reading.open" : "reading.show")}</Link>
    </p>
  );
}
