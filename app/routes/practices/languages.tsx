import { Link, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { practicePath, proposalPath, recordPath, translatePath } from "#app/features/practices/practice-paths.ts";
import { LanguageState } from "#app/features/practices/translations/components/language-state.tsx";
import { ProposalBadge } from "#app/features/practices/translations/components/proposal-badge.tsx";
import { getLanguages, type LanguageLine } from "#app/features/practices/translations/languages.server.ts";
import { formatDate, formatLanguage } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  return { heading: getT(locale, "translations")("languages.title"), page: await getLanguages(actor, params.slug ?? ""), isMember: actor !== null, isDiscarded: new URL(request.url).searchParams.has("discarded") };
}

export const handle: TextsHandle = { texts: ["translations", "practices"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.heading);

export default function Languages() {
  const { heading, page, isMember, isDiscarded } = useLoaderData<typeof loader>();
  const { t } = useTranslation("translations");
  const locale = useLocale();
  return (
    <Page width="read">
      <PageHeader back={{ to: practicePath(page.slug), label: page.title }} title={heading} lead={t("languages.lead")} />
      {isDiscarded ? <Notice kind="success" live className="mb-6"><p>{t("done.discarded")}</p></Notice> : null}
      <ul className="divide-y divide-hairline border-y border-hairline">
        {page.lines.map((line) => <li key={line.locale} className="space-y-1 py-4"><Line line={line} slug={page.slug} reader={locale} /></li>)}
      </ul>
      <p className="mt-6 text-s text-ink-soft">{isMember ? <>{t("languages.profile")} <Link to="/profile#languages">{t("languages.toProfile")}</Link></> : <Link to={`/sign-in?next=${encodeURIComponent(translatePath(page.slug))}`}>{t("languages.signIn")}</Link>}</p>
    </Page>
  );
}

function Line({ line: { locale, published, translators, own, taken, canTranslate }, slug, reader }: { line: LanguageLine; slug: string; reader: ReturnType<typeof useLocale> }) {
  const { t } = useTranslation("translations");
  const language = formatLanguage(locale, reader);
  const act = own ? "goOn" : published === null ? "translate" : published.outdated > 0 ? "update" : published.completeness === 100 ? null : "change";
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3">
        {published ? <Link to={recordPath(slug, locale)} hrefLang={locale} className="font-serif text-l">{language}</Link> : <span className="font-serif text-l">{language}</span>}
        {published ? <LanguageState language={published} /> : <span className="text-s text-ink-soft">{t("languages.none")}</span>}
        {own ? <ProposalBadge state={own.state} /> : null}
      </p>
      {translators.length > 0 ? <p className="text-s text-ink-soft">{t("languages.by", { names: translators.join(", ") })}</p> : null}
      {taken ? <p className="text-s text-ink-soft">{taken.name === null ? t("languages.takenUnnamed", { date: formatDate(taken.since, reader) }) : t("languages.taken", { name: taken.name, date: formatDate(taken.since, reader) })}</p> : null}
      {own?.state === "waiting" ? <p><Link to={proposalPath(own.id)} className="inline-flex min-h-11 items-center">{t("languages.see")}</Link></p> : canTranslate ? <p><Link to={translatePath(slug, locale)} className="inline-flex min-h-11 items-center">{t(`languages.${act ?? "change"}`, { language })}</Link></p> : null}
    </>
  );
}
