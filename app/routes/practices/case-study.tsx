import { useLoaderData } from "@remix-run/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { CaseStudyView } from "#app/features/learning/components/case-study-view.tsx";
import { getOwnCasePage, peopleShown } from "#app/features/learning/case-studies/case-study.server.ts";
import { findPracticeBrief } from "#app/features/practices/practice-brief.server.ts";
import { practicePath } from "#app/features/practices/practice-paths.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { actOnCase, casePlace, caseIntents } from "../learning/case-study-acts.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const practice = params.slug ?? "";
  const people = Math.min(200, Number.parseInt(new URL(request.url).searchParams.get("people") ?? "", 10) || peopleShown);
  const study = await getOwnCasePage(actor, { practice, locale, people });
  return { study, people, record: await findPracticeBrief(practice, locale) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const form = await readForm(request);
  const intent = caseIntents.find((one) => one === form.get("intent"));
  if (!intent) throw new AppError("invalid", "errors:refused.title");
  return actOnCase(actor, intent, { request, form, place: casePlace(params), here: `${practicePath(params.slug ?? "")}/case-study` });
}

export const handle: TextsHandle = { texts: ["learning"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data && `${data.study.title}: ${data.record?.title ?? ""}`);

export default function OwnCaseStudy() {
  const { study, people, record } = useLoaderData<typeof loader>();
  const { t } = useTranslation("learning");
  const path = practicePath(study.practice);
  return (
    <Page width="read">
      <PageHeader back={{ to: path, label: record?.title ?? study.practice }} title={study.title} lead={t("case.byItselfLead")} />
      <CaseStudyView study={study} record={record} isDone={study.isDone} here={`${path}/case-study`} people={people} />
    </Page>
  );
}
