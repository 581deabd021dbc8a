import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireRole } from "#app/auth/session.server.ts";
import { AccountForm } from "#app/features/accounts/components/account-form.tsx";
import { addRegion, listRegister, newRegionSchema } from "#app/features/network/register.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Field } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, "admin");
  const locale = await getLocale(request, actor.locale);
  return { title: getT(locale, "admin")("regions.title"), rows: await listRegister(actor, locale), done: new URL(request.url).searchParams.has("done") };
}

const fieldOf = { "admin:regions.errors.nuts": "nutsCode", "admin:regions.errors.taken": "nutsCode", "admin:regions.errors.name": "name" };

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, "admin");
  return answerForm(await readForm(request), { form: "region", schema: newRegionSchema, fieldOf }, async (input) => redirect(`/admin/regions/${await addRegion(actor, input)}?added`));
}

export const handle: TextsHandle = { texts: ["accounts", "admin", "regions"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Regions() {
  const { title, rows, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["admin", "regions"]);
  return (
    <>
      <PageHeader title={title} lead={t("regions.lead")} />
      {done && !answer ? <Notice kind="success" live className="mb-6">{t("organisations.done")}</Notice> : null}
      <DataTable
        caption={title} rows={rows} rowKey={({ id }) => id}
        columns={[
          { key: "name", label: t("organisations.name"), heading: true, cell: ({ slug, name }) => <Link to={`/admin/regions/${slug}`}>{name}</Link> },
          { key: "nuts", label: t("regions.nuts"), cell: ({ nutsCode }) => nutsCode },
          { key: "role", label: t("regions.role"), cell: ({ role }) => t(`regions:roles.${role}`) },
          { key: "organisations", label: t("organisations.title"), align: "right", cell: ({ organisations }) => organisations },
          { key: "people", label: t("organisations.people"), align: "right", cell: ({ people }) => people },
        ]}
      />
      <section aria-labelledby="add-title" className="mt-12 max-w-read border-t border-hairline pt-6">
        <h2 id="add-title" className="mb-4">{t("regions.add")}</h2>
        <AccountForm name="region" answer={answer} submit={t("regions.add")}>
          {(bind) => (
            <>
              <Field {...bind("nutsCode", t("regions.nuts"))} help={t("regions.nutsHelp")} required maxLength={5} autoComplete="off" spellCheck={false} autoCapitalize="characters" />
              <Field {...bind("name", t("regions.name"))} help={t("regions.nameHelp")} optional maxLength={100} autoComplete="off" />
              <Field {...bind("languages", t("regions.languages"))} help={t("regions.languagesHelp")} optional maxLength={100} autoComplete="off" spellCheck={false} autoCapitalize="none" />
            </>
          )}
        </AccountForm>
      </section>
    </>
  );
}
