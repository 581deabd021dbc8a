import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { findWriter, getActor, requireActor, stillSignedIn } from "#app/auth/session.server.ts";
import { practicePath, proposalPath, translatePath } from "#app/features/practices/practice-paths.ts";
import { TranslateForm, type TranslateAnswer } from "#app/features/practices/translations/components/translate-form.tsx";
import { getTranslating } from "#app/features/practices/translations/languages.server.ts";
import { readWords } from "#app/features/practices/translations/read-words.ts";
import { discardTranslation, handInTranslation, keepTranslation } from "#app/features/practices/translations/translations.server.ts";
import { formatDate, formatLanguage } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { isLocale, type Locale } from "#app/i18n/locales.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { isAnswerToForm } from "#app/lib/page-request.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

function asked({ slug = "", locale }: LoaderFunctionArgs["params"]): { slug: string; locale: Locale } {
  if (!isLocale(locale)) throw new AppError("not-found", "translations:errors.noSuch");
  return { slug, locale };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await findWriter(request);
  const reader = await getLocale(request, actor?.locale ?? null);
  const { slug, locale } = asked(params);
  const page = await getTranslating(actor, { slug, locale });
  if (page.own?.state === "waiting" && !isAnswerToForm(request)) return redirect(proposalPath(page.own.id));
  return { heading: getT(reader, "translations")("form.title", { language: formatLanguage(locale, reader) }), page, locale, isSaved: new URL(request.url).searchParams.has("saved") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await getActor(request);
  const form = await readForm(request);
  const { slug, locale } = asked(params);
  const intent = form.get("intent");
  if (intent === "discard") {
    const { own } = await getTranslating(actor ?? (await requireActor(request)), { slug, locale });
    if (own) await discardTranslation(stillSignedIn(actor), own.id);
    return redirect(`${translatePath(slug)}?discarded`);
  }
  const input = { slug, locale, ...readWords(form) };
  try {
    if (intent !== "hand-in") {
      await keepTranslation(stillSignedIn(actor), input);
      return redirect(`${translatePath(slug, locale)}?saved`);
    }
    await handInTranslation(stillSignedIn(actor), input);
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "not-found") throw error;
    const { field } = error.values;
    return data<TranslateAnswer>({ typed: input.words, error: error.detail, elsewhere: error.detail === "translations:errors.elsewhere", ...(typeof field === "string" && { part: field }) }, { status: error.status });
  }
  const { own } = await getTranslating(stillSignedIn(actor), { slug, locale });
  return redirect(own ? `${proposalPath(own.id)}?done=handedIn` : translatePath(slug));
}

export const handle: TextsHandle = { texts: ["translations", "practices", "submissions", "lab"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded?.heading);

export default function Translate() {
  const { heading, page, locale, isSaved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("translations");
  const reader = useLocale();
  const outdated = page.parts.filter(({ isOutdated }) => isOutdated).length;
  const { taken, own } = page;
  const date = taken ? formatDate(taken.since, reader) : "";
  return (
    <Page>
      <PageHeader back={{ to: translatePath(page.slug), label: t("form.back") }} title={heading} lead={t("form.lead")} />
      <div className="mb-8 grid max-w-read gap-3 empty:hidden">
        {isSaved && !answer ? <Notice kind="success" live><p>{t("done.saved")}</p></Notice> : null}
        {own?.state === "returned" ? <Notice kind="warning" title={t("form.cameBack")}><p className="whitespace-pre-line break-words">{own.remarks}</p></Notice> : null}
        {outdated > 0 ? <Notice><p>{t("form.changedHelp", { count: outdated })}</p></Notice> : null}
        {taken ? <Notice kind="warning"><p>{taken.name === null ? t("languages.takenUnnamed", { date }) : t("languages.taken", { name: taken.name, date })}</p></Notice> : null}
      </div>
      {taken && !own && !answer ? <p><a href={practicePath(page.slug)}>{page.title}</a></p> : <TranslateForm page={page} locale={locale} answer={answer} />}
      {own ? <Form method="post" className="mt-8 border-t border-hairline pt-4"><Button variant="quiet" name="intent" value="discard">{t("form.discard")}</Button></Form> : null}
    </Page>
  );
}
