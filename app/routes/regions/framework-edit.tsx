import { useActionData, useLoaderData } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { findWriter, getActor, stillSignedIn } from "#app/auth/session.server.ts";
import { FrameworkForm, type FrameworkAnswer } from "#app/features/actions/frameworks/components/framework-form.tsx";
import { readTyped, rearranged } from "#app/features/actions/frameworks/framework-content.ts";
import { frameworkFormPath, frameworkPath } from "#app/features/actions/frameworks/framework.kinds.ts";
import { getFrameworkForm } from "#app/features/actions/frameworks/framework-pages.server.ts";
import { saveFramework } from "#app/features/actions/frameworks/region-frameworks.server.ts";
import { formatLanguage } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { isLocale, type Locale } from "#app/i18n/locales.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { formText } from "#app/lib/form-text.ts";
import { isAnswerToForm } from "#app/lib/page-request.server.ts";
import { ErrorWithWords } from "#app/ui/kept-words.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

/** The language that the address names. */
function languageOf(request: Request): Locale | null {
  const named = new URL(request.url).searchParams.get("in");
  return isLocale(named) ? named : null;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await findWriter(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const heading = getT(locale, "frameworks")("form.heading");
  if (!actor) return { pageTitle: heading, wanted: languageOf(request) ?? locale, form: null }; // signed out while writing: what was typed is shown again
  const { slug = "", id = "" } = params;
  const form = await getFrameworkForm(actor, { slug, id, wanted: languageOf(request), locale });
  if (!form.isDraft && !isAnswerToForm(request)) throw redirect(frameworkPath(slug, id));
  return { pageTitle: heading, wanted: form.locale, form };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { slug = "", id = "" } = params;
  const actor = await getActor(request);
  const form = await readForm(request);
  const typed = readTyped(form);
  const intent = formText(form, "intent");
  const again = (answer: Omit<FrameworkAnswer, "form">, status: number) => data<FrameworkAnswer>({ form: "framework", ...answer }, { status });
  const changed = rearranged(typed, intent);
  if (changed) return again({ ...changed, wrong: {} }, 200);
  try {
    const writer = stillSignedIn(actor);
    const locale = languageOf(request) ?? (await getFrameworkForm(writer, { slug, id, wanted: null, locale: writer.locale })).locale;
    const saved = await saveFramework(writer, { slug, id, locale, typed, seen: Number(formText(form, "seen")) || 0 });
    if ("wrong" in saved) return again({ typed, wrong: saved.wrong }, 422);
    if ("newer" in saved) return again({ typed, wrong: { "": "frameworks:errors.newer" }, newer: saved.newer }, 409);
    const next = formText(form, "next");
    return redirect(intent === "language" && isLocale(next) ? frameworkFormPath(slug, id, next) : frameworkPath(slug, id));
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "not-found") throw error;
    return again({ typed, wrong: { "": error.detail } }, error.status);
  }
}

export const handle: TextsHandle = { texts: ["frameworks", "evaluation"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded, error }) => (error ? [] : pageTitle(loaded?.pageTitle));

const blank = { title: "", about: "", source: "", criteria: [] };

export default function FrameworkEdit() {
  const { pageTitle: title, wanted, form } = useLoaderData<typeof loader>();
  const answer = useActionData<FrameworkAnswer>();
  const { t } = useTranslation("frameworks");
  const ui = useLocale();
  const madeIn = form?.madeIn ?? wanted;
  return (
    <Page width="read">
      <PageHeader {...(form && { back: { to: frameworkPath(form.region.slug, form.id), label: form.title || t("untitled") } })} title={title} lead={t(wanted === madeIn ? "form.lead" : "form.leadTranslation", { language: formatLanguage(wanted, ui), original: formatLanguage(madeIn, ui) })} />
      {form?.region.isIllustrative ? <Notice kind="illustrative" title={t("common:illustrative")} className="mb-8" /> : null}
      <FrameworkForm key={`${wanted}-${ui}`} typed={form?.typed ?? blank} original={form?.original ?? null} madeIn={madeIn} locale={wanted} languages={form?.languages ?? []} seen={form?.seen ?? 0} answer={answer} />
    </Page>
  );
}

export function ErrorBoundary() {
  return <ErrorWithWords />;
}
