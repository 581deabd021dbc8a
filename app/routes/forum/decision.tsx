import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { answerAppeal, appeal, undoAct } from "#app/features/forum/appeals.server.ts";
import { ActSummary, SaidWords } from "#app/features/forum/components/act-summary.tsx";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import { QuotedPost } from "#app/features/forum/components/quoted-post.tsx";
import { decisionPath } from "#app/features/forum/forum-paths.ts";
import { answerAppealSchema, appealSchema, undoActSchema } from "#app/features/forum/forum.schema.ts";
import { findOwnWords, getAct } from "#app/features/forum/moderation-acts.server.ts";
import { lookUpNamed } from "#app/features/forum/named.server.ts";
import { renderWords } from "#app/features/forum/words.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { formText } from "#app/lib/form-text.ts";
import { Button } from "#app/ui/button.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

const outcomes = ["appeal", "answer", "undo", "late"] as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const act = await getAct(actor, params.id ?? "");
  const locale = await getLocale(request, actor.locale);
  const t = getT(locale, "moderation");
  const words = act.isOpen ? null : await findOwnWords(actor, act);
  const named = await lookUpNamed(actor, [words?.document], locale);
  return { title: t(`acts.${act.kind}`), act, words: words && { author: actor.name, createdAt: words.createdAt, locale: words.locale, html: renderWords(words.document, locale, named) }, done: outcomes.find((outcome) => outcome === new URL(request.url).searchParams.get("done")) ?? null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const { id } = await getAct(actor, params.id ?? "");
  const form = await readForm(request);
  form.set("actId", id);
  const done = (outcome: (typeof outcomes)[number]) => redirect(`${decisionPath(id)}?done=${outcome}`);
  switch (formText(form, "form")) {
    case "appeal":
      return answerForm(form, { form: "appeal", schema: appealSchema }, async (input) => {
        await appeal(actor, input);
        return done("appeal");
      });
    case "answer":
      return answerForm(form, { form: "answer", schema: answerAppealSchema }, async (input) => {
        await answerAppeal(actor, input);
        return done("answer");
      });
    case "undo":
      return answerForm(form, { form: "undo", schema: undoActSchema }, async (input) => done((await undoAct(actor, input)) ? "undo" : "late"));
    default:
      throw new AppError("invalid", "errors:badForm");
  }
}

export const handle: TextsHandle = { texts: ["forum", "moderation"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Decision() {
  const { title, act, words, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("moderation");
  const back = act.isOwn ? { to: "/forum/decisions", label: t("decisionList.title") } : { to: "/forum/moderation", label: t("title") };
  return (
    <Page width="read">
      <PageHeader back={back} title={title} />
      {done && !answer ? <Notice kind={done === "late" ? "info" : "success"} live className="mb-6"><p>{t(done === "late" ? "done.late" : `decisionDone.${done}`)}</p></Notice> : null}
      <ActSummary act={act} />
      {act.isOpen ? null : (
        <section aria-labelledby="words" className="mt-8 space-y-4">
          <h2 id="words" className="text-l">{t("act.words")}</h2>
          <p className="text-ink-soft">{t(words ? "act.wordsText" : "act.noWords")}</p>
          {words ? <QuotedPost postId={null} {...words} /> : null}
        </section>
      )}
      {act.appeal ? <SaidWords title={t("appeal.said")} text={act.appeal.text} at={act.appeal.at} /> : null}
      {act.answer ? <SaidWords title={t("appeal.answered")} text={act.answer.text} at={act.answer.at} /> : null}
      {act.appeal && !act.answer && !act.can.answer ? <p className="mt-4 text-ink-soft">{t("appeal.waits")}</p> : null}
      {act.can.appeal ? (
        <section aria-labelledby="appeal" className="mt-8 space-y-4 border-t border-hairline pt-6">
          <h2 id="appeal">{t("appeal.title")}</h2>
          <p>{t("appeal.lead")}</p>
          <JudgedForm name="appeal" answer={answer} labels={{ text: t("appeal.text") }}>
            {(field) => <><TextArea {...field("text")} rows={5} maxLength={2_000} required /><Button>{t("appeal.submit")}</Button></>}
          </JudgedForm>
        </section>
      ) : null}
      {act.can.answer ? (
        <section aria-labelledby="answer" className="mt-8 space-y-4 border-t border-hairline pt-6">
          <h2 id="answer">{t("answer.title")}</h2>
          <p>{t(act.can.undo ? "answer.leadUndo" : "answer.lead")}</p>
          <JudgedForm name="answer" answer={answer} labels={{ text: t("answer.text") }}>
            {(field) => <><TextArea {...field("text")} rows={5} maxLength={2_000} required /><Button>{t("answer.submit")}</Button></>}
          </JudgedForm>
        </section>
      ) : null}
      {act.can.undo ? (
        <section aria-labelledby="undo" className="mt-8 space-y-4 border-t border-hairline pt-6">
          <h2 id="undo">{t("undo.title")}</h2>
          <JudgedForm name="undo" answer={answer} labels={{ reason: t("reason") }}>
            {(field) => <><TextArea {...field("reason")} help={t("reasonHelp.author")} rows={2} optional maxLength={1_000} /><Button variant="secondary">{t("undo.submit")}</Button></>}
          </JudgedForm>
        </section>
      ) : null}
      {act.isOwn || act.postId === null ? null : <p className="mt-8"><Link to={`/forum/posts/${act.postId}/moderate`}>{t("more")}</Link></p>}
    </Page>
  );
}
