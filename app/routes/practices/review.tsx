import { Link, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { StateBadge } from "#app/features/practices/components/state-badge.tsx";
import { proposalPath, submissionPath } from "#app/features/practices/practice-paths.ts";
import { listSubmissionQueue } from "#app/features/practices/review.server.ts";
import { ProposalBadge } from "#app/features/practices/translations/components/proposal-badge.tsx";
import { listTranslationQueue } from "#app/features/practices/translations/proposals.server.ts";
import { formatAge, formatLanguage } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const now = new Date();
  const [queue, translations] = await Promise.all([listSubmissionQueue(actor), listTranslationQueue(actor)]);
  const aged = <Entry extends { since: Date }>(entries: Entry[]) => entries.map((entry) => ({ ...entry, age: formatAge(entry.since, locale, now) }));
  return { title: getT(locale, "submissions")("review.title"), queue: aged(queue), translations: aged(translations) };
}

export const handle: TextsHandle = { texts: ["submissions", "practices", "imports", "translations"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

const groups = { screening: ["screening"], assessment: ["assessment"], waiting: ["returned", "questionnaire"] } as const;

export default function ReviewQueue() {
  const { title, queue, translations } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["submissions", "practices", "imports", "translations"]);
  const locale = useLocale();
  return (
    <Page width="read">
      <PageHeader back={{ to: "/practices", label: t("practices:record.back") }} title={title} lead={t("review.lead")} actions={<LinkButton to="/practices/imports" variant="secondary">{t("imports:link")}</LinkButton>} />
      <div className="space-y-10">
        {(["screening", "assessment", "waiting"] as const).map((group) => {
          const entries = queue.filter(({ state }) => (groups[group] as readonly string[]).includes(state));
          return (
            <section key={group} aria-labelledby={group}>
              <h2 id={group} className="text-l">{t(`review.${group}`)} <span className="tabular-nums text-ink-soft">({entries.length})</span></h2>
              {entries.length === 0 ? <p className="mt-2 text-ink-soft">{t("review.empty")}</p> : (
                <ul className="mt-3 divide-y divide-hairline border-y border-hairline">
                  {entries.map(({ id, title: name, locale: language, state, isOwn, age }) => (
                    <li key={id} className="space-y-1 py-4">
                      <p><Link to={submissionPath(id)} lang={language === locale ? undefined : language} className="font-serif text-l">{name || t("untitled")}</Link></p>
                      <p className="flex flex-wrap items-center gap-3 text-s text-ink-soft"><StateBadge state={state} /><span>{age}</span><span>{formatLanguage(language, locale)}</span>{isOwn ? <span>{t("review.own")}</span> : null}</p>
                    </li>
                  ))}
                </ul>
              )}
            </section>
          );
        })}
        <section aria-labelledby="translations">
          <h2 id="translations" className="text-l">{t("translations:queue.title")} <span className="tabular-nums text-ink-soft">({translations.length})</span></h2>
          {translations.length === 0 ? <p className="mt-2 text-ink-soft">{t("translations:queue.empty")}</p> : (
            <ul className="mt-3 divide-y divide-hairline border-y border-hairline">
              {translations.map(({ id, title: name, originalLocale, locale: language, isOwn, age }) => (
                <li key={id} className="space-y-1 py-4">
                  <p><Link to={proposalPath(id)} lang={originalLocale === locale ? undefined : originalLocale} className="font-serif text-l">{name}</Link></p>
                  <p className="flex flex-wrap items-center gap-3 text-s text-ink-soft"><ProposalBadge state="waiting" /><span>{age}</span><span>{formatLanguage(originalLocale, locale)} → {formatLanguage(language, locale)}</span>{isOwn ? <span>{t("review.own")}</span> : null}</p>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </Page>
  );
}
