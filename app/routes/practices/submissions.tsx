import { Link, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { StateBadge } from "#app/features/practices/components/state-badge.tsx";
import { proposalPath, submissionPath, translatePath } from "#app/features/practices/practice-paths.ts";
import { listOwnSubmissions } from "#app/features/practices/submission-page.server.ts";
import { ProposalBadge } from "#app/features/practices/translations/components/proposal-badge.tsx";
import { listOwnTranslations } from "#app/features/practices/translations/translations.server.ts";
import { formatDate, formatLanguage } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  return { title: getT(locale, "submissions")("own.title"), isDiscarded: new URL(request.url).searchParams.has("discarded"), submissions: await listOwnSubmissions(actor), translations: await listOwnTranslations(actor), timeZone: actor.timeZone };
}

export const handle: TextsHandle = { texts: ["submissions", "practices", "translations"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function OwnSubmissions() {
  const { title, isDiscarded, submissions, translations, timeZone } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["submissions", "practices", "translations"]);
  const locale = useLocale();
  const begin = <LinkButton to="/practices/submit">{t("start.title")}</LinkButton>;
  return (
    <Page width="read">
      <PageHeader back={{ to: "/practices", label: t("practices:record.back") }} title={title} lead={t("own.lead")} actions={submissions.length > 0 ? begin : null} />
      {isDiscarded ? <Notice kind="success" live className="mb-6"><p>{t("done.discarded")}</p></Notice> : null}
      {submissions.length === 0 ? <EmptyState title={t("own.emptyTitle")} text={t("own.emptyText")} action={begin} /> : (
        <ul className="divide-y divide-hairline border-y border-hairline">
          {submissions.map(({ id, title: name, locale: language, state, changedAt }) => (
            <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-4">
              <Link to={submissionPath(id)} lang={name === "" || language === locale ? undefined : language} className="font-serif text-l">{name || t("untitled")}</Link>
              <p className="flex flex-wrap items-center gap-3 text-s text-ink-soft"><StateBadge state={state} />{t("own.changed", { date: formatDate(changedAt, locale, timeZone) })}</p>
            </li>
          ))}
        </ul>
      )}
      {translations.length > 0 ? (
        <section aria-labelledby="translations" className="mt-10">
          <h2 id="translations" className="text-l">{t("translations:own.title")}</h2>
          <ul className="mt-3 divide-y divide-hairline border-y border-hairline">
            {translations.map(({ id, slug, title: name, locale: language, state, changedAt }) => (
              <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-4">
                <p><Link to={state === "waiting" || state === "published" ? proposalPath(id) : translatePath(slug, language)} className="font-serif text-l">{name}</Link> <span className="text-s text-ink-soft">{formatLanguage(language, locale)}</span></p>
                <p className="flex flex-wrap items-center gap-3 text-s text-ink-soft"><ProposalBadge state={state} />{t("own.changed", { date: formatDate(changedAt, locale, timeZone) })}</p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Page>
  );
}
