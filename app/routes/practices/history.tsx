import { Form, Link, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { ChangedWords } from "#app/features/practices/components/changed-words.tsx";
import { getPracticeHistory, type VersionLine } from "#app/features/practices/history/history.server.ts";
import { askedVersion, practicePath, versionPath } from "#app/features/practices/practice-paths.ts";
import { formatDate, formatLanguage, formatList } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Select } from "#app/ui/field.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const asked = new URL(request.url).searchParams;
  const history = await getPracticeHistory(actor, { slug: params.slug ?? "", locale, from: askedVersion(asked, "from"), to: askedVersion(asked, "to"), wanted: asked.get("in") });
  return { history, pageTitle: getT(locale, "lab")("history.title") };
}

export const handle: TextsHandle = { texts: ["lab", "practices"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? pageTitle(`${data.pageTitle}: ${data.history.title}`) : []);

export default function PracticeHistoryPage() {
  const { history, pageTitle: heading } = useLoaderData<typeof loader>();
  const { slug, title, current, versions, compared } = history;
  const { t } = useTranslation("lab");
  const own = useLocale();
  return (
    <Page>
      <PageHeader back={{ to: practicePath(slug), label: title }} title={heading} lead={t("history.lead")} />
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <section aria-labelledby="versions" className="lg:order-last">
          <h2 id="versions" className="text-l">{t("history.versions")}</h2>
          <ol className="mt-3 divide-y divide-hairline border-y border-hairline">
            {versions.map((version) => (
              <li key={version.number} className="py-3">
                <p className="flex flex-wrap items-center gap-2"><Link to={versionPath({ slug, version: version.number, current })} className="inline-flex min-h-8 items-center font-semibold">{t("history.number", { number: version.number })}</Link>{version.number === current ? <Badge look="leaf">{t("history.current")}</Badge> : null}</p>
                <p className="text-s text-ink-soft">{formatDate(version.publishedAt, own)}</p>
                <p className="text-s text-ink-soft"><Basis version={version} /></p>
              </li>
            ))}
          </ol>
        </section>
        <div className="min-w-0 space-y-6">
          {compared === null ? <p className="max-w-read text-ink-soft">{t("history.only")}</p> : (
            <>
              <Form method="get" className="flex flex-wrap items-end gap-4 border-b border-hairline pb-6">
                {(["from", "to"] as const).map((name) => <Select key={`${name} ${compared[name]}`} id={name} name={name} label={t(`history.${name}`)} defaultValue={String(compared[name])} options={versions.map(({ number, publishedAt }) => ({ value: String(number), label: `${t("history.number", { number })}, ${formatDate(publishedAt, own)}` }))} />)}
                {compared.languages.length > 1 ? <Select key={compared.locale} id="in" name="in" label={t("history.in")} defaultValue={compared.locale} options={compared.languages.map((code) => ({ value: code, label: formatLanguage(code, own) }))} /> : null}
                <Button variant="secondary">{t("history.compare")}</Button>
              </Form>
              <section aria-labelledby="changes" className="space-y-6">
                <h2 id="changes">{t("history.changes", { from: compared.from, to: compared.to })}</h2>
                {compared.changes.length === 0 ? <p className="text-ink-soft">{t("history.same")}</p> : <p className="text-s text-ink-soft"><ins className="bg-leaf-tint">{t("history.added")}</ins> · <del className="bg-clay-tint">{t("history.removed")}</del></p>}
                {compared.changes.map(({ key, label, lang, words }) => (
                  <div key={key} className="space-y-1">
                    <h3 className="text-m font-semibold">{label}</h3>
                    <ChangedWords words={words} lang={lang === null || lang === own ? undefined : lang} />
                  </div>
                ))}
                {compared.elsewhere.length > 0 ? <p className="text-s text-ink-soft">{t("history.elsewhere", { languages: formatList(compared.elsewhere.map((code) => formatLanguage(code, own)), own) })}</p> : null}
              </section>
            </>
          )}
        </div>
      </div>
    </Page>
  );
}

/** By whom a version is: bodies, never people. */
function Basis({ version: { basis, toldBy, assessedBy } }: { version: Pick<VersionLine, "basis" | "toldBy" | "assessedBy"> }) {
  const { t } = useTranslation("lab");
  const told = basis !== "reported" ? t(`history.${basis}`) : toldBy === null ? t("history.told") : t("history.toldBy", { name: toldBy });
  return <>{assessedBy === null ? told : `${told} ${t("history.assessedBy", { name: assessedBy })}`}</>;
}
