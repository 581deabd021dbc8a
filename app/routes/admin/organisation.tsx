import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireRole } from "#app/auth/session.server.ts";
import { organisationSchema } from "#app/features/accounts/accounts.schema.ts";
import { AccountForm } from "#app/features/accounts/components/account-form.tsx";
import { OrganisationFields } from "#app/features/accounts/components/organisation-fields.tsx";
import { fieldOfError } from "#app/features/accounts/field-of-error.ts";
import { getOrganisation, removeOrganisation, updateOrganisation } from "#app/features/accounts/organisations.server.ts";
import { listRegionChoices } from "#app/features/accounts/profile.server.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { Button } from "#app/ui/button.tsx";
import { PageHeader } from "#app/ui/page.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, "admin");
  const [organisation, regions] = await Promise.all([getOrganisation(actor, params.id ?? ""), getLocale(request, actor.locale).then(listRegionChoices)]);
  return { organisation, regions };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, "admin");
  const id = params.id ?? "";
  const form = await readForm(request);
  if (form.get("intent") === "remove") {
    await removeOrganisation(actor, id);
    return redirect("/admin/organisations?done");
  }
  return answerForm(form, { form: "organisation", schema: organisationSchema, fieldOf: fieldOfError }, async (input) => {
    await updateOrganisation(actor, id, input);
    return redirect("/admin/organisations?done");
  });
}

export const handle: TextsHandle = { texts: ["accounts", "admin"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.organisation.name);

export default function Organisation() {
  const { organisation, regions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("admin");
  const { name, regionId, domains, people } = organisation;
  return (
    <div className="max-w-read">
      <PageHeader title={name} back={{ to: "/admin/organisations", label: t("organisations.title") }} />
      <AccountForm name="organisation" answer={answer} defaultValue={{ name, regionId, domains }} submit={t("organisations.save")}>
        {(bind) => OrganisationFields({ bind, regions })}
      </AccountForm>
      <details className="mt-10 border-t border-hairline pt-6">
        <summary className="min-h-11 content-center text-sea underline underline-offset-[0.2em]">{t("organisations.removeTitle")}</summary>
        <p className="my-4">{t("organisations.removeText", { count: people })}</p>
        <Form method="post">
          <Button variant="danger" name="intent" value="remove">{t("organisations.remove", { name })}</Button>
        </Form>
      </details>
    </div>
  );
}
