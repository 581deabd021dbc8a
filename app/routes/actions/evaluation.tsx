import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor, requireActor } from "#app/auth/session.server.ts";
import { actionPath } from "#app/features/actions/action-paths.ts";
import { isOver } from "#app/features/actions/actions.kinds.ts";
import { OpenForm } from "#app/features/actions/evaluation/components/open-form.tsx";
import { ReportView } from "#app/features/actions/evaluation/components/report-view.tsx";
import { VoiceSection } from "#app/features/actions/evaluation/components/voice-section.tsx";
import { evaluationPath } from "#app/features/actions/evaluation/evaluation-paths.ts";
import { getEvaluationReport, getPairOf, pairOf } from "#app/features/actions/evaluation/evaluation-page.server.ts";
import { openSchema, wholeSchema } from "#app/features/actions/evaluation/evaluation.schema.ts";
import { discardEvaluation, finishEvaluation, openEvaluation } from "#app/features/actions/evaluation/evaluation.server.ts";
import { askSchema } from "#app/features/actions/evaluation/voice.schema.ts";
import { closeVoice, listVoices, openVoice, renewVoice } from "#app/features/actions/evaluation/voice.server.ts";
import { frameworksPath } from "#app/features/actions/frameworks/framework.kinds.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm, type FormAnswer } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { formText } from "#app/lib/form-text.ts";
import { FormErrors } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const report = await getEvaluationReport(actor, { id: params.id ?? "", locale, wanted: pairOf(request.url) });
  const voice = await listVoices(actor, report.action.id);
  return { ...report, voice, today: new Date().toISOString().slice(0, 10), pageTitle: getT(locale, "evaluation")("title") };
}

/** A secret link is told once, in the answer to the form: no address leads to it. */
const tellLink = ({ url }: { url: string }) => data<FormAnswer>({ form: "link", result: {}, values: { url } });

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const id = params.id ?? "";
  const form = await readForm(request);
  const evaluation = formText(form, "evaluation");
  switch (formText(form, "intent")) {
    case "open":
      return answerForm(form, { form: "open", schema: openSchema }, async (input) => {
        await openEvaluation(actor, id, input);
        return redirect(evaluationPath(id, input));
      });
    case "finish":
      return answerForm(form, { form: "whole", schema: wholeSchema }, async () => {
        const pair = await getPairOf(actor, id, evaluation);
        await finishEvaluation(actor, id, evaluation);
        return redirect(evaluationPath(id, pair));
      });
    case "discard":
      return answerForm(form, { form: "whole", schema: wholeSchema }, async () => {
        await discardEvaluation(actor, id, evaluation);
        return redirect(evaluationPath(id));
      });
    case "ask":
      return answerForm(form, { form: "ask", schema: askSchema, fieldOf: { "evaluation:errors.closesOn": "closesOn" } }, async ({ closesOn }) => tellLink(await openVoice(actor, id, closesOn)));
    case "renew-voice":
      return answerForm(form, { form: "whole", schema: wholeSchema }, async () => tellLink(await renewVoice(actor, id, formText(form, "voice"))));
    case "close-voice":
      return answerForm(form, { form: "whole", schema: wholeSchema }, async () => {
        await closeVoice(actor, id, formText(form, "voice"));
        return redirect(`${evaluationPath(id)}#voice`);
      });
    default:
      throw new AppError("invalid", "errors:badForm");
  }
}

export const handle: TextsHandle = { texts: ["evaluation"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data ? `${data.pageTitle}: ${data.action.title}` : undefined);

export default function Evaluation() {
  const { pageTitle: heading, action: judged, region, frameworks, pairs, shown, mayOpen, voice, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("evaluation");
  const locale = useLocale();
  const lang = judged.locale === locale ? undefined : judged.locale;
  const refusals = answer?.form === "whole" ? Object.values(answer.result.error ?? {}).flatMap((keys) => keys ?? []) : [];
  return (
    <Page>
      <PageHeader back={{ to: actionPath(judged.id), label: judged.title }} title={heading} lead={<><span lang={lang}>{judged.title}</span><span className="mt-1 block text-m">{t("lead")}</span></>} actions={<a href={evaluationPath(judged.id, shown ?? undefined, ".pdf")} className="button button-secondary no-print">{t("pdf")}</a>} />
      {judged.illustrative ? <Notice kind="illustrative" title={t("common:illustrative")} className="mb-6" /> : null}
      <FormErrors errors={refusals.map((key) => ({ message: t(key, answer?.values ?? {}) }))} />
      <div className="space-y-10">
        {pairs.length > 1 ? (
          <nav aria-label={t("choose")} className="no-print">
            <ul className="flex flex-wrap gap-2">{pairs.map((pair) => <li key={`${pair.framework}-${pair.phase}`}><Link to={evaluationPath(judged.id, pair)} aria-current={pair.framework === shown?.framework && pair.phase === shown.phase ? "page" : undefined} className="inline-flex min-h-11 items-center rounded-full border border-hairline px-4 no-underline aria-[current]:border-sea aria-[current]:bg-sea-tint aria-[current]:text-ink" lang={pair.locale === locale ? undefined : pair.locale}>{t("pair", { framework: pair.title, phase: t(`phases.${pair.phase}`) })}</Link></li>)}</ul>
          </nav>
        ) : null}
        {shown ? (
          <section aria-labelledby="shown" className="space-y-6">
            <div className="space-y-2">
              <h2 id="shown">{t("pair", { framework: shown.title, phase: t(`phases.${shown.phase}`) })}</h2>
              <p className="max-w-read" lang={shown.locale === locale ? undefined : shown.locale}>{shown.about}</p>
              <p className="max-w-read text-s text-ink-soft">{t("source", { source: shown.source.title })} {shown.source.url.startsWith("/") ? <Link to={shown.source.url}>{t("ofRegion")}</Link> : <a href={shown.source.url} rel="noreferrer">{t("adapted")}</a>}</p>
            </div>
            <ReportView actionId={judged.id} shown={shown} lang={lang} />
          </section>
        ) : <EmptyState title={t("empty.title")} text={t(mayOpen.length > 0 ? "empty.textTeam" : "empty.text")} />}
        {mayOpen.length > 0 ? (
          <section aria-labelledby="open" className="no-print max-w-read space-y-4 rounded-card border border-hairline bg-surface p-5">
            <h2 id="open" className="text-l">{t("open.title")}</h2>
            <OpenForm key={pairs.length} frameworks={frameworks} kinds={mayOpen} phase={isOver(judged.status) ? "end" : judged.status === "running" ? "implementation" : "design"} answer={answer} />
            {region ? <p className="text-s"><Link to={frameworksPath(region.slug)}>{t("open.own")}</Link></p> : null}
          </section>
        ) : null}
        <VoiceSection rounds={voice.rounds} mayAsk={voice.mayAsk} today={today} answer={answer} />
      </div>
    </Page>
  );
}
