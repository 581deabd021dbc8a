import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { TranscriptTable } from "#app/features/certificates/components/transcript-table.tsx";
import { getTranscript } from "#app/features/certificates/transcript.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { yearOf } from "./file-response.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const transcript = await getTranscript(actor, { locale });
  const year = yearOf(request);
  return {
    title: getT(locale, "certificates")("transcript.title"),
    years: transcript.years.map((each) => each.year),
    shown: transcript.years.filter((each) => year === undefined || each.year === year),
    year: year ?? null,
  };
}

export const handle: TextsHandle = { texts: ["certificates"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function TranscriptPage() {
  const { title, years, shown, year } = useLoaderData<typeof loader>();
  const { t } = useTranslation("certificates");
  const query = year === null ? "" : `?year=${year}`;
  const downloads = (
    <>
      <LinkButton to={`/learning/transcript.pdf${query}`} reloadDocument>{t("transcript.downloadPdf")}</LinkButton>
      <LinkButton to={`/learning/transcript.csv${query}`} reloadDocument variant="secondary">{t("transcript.downloadCsv")}</LinkButton>
    </>
  );
  return (
    <Page>
      <PageHeader title={title} lead={t("transcript.lead")} back={{ to: "/learning", label: t("transcript.back") }} actions={years.length > 0 ? downloads : undefined} />
      {years.length === 0 ? <EmptyState title={t("transcript.emptyTitle")} text={t("transcript.emptyText")} action={<LinkButton to="/courses">{t("transcript.emptyAction")}</LinkButton>} /> : null}
      {years.length > 1 ? (
        <nav aria-label={t("transcript.year")} className="mb-8">
          <ul className="flex flex-wrap gap-x-5 gap-y-2">
            <YearLink to="?" isCurrent={year === null}>{t("transcript.allYears")}</YearLink>
            {years.map((each) => <YearLink key={each} to={`?year=${each}`} isCurrent={each === year}>{String(each)}</YearLink>)}
          </ul>
        </nav>
      ) : null}
      <div className="space-y-10">
        {shown.map((each) => <TranscriptTable key={each.year} transcriptYear={each} />)}
      </div>
      {years.length > 0 ? <p className="mt-8 max-w-read text-s text-ink-soft">{t("transcript.timeNote")}</p> : null}
    </Page>
  );
}

function YearLink({ to, isCurrent, children }: { to: string; isCurrent: boolean; children: string }) {
  return (
    <li>
      <Link to={to} aria-current={isCurrent ? "page" : undefined} className={`inline-flex min-h-11 items-center ${isCurrent ? "font-semibold text-ink no-underline" : ""}`}>{children}</Link>
    </li>
  );
}
