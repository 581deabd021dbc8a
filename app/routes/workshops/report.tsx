import { Form, Link, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { listRegions } from "#app/features/network/regions.server.ts";
import { fewestAnswers } from "#app/features/workshops/after/after.kinds.ts";
import { reportQuery } from "#app/features/workshops/after/report-query.ts";
import { readReport } from "#app/features/workshops/after/report.server.ts";
import { workshopPath } from "#app/features/workshops/workshop-paths.ts";
import { formatDate, formatMinutes, formatNumber } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { Button } from "#app/ui/button.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Select } from "#app/ui/field.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const now = new Date();
  const query = reportQuery(request.url, now);
  const report = await readReport(actor, { ...query, locale });
  const years = [...new Set([query.year, ...[0, 1, 2, 3, 4].map((back) => now.getUTCFullYear() - back)])].sort((a, b) => b - a);
  return { ...query, ...report, years, regions: (await listRegions(locale)).map(({ id, name }) => ({ id, name })), pageTitle: getT(locale, "after")("report.title") };
}

export const handle: TextsHandle = { texts: ["after", "workshops", "refusals"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function Report() {
  const { year, years, regionId, regions, rows, total, pageTitle: heading } = useLoaderData<typeof loader>();
  const { t } = useTranslation("after");
  const locale = useLocale();
  const told = (value: number | null): string => (value === null ? `< ${fewestAnswers}` : formatNumber(value, locale));
  const hours = (minutes: number | null): string => (minutes === null ? "–" : formatMinutes(minutes, locale));
  const mean = (value: number | null): string => (value === null ? "–" : formatNumber(value, locale));
  const sums = [[t("report.workshops"), formatNumber(total.workshops, locale)], [t("report.participants"), told(total.participants)], [t("report.hours"), hours(total.minutes)], [t("report.agreed"), formatNumber(total.agreed, locale)], [t("report.mean"), mean(total.mean)]] as const;
  return (
    <Page>
      <PageHeader back={{ to: "/workshops", label: t("workshops:list.title") }} title={heading} lead={t("report.lead")} actions={rows.length > 0 ? <a href={`/workshops/report.csv?year=${year}&region=${regionId ?? ""}`} className="button button-secondary">{t("report.csv")}</a> : undefined} />
      <Form method="get" reloadDocument className="mb-8 flex flex-wrap items-end gap-4">
        <div className="w-32"><Select id="year" label={t("report.year")} defaultValue={String(year)} options={years.map((each) => ({ value: String(each), label: String(each) }))} /></div>
        <div className="w-full max-w-80"><Select id="region" label={t("report.region")} defaultValue={regionId ?? ""} options={[{ value: "", label: t("report.allRegions") }, ...regions.map(({ id, name }) => ({ value: id, label: name }))]} /></div>
        <Button variant="secondary">{t("report.show")}</Button>
      </Form>
      {rows.length === 0 ? <EmptyState title={t("report.none")} text={t("report.noneText")} /> : (
        <div className="space-y-8">
          <dl className="grid grid-cols-2 gap-x-8 gap-y-5 border-t-2 border-sun pt-5 sm:grid-cols-3 lg:grid-cols-5">
            {sums.map(([label, value]) => <div key={label}><dt className="text-s text-ink-soft">{label}</dt><dd className="font-serif text-xl">{value}</dd></div>)}
          </dl>
          <DataTable
            caption={heading}
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              { key: "workshop", label: t("report.workshop"), heading: true, cell: ({ id, title, locale: written }) => <Link to={workshopPath(id)} lang={written === locale ? undefined : written}>{title}</Link> },
              { key: "date", label: t("report.date"), cell: ({ startsAt, timeZone }) => formatDate(startsAt, locale, timeZone) },
              { key: "region", label: t("report.region"), cell: ({ region }) => region ?? "–" },
              { key: "participants", label: t("report.participants"), align: "right", cell: ({ participants }) => told(participants) },
              { key: "hours", label: t("report.hours"), align: "right", cell: ({ minutes }) => hours(minutes) },
              { key: "agreed", label: t("report.agreed"), align: "right", cell: ({ agreed }) => formatNumber(agreed, locale) },
              { key: "mean", label: t("report.mean"), align: "right", cell: (row) => mean(row.mean) },
            ]}
          />
          <p className="max-w-read text-s text-ink-soft">{t("report.note", { fewest: fewestAnswers })}</p>
        </div>
      )}
    </Page>
  );
}
