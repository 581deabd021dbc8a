import { useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { clientAddress } from "#app/auth/client-address.server.ts";
import { getActor } from "#app/auth/session.server.ts";
import { VoiceForm } from "#app/features/actions/evaluation/components/voice-form.tsx";
import { fewestVoices } from "#app/features/actions/evaluation/voice.kinds.ts";
import { voiceSchema } from "#app/features/actions/evaluation/voice.schema.ts";
import { answerVoice, getVoicePage } from "#app/features/actions/evaluation/voice.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = await getLocale(request, (await getActor(request))?.locale ?? null);
  const t = getT(locale, "evaluation");
  const asked = await getVoicePage(params.token ?? "");
  const hasAnswered = new URL(request.url).searchParams.has("thanks");
  return { asked, hasAnswered, pageTitle: t(hasAnswered ? "voice.thanks.title" : asked.isOpen ? "voice.form.title" : "voice.closed.title") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const token = params.token ?? "";
  return answerForm(await readForm(request), { form: "voice", schema: voiceSchema }, async (input) => {
    await answerVoice(token, input, clientAddress(request));
    return redirect(`/voice/${token}?thanks`);
  });
}

export const handle: TextsHandle = { texts: ["evaluation"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function Voice() {
  const { asked, hasAnswered, pageTitle: heading } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("evaluation");
  const locale = useLocale();
  const isAsking = asked.isOpen && !hasAnswered;
  const title = <span lang={asked.locale === locale ? undefined : asked.locale}>{asked.title}</span>;
  return (
    <Page width="read">
      <PageHeader title={heading} lead={isAsking || answer ? <>{t("voice.form.about")} {title}</> : t(hasAnswered ? "voice.thanks.text" : "voice.closed.text")} />
      {asked.illustrative ? <Notice kind="illustrative" title={t("common:illustrative")} className="mb-6" /> : null}
      {isAsking || answer ? (
        <div className="space-y-8">
          <Notice title={t("voice.privacy.title")}>
            <ul className="list-disc space-y-1 pl-5 text-s">{(["kept", "address", "shown", "yours"] as const).map((key) => <li key={key}>{t(`voice.privacy.${key}`, { fewest: fewestVoices })}</li>)}</ul>
          </Notice>
          <VoiceForm answer={answer} />
        </div>
      ) : null}
    </Page>
  );
}
