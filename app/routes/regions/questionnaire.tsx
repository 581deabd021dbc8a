import { Form, Link, useActionData, useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor, requireActor } from "#app/auth/session.server.ts";
import { QuestionForm } from "#app/features/indicators/components/question-form.tsx";
import { SetMarks } from "#app/features/indicators/components/set-marks.tsx";
import { getQuestionnaire } from "#app/features/indicators/questionnaire-page.server.ts";
import { addExpert, answerIndicator, answerSchema, askBack, expertSchema, querySchema, removeExpert, replySchema, replyToQuery, signOff } from "#app/features/indicators/questionnaires.server.ts";
import { questionnairePath, regionPath } from "#app/features/indicators/region-paths.ts";
import { formatDate } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm, type FormAnswer } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { formText } from "#app/lib/form-text.ts";
import { newId } from "#app/lib/ids.server.ts";
import { isPageRequest } from "#app/lib/page-request.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field, FormErrors } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const page = await getQuestionnaire(actor, { id: params.id ?? "", part: new URL(request.url).searchParams.get("part"), locale, t: getT(locale, "common") });
  return { ...page, thisPage: newId(), pageTitle: `${page.set.title}, ${page.year}` };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const id = params.id ?? "";
  const form = await readForm(request);
  const part = new URL(request.url).searchParams.get("part") ?? "";
  const back = (hash = "") => redirect(`${questionnairePath(params.slug ?? "", id, part)}${hash}`);
  const code = formText(form, "code");
  switch (formText(form, "intent")) {
    case "answer":
      return answerForm(form, { form: `answer-${code}`, schema: answerSchema }, async (input) => {
        await answerIndicator(actor, id, input);
        return isPageRequest(request) ? back(`#q-${code}`) : data({ saved: true as const });
      });
    case "reply":
      return answerForm(form, { form: `reply-${formText(form, "query")}`, schema: replySchema }, async (input) => {
        await replyToQuery(actor, id, input);
        return back();
      });
    case "query":
      return answerForm(form, { form: `query-${code}`, schema: querySchema }, async (input) => {
        await askBack(actor, id, input);
        return back(`#q-${code}`);
      });
    case "expert":
      return answerForm(form, { form: "expert", schema: expertSchema, fieldOf: { "regions:errors.noAccount": "email" } }, async (input) => {
        await addExpert(actor, id, input);
        return back("#experts");
      });
    case "remove":
      await removeExpert(actor, id, formText(form, "user"));
      return back("#experts");
    case "sign-off":
      return answerForm(form, { form: "sign-off", schema: expertSchema.pick({}) }, async () => {
        await signOff(actor, id);
        return redirect(regionPath(params.slug ?? ""));
      });
    default:
      throw new AppError("invalid", "errors:badForm");
  }
}

/** Who did not see the newest answer is shown it. */
export const shouldRevalidate = ({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean => actionStatus === 409 || defaultShouldRevalidate;

export const handle: TextsHandle = { texts: ["regions"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded?.pageTitle);

export default function QuestionnairePage() {
  const { id, region, set, year, version, status, illustrative, signedOff, parts, part, questions, experts, can, thisPage, pageTitle: title } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { t } = useTranslation("regions");
  const locale = useLocale();
  const answer: FormAnswer | undefined = answered && "form" in answered ? answered : undefined;
  const at = parts.findIndex(({ key }) => key === part);
  const next = parts[at + 1];
  const errorsOf = (form: string) => (answer?.form === form ? Object.values(answer.result.error ?? {}).flatMap((keys) => (keys ?? []).map((key) => t(key, answer.values))) : []);
  return (
    <Page>
      <PageHeader back={{ to: regionPath(region.slug), label: region.name }} title={<span lang={set.locale}>{title}</span>} lead={status === "draft" ? t("form.draftOf", { region: region.name, version }) : t("form.finalOf", { region: region.name, version })} />
      <SetMarks kind={set.kind} owner={set.owner} className="mb-6" />
      {illustrative ? <Notice kind="illustrative" title={t("illustrative")} className="mb-6"><p>{t("page.inventedText")}</p></Notice> : null}
      {signedOff ? <Notice kind="success" className="mb-6"><p>{t("form.signedOff", { name: (can.answer || can.coordinate || can.review ? signedOff.by : "") || region.name, date: formatDate(signedOff.at, locale) })}</p></Notice> : null}
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[16rem_minmax(0,1fr)]">
        <nav aria-label={t("form.parts")}>
          <ul className="border-y border-hairline lg:sticky lg:top-4">
            {parts.map(({ key, name, answered: done, asked, queries }) => (
              <li key={key} className="border-b border-hairline last:border-0">
                <Link to={`?part=${key}`} aria-current={key === part ? "page" : undefined} className={`flex min-h-11 items-center justify-between gap-3 py-1.5 text-ink no-underline ${key === part ? "font-semibold" : ""}`}>
                  <span lang={set.locale}>{name}</span>
                  <span className="flex items-center gap-2 text-s tabular-nums text-ink-soft">{queries > 0 ? <Badge look="clay">{t("form.queries", { count: queries })}</Badge> : null}<span className="sr-only">{t("profile.basis", { answered: done, asked })}</span><span aria-hidden>{done}/{asked}</span></span>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="min-w-0 space-y-6">
          <h2 lang={set.locale}>{parts[at]?.name}</h2>
          {questions.map((question) => <QuestionForm key={question.code} question={question} page={thisPage} answer={answer} lang={set.locale} canAnswer={can.answer} canReview={can.review && status === "draft"} />)}
          {next ? <p className="border-t border-hairline pt-5"><Link to={`?part=${next.key}`}>{t("form.next", { part: next.name })} →</Link></p> : null}
          {can.coordinate && status === "draft" ? (
            <section aria-labelledby="experts" className="space-y-4 rounded-card border border-hairline bg-surface p-5">
              <h2 id="experts" className="text-l">{t("form.experts")}</h2>
              <p className="text-ink-soft">{t("form.expertsText")}</p>
              <ul className="space-y-1">
                {experts.map(({ id: userId, name }) => (
                  <li key={userId} className="flex flex-wrap items-center justify-between gap-3">
                    <span>{name}</span>
                    <Form method="post" preventScrollReset><input type="hidden" name="intent" value="remove" /><input type="hidden" name="user" value={userId} /><Button variant="quiet" aria-label={t("form.removeExpert", { name })}>{t("form.remove")}</Button></Form>
                  </li>
                ))}
              </ul>
              <Form key={experts.length} method="post" preventScrollReset className="flex flex-wrap items-end gap-3">
                <input type="hidden" name="intent" value="expert" />
                <Field id="expert-email" name="email" type="email" label={t("form.expertEmail")} autoComplete="off" required errors={errorsOf("expert")} defaultValue={answer?.form === "expert" && typeof answer.result.initialValue?.email === "string" ? answer.result.initialValue.email : ""} />
                <Button variant="secondary">{t("form.addExpert")}</Button>
              </Form>
              <Form method="post" className="space-y-3 border-t border-hairline pt-4">
                <input type="hidden" name="intent" value="sign-off" />
                <FormErrors errors={errorsOf("sign-off").map((message) => ({ message }))} />
                <p className="text-ink-soft">{t("form.signOffText")}</p>
                <Button>{t("form.signOff")}</Button>
              </Form>
            </section>
          ) : null}
          {status === "final" ? <p><Link to={`${regionPath(region.slug)}/profile?set=${set.id}&year=${year}`} id={id}>{t("form.toProfile")}</Link></p> : null}
        </div>
      </div>
    </Page>
  );
}
