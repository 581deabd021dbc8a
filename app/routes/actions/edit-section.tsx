import { useActionData, useLoaderData } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { findWriter, getActor, stillSignedIn } from "#app/auth/session.server.ts";
import { getAction } from "#app/features/actions/action-page.server.ts";
import { actionPath } from "#app/features/actions/action-paths.ts";
import { saveSection } from "#app/features/actions/actions.server.ts";
import { SectionForm, type SectionAnswer } from "#app/features/actions/components/section-form.tsx";
import { readTyped, rowField, rowsTyped, typedOf, withoutRow } from "#app/features/actions/plan-content.ts";
import { emptySection, isSectionKey, mostRows, type SectionKey } from "#app/features/actions/plan-fields.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { formText } from "#app/lib/form-text.ts";
import { isAnswerToForm } from "#app/lib/page-request.server.ts";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

function sectionOf(key: string | undefined): SectionKey {
  if (!isSectionKey(key)) throw new AppError("not-found", "actions:errors.noSection");
  return key;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const key = sectionOf(params.section);
  const actor = await findWriter(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const heading = getT(locale, "actions")(`sections.${key}`);
  if (!actor) return { pageTitle: heading, key, action: null }; // signed out while writing: what was typed is shown again
  const { id, title, can, plan, revisions, locale: written } = await getAction(actor, { id: params.id ?? "", locale });
  if (!can.edit && !isAnswerToForm(request)) throw new AppError("forbidden", "actions:errors.teamOnly");
  return { pageTitle: heading, key, action: { id, title, locale: written, typed: typedOf(key, plan[key] ?? emptySection), seen: revisions[key] ?? 0 } };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const key = sectionOf(params.section);
  const id = params.id ?? "";
  const actor = await getActor(request);
  const form = await readForm(request);
  const typed = readTyped(form, key);
  const intent = formText(form, "intent");
  const again = (answer: Omit<SectionAnswer, "form">, status: number) => data<SectionAnswer>({ form: "section", ...answer }, { status });
  if (intent === "more") {
    const next = Math.max(1, rowsTyped(typed));
    return again({ typed: next < mostRows ? { ...typed, [rowField(next, "key")]: "" } : typed, wrong: {}, focus: next }, 200);
  }
  if (intent.startsWith("drop-")) {
    const gone = Number(intent.slice(5));
    return again({ typed: withoutRow(typed, key, gone), wrong: {}, focus: Math.max(0, gone - 1) }, 200);
  }
  try {
    const saved = await saveSection(stillSignedIn(actor), { id, key, typed, seen: Number(formText(form, "seen")) || 0 });
    if ("wrong" in saved) return again({ typed, wrong: saved.wrong }, 422);
    if ("newer" in saved) return again({ typed, wrong: { "": "actions:errors.newer" }, newer: { revision: saved.newer.revision, by: saved.newer.by, typed: typedOf(key, saved.newer.content) } }, 409);
    return redirect(`${actionPath(id)}#${key}`);
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "not-found") throw error;
    return again({ typed, wrong: { "": error.detail } }, error.status);
  }
}

export const handle: TextsHandle = { texts: ["actions"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded?.pageTitle);

export default function EditSection() {
  const { pageTitle: title, key, action: shown } = useLoaderData<typeof loader>();
  const answer = useActionData<SectionAnswer>();
  const { t } = useTranslation("actions");
  const locale = useLocale();
  return (
    <Page width="read">
      <PageHeader {...(shown && { back: { to: `${actionPath(shown.id)}#${key}`, label: shown.title } })} title={title} lead={t(`leads.${key}`)} />
      <SectionForm section={key} typed={shown?.typed ?? {}} seen={shown?.seen ?? 0} answer={answer} lang={shown === null || shown.locale === locale ? undefined : shown.locale} />
    </Page>
  );
}
