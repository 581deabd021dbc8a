import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireRole } from "#app/auth/session.server.ts";
import { AccountForm } from "#app/features/accounts/components/account-form.tsx";
import { changeRegion, getRegistered, regionSchema, removeRegion } from "#app/features/network/register.server.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { locales } from "#app/i18n/locales.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, "admin");
  const region = await getRegistered(actor, params.slug ?? "", await getLocale(request, actor.locale));
  return { region, added: new URL(request.url).searchParams.has("added") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, "admin");
  const slug = params.slug ?? "";
  const form = await readForm(request);
  if (form.get("intent") === "remove") {
    await removeRegion(actor, slug);
    return redirect("/admin/regions?done");
  }
  return answerForm(form, { form: "region", schema: regionSchema, fieldOf: { "admin:regions.errors.name": "name-en" } }, async (input) => {
    await changeRegion(actor, slug, input);
    return redirect("/admin/regions?done");
  });
}

export const handle: TextsHandle = { texts: ["accounts", "admin"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.region.name);

export default function Region() {
  const { region, added } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("admin");
  const { slug, name, nutsCode, names, languages, role, isUsed } = region;
  const said = new Intl.DisplayNames(useLocale(), { type: "language" });
  return (
    <div className="max-w-read">
      <PageHeader title={name} lead={nutsCode} back={{ to: "/admin/regions", label: t("regions.title") }} />
      {added && !answer ? <Notice kind="success" live className="mb-6">{t("regions.added")}</Notice> : null}
      <p className="mb-6"><Link to={`/regions/${slug}`}>{t("regions.page")}</Link></p>
      <AccountForm name="region" answer={answer} defaultValue={{ ...Object.fromEntries(locales.map((locale) => [`name-${locale}`, names[locale] ?? ""])), languages: languages.join(", ") }} submit={t("organisations.save")}>
        {(bind) => (
          <>
            {locales.map((locale) => <Field key={locale} {...bind(`name-${locale}`, t("regions.nameIn", { language: said.of(locale) }))} lang={locale} required={locale === "en"} optional={locale !== "en"} maxLength={100} autoComplete="off" />)}
            <Field {...bind("languages", t("regions.languages"))} help={t("regions.languagesHelp")} optional maxLength={100} autoComplete="off" spellCheck={false} autoCapitalize="none" />
          </>
        )}
      </AccountForm>
      {role === "member" ? (
        <details className="mt-10 border-t border-hairline pt-6">
          <summary className="min-h-11 content-center text-sea underline underline-offset-[0.2em]">{t("regions.removeTitle")}</summary>
          <p className="my-4">{t(isUsed ? "regions.errors.used" : "regions.removeText")}</p>
          {isUsed ? null : <Form method="post"><Button variant="danger" name="intent" value="remove">{t("organisations.remove", { name })}</Button></Form>}
        </details>
      ) : null}
    </div>
  );
}
