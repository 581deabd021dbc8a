import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor, requireActor } from "#app/auth/session.server.ts";
import { frameworkFormPath, frameworkPath } from "#app/features/actions/frameworks/framework.kinds.ts";
import { getFrameworkList } from "#app/features/actions/frameworks/framework-pages.server.ts";
import { beginSchema } from "#app/features/actions/frameworks/framework.schema.ts";
import { createFramework } from "#app/features/actions/frameworks/region-frameworks.server.ts";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import { regionPath } from "#app/features/indicators/region-paths.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { localeNames, locales } from "#app/i18n/locales.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Select } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  return { pageTitle: getT(locale, "frameworks")("title"), ...(await getFrameworkList(actor, params.slug ?? "", locale)) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const slug = params.slug ?? "";
  return answerForm(await readForm(request), { form: "begin", schema: beginSchema, fieldOf: { "frameworks:errors.noCopy": "copy" } }, async (input) => {
    const { id, locale } = await createFramework(actor, slug, input);
    return redirect(frameworkFormPath(slug, id, locale));
  });
}

export const handle: TextsHandle = { texts: ["frameworks"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data ? `${data.pageTitle}: ${data.region.name}` : undefined);

export default function Frameworks() {
  const { pageTitle: title, region, mayMake, own, product, copies } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("frameworks");
  const locale = useLocale();
  return (
    <Page width="read">
      <PageHeader back={{ to: regionPath(region.slug), label: region.name }} title={title} lead={t("lead")} />
      {region.isIllustrative ? <Notice kind="illustrative" title={t("common:illustrative")} className="mb-8" /> : null}
      <div className="space-y-10">
        <section aria-labelledby="own" className="space-y-3">
          <h2 id="own" className="text-l">{t("own", { region: region.name })}</h2>
          {own.length === 0 ? <p className="text-ink-soft">{t("none")}</p> : (
            <ul className="divide-y divide-hairline border-y border-hairline">
              {own.map((framework) => (
                <li key={framework.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-4">
                  <span className="min-w-0">
                    <Link to={frameworkPath(region.slug, framework.id)} lang={framework.title === "" || framework.locale === locale ? undefined : framework.locale} className="break-words font-serif text-l">{framework.title || t("untitled")}</Link>
                    <span className="block text-s text-ink-soft">{t("version", { version: framework.version })} · {t("used", { count: framework.evaluations })}</span>
                  </span>
                  <Badge look={framework.status === "published" ? "leaf" : "plain"}>{t(`states.${framework.status}`)}</Badge>
                </li>
              ))}
            </ul>
          )}
        </section>
        {mayMake ? (
          <section aria-labelledby="begin" className="space-y-4 rounded-card border border-hairline bg-surface p-5">
            <h2 id="begin" className="text-l">{t("begin.title")}</h2>
            <JudgedForm name="begin" answer={answer} labels={{ copy: t("begin.copy"), locale: t("begin.locale") }}>
              {(field) => (
                <>
                  <Select {...field("copy")} options={[{ value: "", label: t("begin.empty") }, ...copies.map((one) => ({ value: one.key, label: one.title }))]} />
                  <Select {...field("locale", locale)} help={t("begin.localeHelp")} options={locales.map((one) => ({ value: one, label: localeNames[one] }))} />
                  <Button>{t("begin.submit")}</Button>
                </>
              )}
            </JudgedForm>
          </section>
        ) : null}
        <section aria-labelledby="product" className="space-y-3">
          <h2 id="product" className="text-l">{t("product")}</h2>
          <p className="text-ink-soft">{t("productText")}</p>
          <dl className="space-y-3">{product.map(({ key, title: name, about }) => <div key={key}><dt className="font-semibold">{name}</dt><dd>{about}</dd></div>)}</dl>
        </section>
      </div>
    </Page>
  );
}
