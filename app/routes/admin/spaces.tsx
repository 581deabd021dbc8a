import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireRole } from "#app/auth/session.server.ts";
import { searchSchema } from "#app/features/accounts/accounts.schema.ts";
import { spaceAdministrationPath } from "#app/features/forum/forum-paths.ts";
import { listAdministeredSpaces } from "#app/features/forum/space-administration.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Field } from "#app/ui/field.tsx";
import { EmptyState, PageHeader } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, "admin");
  const search = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const locale = await getLocale(request, actor.locale);
  return { title: getT(locale, "admin")("spaces.title"), search, ...(await listAdministeredSpaces(actor, { ...search, locale })) };
}

export const handle: TextsHandle = { texts: ["admin"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Spaces() {
  const { title, search, rows, total, pages } = useLoaderData<typeof loader>();
  const { t } = useTranslation("admin");
  return (
    <>
      <PageHeader title={title} lead={t("spaces.lead")} actions={<LinkButton to="/admin/spaces/new">{t("spaces.new")}</LinkButton>} />
      <Form method="get" role="search" className="mb-6 flex max-w-read flex-wrap items-end gap-3">
        <div className="min-w-60 flex-1"><Field key={search.q} id="q" type="search" label={t("spaces.search")} defaultValue={search.q} maxLength={200} /></div>
        <Button variant="secondary">{t("people.submit")}</Button>
      </Form>
      <p role="status" className="mb-3 font-semibold">{t("spaces.found", { count: total })}</p>
      {rows.length === 0 ? (
        <EmptyState title={t("spaces.none")} text={t("spaces.noneText")} />
      ) : (
        <DataTable
          caption={title}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { key: "name", label: t("spaces.name"), heading: true, cell: (row) => <span className="flex flex-wrap items-center gap-2"><Link to={spaceAdministrationPath(row.id)} lang={row.locale ?? undefined}>{row.name}</Link>{row.closedAt ? <Badge look="slate">{t("spaces.closed")}</Badge> : null}</span> },
            { key: "kind", label: t("spaces.kind"), cell: (row) => t(`spaces.kinds.${row.kind}`) },
            { key: "readers", label: t("spaces.parts.readers"), cell: (row) => t(`spaces.readers.${row.readers}`) },
            { key: "writers", label: t("spaces.parts.writers"), cell: (row) => t(`spaces.writers.${row.writers}`) },
            { key: "position", label: t("spaces.parts.position"), align: "right", cell: (row) => row.position },
          ]}
        />
      )}
      <Pagination page={search.page} pages={pages} />
    </>
  );
}
