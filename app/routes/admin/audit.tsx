import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireRole } from "#app/auth/session.server.ts";
import { searchSchema } from "#app/features/accounts/accounts.schema.ts";
import { detailInWords } from "#app/features/accounts/audit-detail.ts";
import { listAudit } from "#app/features/accounts/audit-log.server.ts";
import { formatDateTime } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { EmptyState, PageHeader } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, "admin");
  const { page } = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const locale = await getLocale(request, actor.locale);
  const t = getT(locale, "admin");
  return { title: t("audit.title"), page, timeZone: actor.timeZone, ...(await listAudit(actor, { page, locale })) };
}

export const handle: TextsHandle = { texts: ["admin"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Audit() {
  const { title, page, pages, rows, timeZone } = useLoaderData<typeof loader>();
  const { t } = useTranslation("admin");
  const locale = useLocale();
  return (
    <>
      <PageHeader title={title} lead={t("audit.lead")} />
      {rows.length === 0 ? (
        <EmptyState title={t("audit.empty")} text={t("audit.emptyText")} />
      ) : (
        <DataTable
          caption={title}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { key: "at", label: t("audit.at"), cell: (row) => <time dateTime={row.at.toISOString()}>{formatDateTime(row.at, locale, timeZone)}</time> },
            { key: "actor", label: t("audit.actor"), cell: (row) => row.actor ?? t("audit.actorNone") },
            { key: "action", label: t("audit.action"), heading: true, cell: (row) => t(`audit.actions.${row.action}`, { defaultValue: row.action }) },
            { key: "subject", label: t("audit.subject"), cell: (row) => row.subject ?? t(`audit.subjects.${row.subjectType}`, { defaultValue: row.subjectType }) },
            { key: "detail", label: t("audit.detail"), cell: (row) => detailInWords(row.detail, t, (id) => row.spaces[id] ?? id).map((words) => <div key={words}>{words}</div>) },
          ]}
        />
      )}
      <Pagination page={page} pages={pages} />
    </>
  );
}
