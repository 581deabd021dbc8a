import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { findWriter, getActor, requireActor, stillSignedIn } from "#app/auth/session.server.ts";
import type { Actor } from "#app/auth/actor.ts";
import { When } from "#app/features/forum/components/when.tsx";
import { DecideForm, useDecideLabels } from "#app/features/practices/components/decide-form.tsx";
import { StateBadge } from "#app/features/practices/components/state-badge.tsx";
import { SubmissionPreview } from "#app/features/practices/components/submission-preview.tsx";
import { nameAll, readPlaceNames } from "#app/features/practices/places.server.ts";
import { editSubmissionPath, practicePath, submissionPath } from "#app/features/practices/practice-paths.ts";
import { assessorName, decideOnSubmission } from "#app/features/practices/review.server.ts";
import { getSubmission } from "#app/features/practices/submission-page.server.ts";
import { decisionSchema, readAssessment } from "#app/features/practices/submission.schema.ts";
import { canReview, decisions } from "#app/features/practices/submission.policy.ts";
import { discardSubmission, reviseSubmission, withdrawSubmission } from "#app/features/practices/submissions.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { isAnswerToForm } from "#app/lib/page-request.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { KeptWords } from "#app/features/practices/components/kept-words.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

const outcomes = ["sent", "saved", "withdrawn", ...decisions] as const;

/** The submission; null when who sent a form may not read it any more, and shall find their words. */
async function findSubmission(request: Request, actor: Actor | null, id: string) {
  try {
    return actor && (await getSubmission(actor, id));
  } catch (error) {
    if (error instanceof AppError && isAnswerToForm(request)) return null;
    throw error;
  }
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await findWriter(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const submission = await findSubmission(request, actor, params.id ?? "");
  const names = await readPlaceNames(locale);
  const done = new URL(request.url).searchParams.get("done");
  return {
    title: submission?.title || getT(locale, "submissions")("untitled"),
    submission,
    done: outcomes.find((outcome) => outcome === done) ?? null,
    assessor: actor && submission?.can.decide.includes("publish") ? await assessorName(actor) : "",
    isReviewer: canReview(actor),
    regionNames: nameAll(submission?.shown.record.regions ?? [], names.region),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const id = params.id ?? "";
  if (form.get("form") === "decide") {
    const actor = await getActor(request);
    return answerForm(form, { form: "decide", schema: decisionSchema, fieldOf: { "submissions:errors.reason": "text" } }, async (input) => {
      await decideOnSubmission(stillSignedIn(actor), { id, decision: input.decision, text: input.text, assessment: readAssessment(input) });
      return redirect(`${submissionPath(id)}?done=${input.decision}`);
    });
  }
  const actor = await requireActor(request);
  switch (form.get("intent")) {
    case "withdraw":
      await withdrawSubmission(actor, id);
      return redirect(`${submissionPath(id)}?done=withdrawn`);
    case "discard":
      await discardSubmission(actor, id);
      return redirect("/practices/submissions?discarded");
    case "revise":
      return redirect(editSubmissionPath(await reviseSubmission(actor, id)));
  }
  await getSubmission(actor, id);
  return data(null, { status: 422 });
}

export const handle: TextsHandle = { texts: ["submissions", "practices"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded?.title);

export default function SubmissionPage() {
  const { title, submission, done, assessor, isReviewer, regionNames } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("submissions");
  const own = useLocale();
  const labels = useDecideLabels();
  const decided = answer?.form === "decide" ? answer : undefined;
  const words = decided && (submission === null || Object.values(decided.result.error ?? {}).some((keys) => keys?.includes("submissions:errors.late"))) ? <KeptWords answer={decided} labels={labels} /> : null;
  if (submission === null) return <Page width="read"><PageHeader back={{ to: "/practices/review", label: t("review.title") }} title={title} />{words}</Page>;
  const { id, state, can, events, isOwn } = submission;
  return (
    <Page width="read">
      <PageHeader back={isOwn ? { to: "/practices/submissions", label: t("view.back") } : { to: "/practices/review", label: t("review.title") }} title={title} titleLang={submission.title === "" || submission.locale === own ? undefined : submission.locale} />
      <div className="space-y-6">
        {done ? <Notice kind="success" live><p>{t(`done.${done}`)}</p></Notice> : null}
        <div className="space-y-2">
          <p className="flex flex-wrap items-center gap-3"><StateBadge state={state} /><span className="text-s text-ink-soft">{t("view.private")}</span></p>
          {isOwn ? <p>{t(`stateHelp.${state}`)}</p> : null}
          {submission.slug && state !== "published" ? <p className="text-s text-ink-soft">{t("view.revises")}</p> : null}
        </div>
        <div className="flex flex-wrap gap-3 empty:hidden">
          {can.edit ? <LinkButton to={editSubmissionPath(id)}>{t(state === "questionnaire" ? "view.fill" : "view.edit")}</LinkButton> : null}
          {submission.slug ? <LinkButton to={practicePath(submission.slug)} variant={can.edit ? "secondary" : "primary"}>{t("view.record")}</LinkButton> : null}
          {can.revise ? <ActButton intent="revise" label={t("view.revise")} /> : null}
          {can.withdraw ? <ActButton intent="withdraw" label={t("view.withdraw")} /> : null}
          {can.discard ? <ActButton intent="discard" label={t("view.discard")} /> : null}
        </div>
        <section aria-labelledby="events" className="border-t border-hairline pt-6">
          <h2 id="events" className="text-l">{t("view.history")}</h2>
          <ol className="mt-3 space-y-3 border-l-2 border-hairline pl-4">
            {events.map(({ kind, text, at }, index) => (
              <li key={`${kind}${at}${index}`}>
                <p><strong>{t(`events.${kind}`)}</strong> <span className="text-s text-ink-soft"><When at={at} /></span></p>
                {text === "" ? null : <p className="mt-1 max-w-read whitespace-pre-line break-words border-l-2 border-sun pl-3">{text}</p>}
              </li>
            ))}
          </ol>
        </section>
        {isReviewer && !isOwn && submission.hints.length > 0 ? (
          <Notice kind="illustrative" title={t("check.personalTitle")}>
            <ul className="list-disc pl-5">{submission.hints.map(({ kind, passage }) => <li key={`${kind}${passage}`} className="break-words">“<span lang={submission.locale}>{passage}</span>” ({t(`personal.${kind}`)})</li>)}</ul>
          </Notice>
        ) : null}
        <section aria-labelledby="preview" className="border-t-2 border-sun pt-6">
          <h2 id="preview" className="mb-4">{t("check.preview")}</h2>
          <SubmissionPreview shown={submission.shown} regionNames={regionNames} />
        </section>
        {words ? <div className="space-y-4 border-t-2 border-sun pt-6">{words}<p><Link to={submissionPath(id)} reloadDocument>{t("decide.seeNow")}</Link></p></div> : can.decide.length > 0 ? <DecideForm decisions={can.decide} answer={decided} assessor={assessor} /> : isReviewer && isOwn && (state === "screening" || state === "assessment") ? <p className="border-t-2 border-sun pt-6">{t("decide.own")}</p> : null}
      </div>
    </Page>
  );
}

function ActButton({ intent, label }: { intent: string; label: string }) {
  return <Form method="post"><Button variant="quiet" name="intent" value={intent}>{label}</Button></Form>;
}
