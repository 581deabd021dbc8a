import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor, stillSignedIn } from "#app/auth/session.server.ts";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import { editSubmissionPath } from "#app/features/practices/practice-paths.ts";
import { startSchema } from "#app/features/practices/submission.schema.ts";
import { canReview } from "#app/features/practices/submission.policy.ts";
import { fieldsOfTopic, startSubmission } from "#app/features/practices/submissions.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { isLocale, localeNames, locales } from "#app/i18n/locales.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { parseRowNumber } from "#app/lib/row-number.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Field, Select } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const topicId = parseRowNumber(new URL(request.url).searchParams.get("topic") ?? undefined);
  const told = actor && topicId !== null ? await fieldsOfTopic(actor, topicId) : null;
  return { title: getT(locale, "submissions")("start.title"), isVisitor: actor === null, reviews: canReview(actor), id: newId(), topic: told && topicId !== null ? { id: topicId, title: told.title, locale: told.locale } : null };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await getActor(request);
  return answerForm(await readForm(request), { form: "start", schema: startSchema }, async ({ topic, ...input }) => {
    await startSubmission(stillSignedIn(actor), { ...input, topicId: topic });
    return redirect(editSubmissionPath(input.id));
  });
}

export const handle: TextsHandle = { texts: ["submissions", "practices"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function SubmitPractice() {
  const { title, isVisitor, reviews, id, topic } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("submissions");
  const locale = useLocale();
  return (
    <Page width="read">
      <PageHeader back={{ to: "/practices", label: t("practices:record.back") }} title={title} lead={t("start.lead")} />
      <section aria-labelledby="how" className="mb-8">
        <h2 id="how" className="text-l">{t("start.howTitle")}</h2>
        <ol className="mt-3 space-y-3">
          {(["how1", "how2", "how3", "how4"] as const).map((step, index) => (
            <li key={step} className="flex gap-3"><span aria-hidden className="flex size-8 shrink-0 items-center justify-center rounded-full border border-sea font-serif text-m text-sea">{index + 1}</span><span className="pt-0.5">{t(`start.${step}`)}</span></li>
          ))}
        </ol>
      </section>
      <Notice className="mb-8"><p>{t("start.privacy")}</p></Notice>
      {isVisitor && !answer ? (
        <div className="space-y-3 border-t-2 border-sun pt-6">
          <p>{t("start.visitor")}</p>
          <LinkButton to="/sign-in?next=%2Fpractices%2Fsubmit">{t("common:account.signIn")}</LinkButton>
        </div>
      ) : (
        <div className="border-t-2 border-sun pt-6">
          {topic ? <p className="mb-4">{t("start.fromTopic", { title: topic.title })}</p> : null}
          <JudgedForm name="start" answer={answer} labels={{ title: t("labels.title"), locale: t("start.locale") }}>
            {(field) => (
              <>
                <input type="hidden" name="id" value={id} />
                {topic ? <input type="hidden" name="topic" value={topic.id} /> : null}
                <Field {...field("title", topic?.title.slice(0, 100) ?? "")} help={t("start.titleHelp")} maxLength={100} required />
                <Select {...field("locale", topic && isLocale(topic.locale) ? topic.locale : locale)} className="max-w-60" options={locales.map((code) => ({ value: code, label: localeNames[code] }))} />
                <Button>{t("start.begin")}</Button>
              </>
            )}
          </JudgedForm>
          <p className="mt-6 flex flex-wrap gap-x-6 text-s">
            <Link to="/practices/submissions" className="inline-flex min-h-8 items-center">{t("own.title")}</Link>
            {reviews ? <Link to="/practices/review" className="inline-flex min-h-8 items-center">{t("review.title")}</Link> : null}
          </p>
        </div>
      )}
    </Page>
  );
}
