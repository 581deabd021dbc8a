import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor, requireActor } from "#app/auth/session.server.ts";
import { frameworkFormPath, frameworkPath, frameworksPath } from "#app/features/actions/frameworks/framework.kinds.ts";
import { getFrameworkPage } from "#app/features/actions/frameworks/framework-pages.server.ts";
import { stepSchema } from "#app/features/actions/frameworks/framework.schema.ts";
import { changeFramework, discardFramework, publishFramework, retireFramework } from "#app/features/actions/frameworks/region-frameworks.server.ts";
import { formatList } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { localeNames } from "#app/i18n/locales.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { formText } from "#app/lib/form-text.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { FormErrors } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const page = await getFrameworkPage(actor, { slug: params.slug ?? "", id: params.id ?? "", locale });
  const t = getT(locale, "frameworks");
  return { ...page, pageTitle: page.said.title || t("untitled"), listTitle: t("title") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const { slug = "", id = "" } = params;
  const form = await readForm(request);
  return answerForm(form, { form: "step", schema: stepSchema }, async () => {
    switch (formText(form, "intent")) {
      case "publish": await publishFramework(actor, slug, id); return redirect(frameworkPath(slug, id));
      case "retire": await retireFramework(actor, slug, id); return redirect(frameworkPath(slug, id));
      case "discard": await discardFramework(actor, slug, id); return redirect(frameworksPath(slug));
      case "change": {
        const draft = await changeFramework(actor, slug, id);
        return redirect(frameworkFormPath(slug, draft.id, draft.locale));
      }
      default: throw new AppError("invalid", "errors:badForm");
    }
  });
}

export const handle: TextsHandle = { texts: ["frameworks", "evaluation"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function FrameworkOfRegion() {
  const { pageTitle: title, listTitle, region, id, version, status, madeIn, said, languages, evaluations, mayMake, missing } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["frameworks", "evaluation"]);
  const locale = useLocale();
  const lang = said.locale === locale || said.title === "" ? undefined : said.locale;
  const refusals = Object.values(answer?.result.error ?? {}).flatMap((keys) => keys ?? []);
  return (
    <Page width="read">
      <PageHeader back={{ to: frameworksPath(region.slug), label: `${listTitle}: ${region.name}` }} title={title} {...(lang && { titleLang: lang })} lead={said.about === "" ? undefined : <span lang={lang}>{said.about}</span>} />
      <FormErrors errors={refusals.map((key) => ({ message: t(key) }))} />
      <div className="space-y-8">
        {region.isIllustrative ? <Notice kind="illustrative" title={t("common:illustrative")} /> : null}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-s text-ink-soft">
          <Badge look={status === "published" ? "leaf" : "plain"}>{t(`states.${status}`)}</Badge>
          <span>{t("version", { version })}</span>
          <span>{t("used", { count: evaluations })}</span>
          {languages.length > 0 ? <span>{t("languages", { languages: formatList(languages.map((one) => localeNames[one]), locale) })}</span> : null}
        </div>
        <p className="text-s text-ink-soft">{t("source", { source: said.source.title })}</p>
        {mayMake ? (
          <section aria-labelledby="steps" className="no-print space-y-4 rounded-card border border-hairline bg-surface p-5">
            <h2 id="steps" className="text-l">{t("steps.title")}</h2>
            <p>{t(`steps.${status}`)}</p>
            {missing.length > 0 ? <div className="space-y-1"><p className="font-semibold">{t("missing.heading")}</p><ul className="list-disc space-y-1 pl-5">{missing.map(({ key, number }) => <li key={`${key}-${number ?? ""}`}>{t(key, { number })}</li>)}</ul></div> : null}
            <Form method="post" className="flex flex-wrap gap-2">
              {status === "draft" ? <LinkButton variant={missing.length > 0 ? "primary" : "secondary"} to={frameworkFormPath(region.slug, id, madeIn)}>{t("steps.edit")}</LinkButton> : null}
              {status !== "published" && missing.length === 0 ? <Button name="intent" value="publish">{t(status === "retired" ? "steps.again" : "steps.publish")}</Button> : null}
              {status !== "draft" ? <Button variant="secondary" name="intent" value="change">{t(evaluations > 0 || status === "retired" ? "steps.newVersion" : "steps.change")}</Button> : null}
              {status === "published" ? <Button variant="quiet" name="intent" value="retire">{t("steps.retire")}</Button> : null}
              {status === "draft" ? <Button variant="quiet" name="intent" value="discard">{t("steps.discard")}</Button> : null}
            </Form>
          </section>
        ) : null}
        {said.criteria.length === 0 ? <p className="text-ink-soft">{t("noCriteria")}</p> : null}
        {said.criteria.map(({ key, title: name, questions }) => (
          <section key={key} aria-labelledby={`c-${key}`} className="space-y-3 border-t border-hairline pt-6">
            <h2 id={`c-${key}`} lang={lang} className="text-l">{name || t("untitled")}</h2>
            <ul className="space-y-3">
              {questions.map(({ code, text, phases }) => (
                <li key={code}>
                  <p lang={lang}>{text || t("untitled")}</p>
                  <p className="text-s text-ink-soft">{phases.length > 0 ? formatList(phases.map((phase) => t(`evaluation:phases.${phase}`)), locale) : t("noPhase")}</p>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  );
}
