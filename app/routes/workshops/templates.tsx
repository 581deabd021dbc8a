import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import type { Actor } from "#app/auth/actor.ts";
import { requireActor } from "#app/auth/session.server.ts";
import { totalMinutes } from "#app/features/workshops/agenda-templates.ts";
import { TemplateFields } from "#app/features/workshops/components/template-fields.tsx";
import { changeTemplate, listTemplates, removeTemplate, saveTemplate } from "#app/features/workshops/templates.server.ts";
import { getLedWorkshop } from "#app/features/workshops/workshop-page.server.ts";
import { workshopPath } from "#app/features/workshops/workshop-paths.ts";
import { canPlan } from "#app/features/workshops/workshops.policy.ts";
import { templateSchema } from "#app/features/workshops/workshops.schema.ts";
import { formatMinutes } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { formText } from "#app/lib/form-text.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card, EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

async function requirePlanner(request: Request): Promise<Actor> {
  const actor = await requireActor(request);
  if (!canPlan(actor)) throw new AppError("forbidden", "refusals:noPlanning");
  return actor;
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePlanner(request);
  const locale = await getLocale(request, actor.locale);
  const from = new URL(request.url).searchParams.get("from");
  const templates = await listTemplates(actor);
  return {
    pageTitle: getT(locale, "workshops")("templatesPage.title"),
    from: from === null ? null : await getLedWorkshop(actor, from),
    templates: templates.map(({ items, ...template }) => ({ ...template, steps: items.map(({ title }) => title), minutes: totalMinutes(items) })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePlanner(request);
  const form = await readForm(request);
  const [workshopId, id] = [formText(form, "workshopId"), formText(form, "id")];
  const back = () => redirect("/workshops/templates");
  if (form.has("remove")) {
    await removeTemplate(actor, id);
    return back();
  }
  return answerForm(form, { form: id || "save", schema: templateSchema }, async (input) => {
    await (id ? changeTemplate(actor, { ...input, id }) : saveTemplate(actor, { ...input, workshopId }));
    return back();
  });
}

export const handle: TextsHandle = { texts: ["workshops", "refusals"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function Templates() {
  const { pageTitle: heading, from, templates } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("workshops");
  const locale = useLocale();
  return (
    <Page width="read">
      <PageHeader back={from ? { to: workshopPath(from.id), label: from.title } : { to: "/workshops", label: t("list.title") }} title={heading} lead={t("templatesPage.lead")} />
      {from ? (
        <Card className="mb-8">
          <h2 className="mb-3 text-l">{t("templatesPage.save", { title: from.title })}</h2>
          <Form method="post" id="save-template" className="space-y-3">
            <input type="hidden" name="workshopId" value={from.id} />
            <TemplateFields id="save" name={from.title} isShared={false} answer={answer} />
            <Button>{t("templatesPage.saveNow")}</Button>
          </Form>
        </Card>
      ) : null}
      {templates.length === 0 ? <EmptyState title={t("templatesPage.none")} text={t("templatesPage.noneText")} /> : (
        <ul className="border-t border-hairline">
          {templates.map(({ id, name, isShared, from: owner, steps, minutes }) => (
            <li key={id} className="space-y-2 border-b border-hairline py-5">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <h2 className="text-l">{name}</h2>
                {owner ? <Badge look="sea">{t("templatesPage.from", { name: owner })}</Badge> : isShared ? <Badge look="sea">{t("templatesPage.shared")}</Badge> : null}
              </div>
              <p className="text-s text-ink-soft">{steps.join(" · ")} · {formatMinutes(minutes, locale)}</p>
              <p><Link to={`/workshops/new?template=${id}`} reloadDocument className="inline-flex min-h-8 items-center" aria-label={t("templatesPage.planWith", { name })}>{t("templatesPage.plan")}</Link></p>
              {owner ? null : (
                <details open={answer?.form === id || undefined}>
                  <summary className="inline-flex min-h-8 items-center text-sea underline underline-offset-[0.2em]">{t("templatesPage.change")}<span className="sr-only">: {name}</span></summary>
                  <div className="mt-2 space-y-4 rounded-card border border-hairline bg-surface p-4">
                    <Form method="post" className="space-y-3">
                      <input type="hidden" name="id" value={id} />
                      <TemplateFields id={id} name={name} isShared={isShared} answer={answer} />
                      <Button variant="secondary">{t("common:actions.save")}</Button>
                    </Form>
                    <Form method="post" className="flex flex-wrap items-center gap-3 border-t border-hairline pt-4">
                      <input type="hidden" name="id" value={id} />
                      <Button name="remove" value="yes" variant="danger">{t("templatesPage.remove")}</Button>
                      <span className="text-s text-ink-soft">{t("templatesPage.removeText")}</span>
                    </Form>
                  </div>
                </details>
              )}
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
