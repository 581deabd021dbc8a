import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireRole } from "#app/auth/session.server.ts";
import { searchSchema } from "#app/features/accounts/accounts.schema.ts";
import { PersonState } from "#app/features/accounts/components/person-state.tsx";
import { listPeople } from "#app/features/accounts/people.server.ts";
import { formatDate, formatList } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { Button } from "#app/ui/button.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Field } from "#app/ui/field.tsx";
import { EmptyState, PageHeader } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, "admin");
  const search = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const t = getT(await getLocale(request, actor.locale), "admin");
  return { title: t("people.title"), search, timeZone: actor.timeZone, ...(await listPeople(actor, search)) };
}

export const handle: TextsHandle = { texts: ["admin"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function People() {
  const { title, search, timeZone, rows, total, pages } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["admin", "common"]);
  const locale = useLocale();
  return (
    <>
      <PageHeader title={title} />
      <Form method="get" role="search" className="mb-6 flex max-w-read flex-wrap items-end gap-3">
        <div className="min-w-60 flex-1"><Field key={search.q} id="q" type="search" label={t("people.search")} defaultValue={search.q} maxLength={200} /></div>
        <Button>{t("people.submit")}</Button>
      </Form>
      <p role="status" className="mb-3 font-semibold">{t("people.found", { count: total })}</p>
      {rows.length === 0 ? (
        <EmptyState title={t("people.none")} text={t("people.noneText")} />
      ) : (
        <DataTable
          caption={title}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { key: "name", label: t("people.name"), heading: true, cell: (row) => <Link to={`/admin/people/${row.id}`}>{row.name}</Link> },
            { key: "email", label: t("people.email"), cell: (row) => row.email },
            { key: "organisation", label: t("people.organisation"), cell: (row) => row.organisation },
            { key: "roles", label: t("people.roles"), cell: (row) => formatList(row.roles.map((role) => t(`common:roles.${role}`)), locale) },
            { key: "state", label: t("people.state"), cell: (row) => <PersonState state={row.state} /> },
            { key: "since", label: t("people.since"), cell: (row) => formatDate(row.createdAt, locale, timeZone) },
          ]}
        />
      )}
      <Pagination page={search.page} pages={pages} />
    </>
  );
}
