import { useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { flagAnswer, getFlaggable } from "#app/features/forum/answer-flags.server.ts";
import { FlagFields, useFlagLabels } from "#app/features/forum/components/flag-fields.tsx";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import { SaidAnswer } from "#app/features/forum/components/queued-answer.tsx";
import { flagAnswerPath } from "#app/features/forum/forum-paths.ts";
import { flagWordsSchema } from "#app/features/forum/forum.schema.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const { answer, flagged } = await getFlaggable(actor, params.id ?? "");
  return { heading: getT(locale, "moderation")("answers.flagTitle"), answer, flagged };
}

/** Back here, where it says that it is flagged; also when it was flagged before. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const answerId = params.id ?? "";
  return answerForm(await readForm(request), { form: "flag", schema: flagWordsSchema }, async (input) => {
    try {
      await flagAnswer(actor, { answerId, ...input });
    } catch (error) {
      if (!(error instanceof AppError && error.code === "conflict")) throw error;
    }
    return redirect(flagAnswerPath(answerId));
  });
}

export const handle: TextsHandle = { texts: ["moderation"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.heading);

export default function FlagAnswer() {
  const { heading, answer: said, flagged } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("moderation");
  const labels = useFlagLabels();
  return (
    <Page width="read">
      <PageHeader back={{ to: said.path, label: said.title }} title={heading} lead={t("flag.lead")} />
      <div className="space-y-6">
        <SaidAnswer answer={said} />
        {flagged ? <Notice kind="success" live><p>{t(`answers.flagged.${flagged}`)}</p></Notice> : (
          <JudgedForm name="flag" answer={answer} labels={labels}>
            {(field) => <><FlagFields field={field} /><Button>{t("flag.submit")}</Button></>}
          </JudgedForm>
        )}
      </div>
    </Page>
  );
}
