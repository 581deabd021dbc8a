import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { findWriter, getActor, requireActor, stillSignedIn } from "#app/auth/session.server.ts";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import { KeptWords } from "#app/features/practices/components/kept-words.tsx";
import { practicePath, proposalPath, recordPath, translatePath } from "#app/features/practices/practice-paths.ts";
import { canReview } from "#app/features/practices/submission.policy.ts";
import { ProposalBadge } from "#app/features/practices/translations/components/proposal-badge.tsx";
import { ProposedParts } from "#app/features/practices/translations/components/proposed-parts.tsx";
import { decideOnTranslation, getProposal } from "#app/features/practices/translations/proposals.server.ts";
import { takeBackTranslation } from "#app/features/practices/translations/translations.server.ts";
import { formatLanguage } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { isAnswerToForm } from "#app/lib/page-request.server.ts";
import { optional, typedLines } from "#app/lib/typed-text.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

const required = "submissions:errors.required";
const schema = z.object({ decision: z.enum(["publish", "return"], required), seen: z.string().default(""), remarks: optional(typedLines(4_000, { required, tooLong: "submissions:errors.tooLong" })) });
const outcomes = ["handedIn", "takenBack", "publish", "return"] as const;

/** The proposal; null when who sent a form may not read it any more, and shall find their words. */
async function findProposal(request: Request, actor: Actor | null, id: string) {
  try {
    return actor && (await getProposal(actor, id));
  } catch (error) {
    if (error instanceof AppError && isAnswerToForm(request)) return null;
    throw error;
  }
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await findWriter(request);
  const reader = await getLocale(request, actor?.locale ?? null);
  const proposal = await findProposal(request, actor, params.id ?? "");
  const t = getT(reader, "translations");
  const done = new URL(request.url).searchParams.get("done");
  return { heading: proposal ? t("proposal.title", { language: formatLanguage(proposal.locale, reader) }) : t("queue.title"), proposal, isReviewer: canReview(actor), done: outcomes.find((one) => one === done) ?? null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const id = params.id ?? "";
  if (form.get("form") === "decide") {
    const actor = await getActor(request);
    return answerForm(form, { form: "decide", schema, fieldOf: { "translations:errors.remarks": "remarks" } }, async (input) => {
      await decideOnTranslation(stillSignedIn(actor), { id, ...input });
      return redirect(`${proposalPath(id)}?done=${input.decision}`);
    });
  }
  const actor = await requireActor(request);
  if (form.get("intent") === "take-back") {
    await takeBackTranslation(actor, id);
    return redirect(`${proposalPath(id)}?done=takenBack`);
  }
  await getProposal(actor, id);
  return data(null, { status: 422 });
}

export const handle: TextsHandle = { texts: ["translations", "practices", "submissions"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded?.heading);

export default function Translation() {
  const { heading, proposal, isReviewer, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? undefined;
  const { t } = useTranslation(["translations", "submissions"]);
  const reader = useLocale();
  const labels = { remarks: t("proposal.remarks") };
  const isLate = answer && (proposal === null || Object.values(answer.result.error ?? {}).some((keys) => keys?.includes("submissions:errors.late")));
  const words = isLate ? <KeptWords answer={answer} labels={labels} /> : null;
  if (proposal === null) return <Page width="read"><PageHeader back={{ to: "/practices/review", label: t("submissions:review.title") }} title={heading} />{words}</Page>;
  const { id, slug, title, state, can, isOwn, locale, originalLocale, translatorName } = proposal;
  return (
    <Page>
      <PageHeader back={isOwn ? { to: translatePath(slug), label: t("form.back") } : { to: "/practices/review", label: t("submissions:review.title") }} title={heading} lead={<Link to={practicePath(slug)} lang={originalLocale === reader ? undefined : originalLocale}>{title}</Link>} />
      <div className="space-y-6">
        {done ? <Notice kind="success" live><p>{t(`done.${done}`)}</p></Notice> : null}
        <p className="flex flex-wrap items-center gap-3"><ProposalBadge state={state} />{translatorName === null ? null : <span>{t("proposal.by", { name: translatorName })}</span>}<span className="text-s text-ink-soft">{t("proposal.private")}</span></p>
        {state === "returned" ? <Notice kind="warning" title={t("form.cameBack")}><p className="whitespace-pre-line break-words">{proposal.remarks}</p></Notice> : null}
        <div className="flex flex-wrap gap-3 empty:hidden">
          {isOwn && (state === "draft" || state === "returned") ? <LinkButton to={translatePath(slug, locale)}>{t("languages.goOn", { language: formatLanguage(locale, reader) })}</LinkButton> : null}
          {state === "published" ? <LinkButton to={recordPath(slug, locale)}>{t("submissions:view.record")}</LinkButton> : null}
          {can.takeBack ? <Form method="post"><Button variant="quiet" name="intent" value="take-back">{t("proposal.takeBack")}</Button></Form> : null}
        </div>
        <section aria-labelledby="whole">
          <h2 id="whole" className="mb-4 text-l">{t("proposal.whole")}</h2>
          <ProposedParts parts={proposal.parts} originalLocale={originalLocale} locale={locale} />
        </section>
        {words ? <div className="space-y-4 border-t-2 border-sun pt-6">{words}<p><Link to={proposalPath(id)} reloadDocument>{t("proposal.seeNow")}</Link></p></div> : can.decide.length > 0 ? (
          <section aria-labelledby="decide" className="max-w-read border-t-2 border-sun pt-6">
            <h2 id="decide" className="mb-4">{t("proposal.decide")}</h2>
            <JudgedForm name="decide" answer={answer} labels={labels}>
              {(field) => (
                <>
                  <input type="hidden" name="seen" value={proposal.seen} />
                  <TextArea {...field("remarks")} help={t("proposal.remarksHelp")} rows={4} optional />
                  <div className="flex flex-wrap gap-3">
                    <Button name="decision" value="publish">{t("proposal.publish")}</Button>
                    <Button name="decision" value="return" variant="secondary">{t("proposal.return")}</Button>
                  </div>
                </>
              )}
            </JudgedForm>
          </section>
        ) : isOwn && isReviewer && state === "waiting" ? <p className="border-t-2 border-sun pt-6">{t("proposal.ownHint")}</p> : null}
      </div>
    </Page>
  );
}
