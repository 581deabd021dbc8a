import { Form, useActionData, useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { findWriter, getActor } from "#app/auth/session.server.ts";
import { setDraftPath } from "#app/features/indicators/region-paths.ts";
import { getSetDraft, saveSetWords, wordsTag } from "#app/features/indicators/sets/set-drafts.server.ts";
import { fitsField, isLong, translatedCells, typedWords, wordField, type TranslatedCell } from "#app/features/indicators/sets/set-words.ts";
import { sections } from "#app/features/indicators/sets/typed-set.ts";
import { formatLanguage } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { isLocale, type Locale } from "#app/i18n/locales.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { formText } from "#app/lib/form-text.ts";
import { Button } from "#app/ui/button.tsx";
import { Choice, Field, FormErrors, TextArea } from "#app/ui/field.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { SignInAgain } from "#app/ui/sign-in-again.tsx";

function languageOf(code: string | undefined): Locale {
  if (!isLocale(code)) throw new AppError("not-found", "sets:errors.noDraft");
  return code;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = languageOf(params.language);
  const actor = await findWriter(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const heading = getT(locale, "sets")("words.title", { language: formatLanguage(language, locale) });
  if (!actor) return { pageTitle: heading, id: params.id ?? "", title: "", from: "", language, cells: [], tag: "" }; // signed out while writing: what was typed is shown again
  const { id, typed } = await getSetDraft(actor, params.id ?? "", locale);
  if (typed.language === language) throw new AppError("not-found", "sets:errors.noDraft");
  return { pageTitle: heading, id, title: typed.tables.facts.title, from: typed.language, language, cells: translatedCells(typed, language), tag: wordsTag(typed, language) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const language = languageOf(params.language);
  const actor = await getActor(request);
  const id = params.id ?? "";
  const form = await readForm(request);
  const again = (error: string, status: number, newer = "") => data({ error, newer, typed: typedWords(form) }, { status });
  if (!actor) return again("common:signedOut.text", 401);
  const saved = await saveSetWords(actor, id, { language, form, seen: formText(form, "seen") });
  if ("newer" in saved) return again("sets:errors.newer", 409, saved.newer);
  return redirect(`${setDraftPath(id)}#languages`);
}

export const handle: TextsHandle = { texts: ["sets"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded?.pageTitle);

/** Who did not see the newest is shown it. */
export const shouldRevalidate = ({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean => actionStatus === 409 || defaultShouldRevalidate;

export default function SetWords() {
  const { pageTitle: heading, id, title, from, language, cells: kept, tag } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("sets");
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer) ref.current?.querySelector<HTMLElement>("[data-form-errors]")?.focus();
  }, [answer]);
  const { typed } = answer ?? {};
  const known: TranslatedCell[] = kept.length > 0 ? kept : Object.entries(typed ?? {}).map(([key, translation]) => ({ key, section: "facts", row: null, column: "title", words: key, translation, isOutdated: false }));
  const cells = known.map((cell, index) => ({ ...cell, index, translation: typed?.[cell.key] ?? cell.translation }));
  return (
    <Page width="read">
      <PageHeader back={{ to: setDraftPath(id), label: title || t("draft.untitled") }} title={heading} lead={t("words.lead")} />
      <Form key={answer ? "again" : tag} method="post" className="space-y-8" preventScrollReset noValidate>
        <div ref={ref}><FormErrors errors={answer ? [{ message: t(answer.error) }] : []} /><SignInAgain errors={answer ? { "": [answer.error] } : undefined} /></div>
        <input key={answer?.newer || tag} type="hidden" name="seen" defaultValue={answer?.newer || tag} />
        {sections.map((section) => (
          <fieldset key={section} className="space-y-5">
            <legend className="mb-3 font-serif text-l">{t(`sections.${section}`)}</legend>
            {cells.filter((cell) => cell.section === section).map(({ index, key, column, words, translation, isOutdated }) => {
              const Input = isLong({ column }) ? TextArea : Field;
              return (
                <div key={key}>
                  <Input id={`word-${index}`} name={wordField(key)} label={<><span className="text-s font-normal text-ink-soft">{t(`columns.${column}`)}: </span><span lang={from} className="font-normal">{words}</span></>} lang={language} defaultValue={translation} errors={isOutdated ? [t("problems.outdated")] : undefined} />
                  {isOutdated ? <Choice id={`fits-${index}`} name={fitsField(key)} value="yes" label={t("words.fits")} /> : null}
                </div>
              );
            })}
          </fieldset>
        ))}
        <div className="border-t border-hairline pt-6"><Button>{t("form.save")}</Button></div>
      </Form>
    </Page>
  );
}
