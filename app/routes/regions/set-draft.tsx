import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { SetMarks } from "#app/features/indicators/components/set-marks.tsx";
import { SetQuestions } from "#app/features/indicators/components/set-questions.tsx";
import { newSetPath, setDraftPath, setPath, setWordsPath } from "#app/features/indicators/region-paths.ts";
import { textOf } from "#app/features/indicators/set-texts.ts";
import { viewSet } from "#app/features/indicators/set-view.ts";
import { SetProblems } from "#app/features/indicators/sets/components/set-problems.tsx";
import { setIdOf } from "#app/features/indicators/sets/keep-set.server.ts";
import { isOwnPublished } from "#app/features/indicators/sets/published-set.server.ts";
import { discardSetDraft, dropSetLanguage, getSetDraft, hasSetDraft, publishSetDraft, replaceSetDraft } from "#app/features/indicators/sets/set-drafts.server.ts";
import { sections } from "#app/features/indicators/sets/typed-set.ts";
import { formatDateTime, formatLanguage } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { localeNames, locales } from "#app/i18n/locales.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { formText } from "#app/lib/form-text.ts";
import { newId } from "#app/lib/ids.server.ts";
import { receiveFile } from "#app/lib/imports/receive-file.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

/** So many problems are shown at once. */
const shown = 200;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const { id, typed, content, problems, tag, owner, set, changed } = await getSetDraft(actor, params.id ?? "", locale);
  const { language, tables, words } = typed;
  const { title, edition } = tables.facts;
  return {
    pageTitle: title || getT(locale, "sets")("draft.untitled"), id, tag, owner, set, changed, edition, publishedAs: setIdOf(content), language, kind: content.structure.kind, timeZone: actor.timeZone,
    counts: Object.fromEntries(sections.map((section) => [section, section === "facts" ? 0 : tables[section].length])),
    others: locales.filter((code) => words[code]).map((code) => ({ code, problems: problems.filter((problem) => problem.language === code).length })),
    found: problems.length, problems: problems.slice(0, shown), view: viewSet(content, textOf(content, language).text, getT(language, "common")),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const id = params.id ?? "";
  const locale = await getLocale(request, actor.locale);
  const isFile = request.headers.get("Content-Type")?.startsWith("multipart/form-data") === true;
  const form = isFile ? new FormData() : await readForm(request);
  const intent = formText(form, "intent");
  const published = formText(form, "set");
  // Pressed twice: the draft is gone, because it is published.
  if (intent === "publish" && published !== "" && !(await hasSetDraft(id)) && (await isOwnPublished(actor, published))) return redirect(setPath(published));
  await getSetDraft(actor, id, locale);
  const refused = (where: "file" | "publish", error: unknown) => {
    if (!(error instanceof AppError) || (error.code !== "invalid" && error.code !== "conflict")) throw error;
    return data({ where, refusal: error.detail, values: error.values }, { status: error.status });
  };
  if (isFile) {
    const file = newId();
    const received = await receiveFile(request, file, ["seen"]);
    if (received === null) return refused("file", new AppError("invalid", "imports:errors.noFile"));
    try {
      await replaceSetDraft(actor, id, { file, fileName: received.name, locale }, received.fields.seen ?? "");
      return redirect(setDraftPath(id));
    } catch (error) {
      return refused("file", error);
    }
  }
  switch (intent) {
    case "publish":
      try {
        const { set } = await publishSetDraft(actor, id, formText(form, "seen"));
        return redirect(setPath(set));
      } catch (error) {
        return refused("publish", error);
      }
    case "drop":
      await dropSetLanguage(actor, id, formText(form, "language"));
      return redirect(setDraftPath(id));
    case "discard":
      await discardSetDraft(actor, id);
      return redirect(`${newSetPath}?discarded`);
    default:
      throw new AppError("invalid", "errors:badForm");
  }
}

export const handle: TextsHandle = { texts: ["sets", "regions", "imports"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded?.pageTitle);

export default function SetDraftPage() {
  const { pageTitle: title, id, tag, owner, set, changed, edition, publishedAs, language, kind, timeZone, counts, others, found, problems, view } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["sets", "regions", "imports"]);
  const locale = useLocale();
  const refusal = (where: string) => (answer?.where === where && answer.refusal ? [t(answer.refusal, answer.values)] : []);
  const when = formatDateTime(changed.at, locale, timeZone);
  return (
    <Page width="read">
      <PageHeader back={{ to: newSetPath, label: t("new.title") }} title={<span lang={language}>{title}{edition ? ` (${edition})` : ""}</span>} lead={set ? t("draft.changes") : t("draft.lead")} />
      <SetMarks kind={kind} owner={owner} className="mb-3" />
      <p className="mb-8 text-s text-ink-soft">{changed.by ? t("draft.changedBy", { name: changed.by, when }) : when}</p>
      <div className="space-y-10">
        {set?.isAnswered ? <Notice title={t("draft.answered")}><p>{t("draft.answeredText")}</p></Notice> : null}
        {found > 0 ? (
          <section aria-labelledby="problems" className="space-y-3">
            <h2 id="problems" className="text-l">{t("draft.problems", { count: found })}</h2>
            <p className="text-ink-soft">{t("draft.problemsText")}</p>
            <SetProblems draft={id} problems={problems} />
            {found > problems.length ? <p className="text-s text-ink-soft">{t("draft.more", { count: found - problems.length })}</p> : null}
          </section>
        ) : (
          <section aria-labelledby="publish" className="space-y-3">
            <Notice kind="success" title={<span id="publish">{t("draft.ready")}</span>}><p>{t("draft.readyText")}</p></Notice>
            {refusal("publish").map((message) => <Notice key={message} kind="warning" live><p>{message}</p></Notice>)}
            <Form method="post"><input type="hidden" name="seen" value={tag} /><input type="hidden" name="set" value={publishedAs} /><Button name="intent" value="publish">{t("draft.publish")}</Button></Form>
          </section>
        )}
        <section aria-labelledby="sections" className="space-y-3">
          <h2 id="sections" className="text-l">{t("draft.edit")}</h2>
          <ul className="divide-y divide-hairline border-y border-hairline">
            {sections.map((section) => {
              const wrong = problems.filter((problem) => problem.section === section && !problem.language).length;
              return (
                <li key={section} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3">
                  <Link to={setDraftPath(id, section)} className="font-semibold">{t(`sections.${section}`)}</Link>
                  <span className="text-s text-ink-soft">{[...(section === "facts" ? [] : [t("draft.rows", { count: counts[section] ?? 0 })]), ...(wrong > 0 ? [t("draft.wrong", { count: wrong })] : [])].join(" · ")}</span>
                </li>
              );
            })}
          </ul>
        </section>
        <section aria-labelledby="file-section" className="space-y-4">
          <h2 id="file-section" className="text-l">{t("draft.file")}</h2>
          <p className="text-ink-soft">{t("draft.fileText", { language: formatLanguage(language, locale) })} <a href={`${setDraftPath(id)}/workbook.xlsx`} download>{t("draft.workbook")}</a></p>
          <Form id="import" method="post" encType="multipart/form-data" reloadDocument className="space-y-4">
            <input type="hidden" name="seen" value={tag} />
            <Field id="file" type="file" accept=".csv,.xlsx,text/csv" label={t("new.chooseFile")} help={t("new.fileHelp")} errors={refusal("file")} required />
            <Button variant="secondary">{t("draft.replace")}</Button>
          </Form>
        </section>
        <section aria-labelledby="languages" className="space-y-3">
          <h2 id="languages" className="text-l">{t("draft.languages")}</h2>
          <p className="text-ink-soft">{t("draft.languagesText", { language: formatLanguage(language, locale) })}</p>
          {others.length > 0 ? (
            <ul className="divide-y divide-hairline border-y border-hairline">
              {others.map(({ code, problems: wrong }) => (
                <li key={code} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
                  <span><Link to={setWordsPath(id, code)} lang={code} className="font-semibold">{localeNames[code]}</Link> <span className="text-s text-ink-soft">{wrong > 0 ? t("draft.missing", { count: wrong }) : t("draft.complete")}</span></span>
                  <Form method="post" preventScrollReset><input type="hidden" name="language" value={code} /><Button variant="quiet" name="intent" value="drop" aria-label={t("draft.dropLanguage", { language: formatLanguage(code, locale) })}>{t("draft.drop")}</Button></Form>
                </li>
              ))}
            </ul>
          ) : null}
          <p className="flex flex-wrap gap-x-4 gap-y-1">{t("draft.translateHere")} {locales.filter((code) => code !== language && others.every((other) => other.code !== code)).map((code) => <Link key={code} to={setWordsPath(id, code)} lang={code}>{localeNames[code]}</Link>)}</p>
          <p className="flex flex-wrap gap-x-4 gap-y-1 text-s">{t("draft.workbooks")} {locales.filter((code) => code !== language).map((code) => <a key={code} href={`${setDraftPath(id)}/workbook.xlsx?language=${code}`} lang={code} download>{localeNames[code]}</a>)}</p>
        </section>
        <details className="border-t border-edge pt-4" open={found === 0}>
          <summary className="cursor-pointer text-l font-semibold">{t("draft.preview")}</summary>
          <SetQuestions view={view} language={language} />
        </details>
        <div className="flex flex-wrap gap-3 border-t border-hairline pt-6">
          {set ? <LinkButton variant="quiet" to={setPath(set.id)}>{t("draft.published")}</LinkButton> : null}
          <Form method="post"><Button variant="quiet" name="intent" value="discard">{t("draft.discard")}</Button></Form>
        </div>
      </div>
    </Page>
  );
}
