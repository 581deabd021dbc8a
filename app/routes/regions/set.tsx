import { Form, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor, requireActor } from "#app/auth/session.server.ts";
import { Method } from "#app/features/indicators/components/method.tsx";
import { SetMarks } from "#app/features/indicators/components/set-marks.tsx";
import { SetQuestions } from "#app/features/indicators/components/set-questions.tsx";
import { getSet } from "#app/features/indicators/region-page.server.ts";
import { setDraftPath, setPath } from "#app/features/indicators/region-paths.ts";
import { axisTitle } from "#app/features/indicators/set-texts.ts";
import { viewSet } from "#app/features/indicators/set-view.ts";
import { withdrawSet } from "#app/features/indicators/sets/published-set.server.ts";
import { beginSetChange } from "#app/features/indicators/sets/set-drafts.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { formText } from "#app/lib/form-text.ts";
import { Button } from "#app/ui/button.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const { id, content, text, edition, locale: language, owner, canChange, canWithdraw } = await getSet(actor, params.set ?? "", locale);
  const { kind, source } = content.structure;
  return { pageTitle: text.title, id, edition, about: text.about, language, kind, source, owner, canChange, canWithdraw, axis: axisTitle(text, content.structure.overallAxis), view: viewSet(content, text, getT(locale, "common")) };
}

/** Its owner goes on with it, as a draft beside it; or takes it back, where nobody has answered it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const [id, locale] = [params.set ?? "", await getLocale(request, actor.locale)];
  if (formText(await readForm(request), "intent") === "withdraw") return redirect(setDraftPath((await withdrawSet(actor, id, locale)).draft));
  return redirect(setDraftPath((await beginSetChange(actor, id, locale)).id));
}

export const handle: TextsHandle = { texts: ["regions"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function IndicatorSet() {
  const { pageTitle: title, id, edition, about, language, kind, source, owner, canChange, canWithdraw, axis, view } = useLoaderData<typeof loader>();
  const { t } = useTranslation("regions");
  return (
    <Page width="read">
      <PageHeader
        back={{ to: "/indicators", label: t("sets.title") }} title={`${title} (${edition})`} titleLang={language} lead={<span lang={language}>{about}</span>}
        actions={canChange ? <Form method="post"><Button variant="secondary">{t("sets.change")}</Button></Form> : undefined}
      />
      <SetMarks kind={kind} owner={owner} className="mb-3" />
      <p className="text-s text-ink-soft">{t("profile.source")}: <span lang={language}>{source.url ? <a href={source.url} rel="noreferrer nofollow">{source.title}</a> : source.title}</span>{source.licence ? ` · ${source.licence}` : ""}</p>
      <p className="mt-3 text-s"><a href={`${setPath(id)}/workbook.xlsx`} download>{t("sets.workbook")}</a></p>
      <SetQuestions view={view} language={language}>
        <Method axis={axis} />
      </SetQuestions>
      {canChange ? (
        <details className="mt-10 border-t border-hairline pt-6">
          <summary className="min-h-11 content-center text-sea underline underline-offset-[0.2em]">{t("sets.withdraw")}</summary>
          <p className="my-4">{t(canWithdraw ? "sets.withdrawText" : "sets.withdrawNot")}</p>
          {canWithdraw ? <Form method="post"><Button variant="danger" name="intent" value="withdraw">{t("sets.withdraw")}</Button></Form> : null}
        </details>
      ) : null}
    </Page>
  );
}
