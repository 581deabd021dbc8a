import { Link } from "@remix-run/react";
import { FileText, History, Printer } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import type { PracticePage } from "../practice-page.server.ts";
import { citeInBibtex, citeInLine } from "../cite.ts";
import { practicePath, versionPath } from "../practice-paths.ts";
import { citedOf, untoldNames } from "../practice-words.ts";

/** Everything that the record rests on, in the order of its numbers. */
export function PracticeSources({ sources, untold }: Pick<PracticePage, "sources" | "untold">) {
  const { t } = useTranslation("practices");
  return (
    <>
        {untold.length > 0 ? (
          <section aria-labelledby="untold" className="border-t border-hairline pt-6">
            <h2 id="untold">{t("record.untold")}</h2>
            <p className="mt-2 max-w-read text-ink-soft">{t("record.untoldText", { fields: untoldNames(t, untold) })}</p>
          </section>
        ) : null}
        {sources.length > 0 ? (
          <section aria-labelledby="sources" className="border-t border-hairline pt-6">
            <h2 id="sources">{t("record.sources")}</h2>
            <ol className="mt-3 max-w-read list-decimal space-y-2 pl-6 text-s marker:text-ink-soft">
              {sources.map(({ number, title, publisher, url, language }) => (
                <li key={number} id={`source-${number}`} className="scroll-mt-6 target:bg-sun-tint"><span lang={language ?? undefined}>{title}</span>. {publisher}.{url === null ? null : <> <a href={url} rel="external nofollow" className="break-all">{url}</a></>}</li>
              ))}
            </ol>
          </section>
        ) : null}
    </>
  );
}

/** Prints the page where a script runs; everywhere else one prints by the browser's own command. */
function PrintButton() {
  const { t } = useTranslation("practices");
  const [isAble, setAble] = useState(false);
  useEffect(() => setAble(true), []);
  return isAble ? <Button type="button" variant="quiet" onClick={() => window.print()}><Printer aria-hidden className="size-4" />{t("record.print")}</Button> : null;
}

/** The record on paper, the line to copy, and what changed. */
export function CiteAndVersions({ practice, address }: { practice: Pick<PracticePage, "slug" | "title" | "locale" | "version" | "current" | "publishedAt" | "versions" | "record">; address: string }) {
  const { t } = useTranslation("practices");
  const cited = citedOf(practice, address);
  const line = citeInLine(cited, { kind: t("cite.kind"), version: t("cite.version", { version: practice.version }) });
  return (
    <>
      <p className="hidden break-words text-s print:block">{line}</p>
      <div className="no-print divide-y divide-hairline border-y border-hairline text-s">
        <p className="flex flex-wrap items-center gap-x-4 py-2">
          <a href={versionPath(practice, "/practice.pdf", practice.locale)} className="inline-flex min-h-11 items-center gap-1.5"><FileText aria-hidden className="size-4" />{t("record.pdf")}</a>
          <PrintButton />
        </p>
        <details className="py-2">
          <summary className="min-h-8 py-1 font-semibold">{t("record.cite")}</summary>
          <p className="mt-1 break-words pb-2">{line}</p>
          <p className="font-semibold">BibTeX</p>
          <pre className="mb-2 whitespace-pre-wrap break-all rounded-card border border-hairline bg-surface p-2 font-mono text-s">{citeInBibtex(cited)}</pre>
        </details>
        <p className="py-2"><Link to={`${practicePath(practice.slug)}/history`} className="inline-flex min-h-11 items-center gap-1.5"><History aria-hidden className="size-4" />{t("record.history", { count: practice.versions.length })}</Link></p>
      </div>
    </>
  );
}
