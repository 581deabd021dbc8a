import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireRole } from "#app/auth/session.server.ts";
import { organisationSchema, searchSchema } from "#app/features/accounts/accounts.schema.ts";
import { AccountForm } from "#app/features/accounts/components/account-form.tsx";
import { OrganisationFields } from "#app/features/accounts/components/organisation-fields.tsx";
import { fieldOfError } from "#app/features/accounts/field-of-error.ts";
import { createOrganisation, listOrganisations } from "#app/features/accounts/organisations.server.ts";
import { listRegionChoices } from "#app/features/accounts/profile.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { Button } from "#app/ui/button.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Field } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, PageHeader } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, "admin");
  const { searchParams } = new URL(request.url);
  const search = searchSchema.parse(Object.fromEntries(searchParams));
  const locale = await getLocale(request, actor.locale);
  const [list, regions] = await Promise.all([listOrganisations(actor, { ...search, locale }), listRegionChoices(locale)]);
  return { title: getT(locale, "admin")("organisations.title"), search, regions, done: searchParams.has("done"), ...list };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, "admin");
  return answerForm(await readForm(request), { form: "organisation", schema: organisationSchema, fieldOf: fieldOfError }, async (input) => {
    await createOrganisation(actor, input);
    return redirect("/admin/organisations?done");
  });
}

export const handle: TextsHandle = { texts: ["accounts", "admin"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Organisations() {
  const { title, search, regions, done, rows, total, pages } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("admin");
  return (
    <>
      <PageHeader title={title} lead={t("organisations.lead")} />
      {done && !answer ? <Notice kind="success" live className="mb-6">{t("organisations.done")}</Notice> : null}
      <Form method="get" role="search" className="mb-6 flex max-w-read flex-wrap items-end gap-3">
        <div className="min-w-60 flex-1"><Field key={search.q} id="q" type="search" label={t("organisations.search")} defaultValue={search.q} maxLength={200} /></div>
        <Button variant="secondary">{t("people.submit")}</Button>
      </Form>
      <p role="status" className="mb-3 font-semibold">{t("organisations.found", { count: total })}</p>
      {rows.length === 0 ? (
        <EmptyState title={t("organisations.none")} text={t("organisations.noneText")} />
      ) : (
        <DataTable
          caption={title}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { key: "name", label: t("organisations.name"), heading: true, cell: (row) => <Link to={`/admin/organisations/${row.id}`}>{row.name}</Link> },
            { key: "region", label: t("organisations.region"), cell: (row) => row.region || "–" },
            { key: "domains", label: t("organisations.domains"), cell: (row) => row.domains.join(", ") || "–" },
            { key: "people", label: t("organisations.people"), cell: (row) => row.people },
          ]}
        />
      )}
      <Pagination page={search.page} pages={pages} />
      <section aria-labelledby="add-title" className="mt-12 max-w-read border-t border-hairline pt-6">
        <h2 id="add-title" className="mb-4">{t("organisations.add")}</h2>
        <AccountForm name="organisation" answer={answer} submit={t("organisations.add")}>
          {(bind) => OrganisationFields({ bind, regions })}
        </AccountForm>
      </section>
    </>
  );
}
