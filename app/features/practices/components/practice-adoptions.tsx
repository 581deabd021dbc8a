import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import type { PracticePage } from "../practice-page.server.ts";
import { practicePath } from "../practice-paths.ts";
import { formatPartialDate } from "./period.ts";

/** Who took the practice up: where, what they changed, what came of it. What no public source says is labelled. */
export function PracticeAdoptions({ practice: { slug, adoptions, illustrative }, regionNames, regionPages }: { practice: Pick<PracticePage, "slug" | "adoptions"> & { illustrative: boolean }; regionNames: Record<string, string>; regionPages: Record<string, string> }) {
  const { t } = useTranslation("practices");
  const locale = useLocale();
  const own = adoptions.find(({ isOwn }) => isOwn);
  const lang = (written: string) => (written === locale ? undefined : written);
  return (
    <section aria-labelledby="adopted" className="scroll-mt-6 border-t border-hairline pt-6">
      <h2 id="adopted" className="scroll-mt-6">{t("record.adoptedBy")}</h2>
      {adoptions.length === 0 ? <p className="mt-2 max-w-read text-ink-soft">{t("adopt.nobody")}</p> : (
        <ul className="mt-3 divide-y divide-hairline">
          {adoptions.map(({ id, place, nutsCode, state, since, changes, result, locale: written, sourceUrl, canRemove }) => (
            <li key={id} className="max-w-read space-y-2 py-4 first:pt-0">
              <p><strong>{sourceUrl ? <a href={sourceUrl} rel="external nofollow">{place}</a> : place}</strong> <span className="text-s text-ink-soft">{nutsCode && regionPages[nutsCode] ? <><Link to={regionPages[nutsCode]}>{regionNames[nutsCode] ?? nutsCode}</Link>, </> : null}{[nutsCode && !regionPages[nutsCode] && regionNames[nutsCode] !== place ? (regionNames[nutsCode] ?? nutsCode) : "", t(`adoptionStates.${state}`), since ? t("record.since", { date: formatPartialDate(since, locale) }) : ""].filter(Boolean).join(", ")}</span></p>
              {changes === "" ? null : <p className="whitespace-pre-line break-words" lang={lang(written)}><span lang={locale} className="block text-s font-semibold">{t("adopt.changes")}</span>{changes}</p>}
              {result === "" ? null : <p className="whitespace-pre-line break-words" lang={lang(written)}><span lang={locale} className="block text-s font-semibold">{t("adopt.result")}</span>{result}</p>}
              {sourceUrl ? null : <p className="text-s text-ink-soft">{t("adopt.toldHere")}</p>}
              {canRemove ? <Form method="post" action={`${practicePath(slug)}/adopt`} className="no-print"><input type="hidden" name="id" value={id} /><Button variant="quiet" name="intent" value="remove" aria-label={t("adopt.removeNamed", { place })}>{t("adopt.remove")}</Button></Form> : null}
            </li>
          ))}
        </ul>
      )}
      {illustrative ? null : <p className="no-print mt-4 flex flex-wrap items-center gap-x-6 gap-y-2"><LinkButton to={`${practicePath(slug)}/adopt`} variant="secondary">{t(own ? "adopt.change" : "adopt.say")}</LinkButton><Link to={`/actions/new?practice=${slug}`} className="inline-flex min-h-8 items-center">{t("adopt.action")}</Link></p>}
    </section>
  );
}
