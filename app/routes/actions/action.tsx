import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor, requireActor } from "#app/auth/session.server.ts";
import { getAction } from "#app/features/actions/action-page.server.ts";
import { statusSchema } from "#app/features/actions/action.schema.ts";
import { actionPath } from "#app/features/actions/action-paths.ts";
import { discardDraft, setStatus } from "#app/features/actions/actions.server.ts";
import { LogList } from "#app/features/actions/components/log-list.tsx";
import { OriginLinks } from "#app/features/actions/components/origin-links.tsx";
import { PlanSection } from "#app/features/actions/components/plan-section.tsx";
import { LightBadge, StatusBadge } from "#app/features/actions/components/status-badge.tsx";
import { StatusForm } from "#app/features/actions/components/status-form.tsx";
import { evaluationPath } from "#app/features/actions/evaluation/evaluation-paths.ts";
import { isOver } from "#app/features/actions/actions.kinds.ts";
import { tellAsPractice } from "#app/features/actions/practice-draft.server.ts";
import { emptySection, isBlank, sectionKeys } from "#app/features/actions/plan-fields.ts";
import { topicPath } from "#app/features/forum/forum-paths.ts";
import { regionPath } from "#app/features/indicators/region-paths.ts";
import { OutcomeBadge } from "#app/features/practices/components/outcome-badge.tsx";
import { editSubmissionPath, practicePath } from "#app/features/practices/practice-paths.ts";
import { formatPeriod } from "#app/features/practices/components/period.ts";
import { formatDate, formatList } from "#app/i18n/format.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { formText } from "#app/lib/form-text.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  return { action: await getAction(actor, { id: params.id ?? "", locale }), today: new Date().toISOString().slice(0, 10) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const id = params.id ?? "";
  const form = await readForm(request);
  switch (formText(form, "intent")) {
    case "status":
      return answerForm(form, { form: "status", schema: statusSchema }, async (input) => {
        await setStatus(actor, id, input);
        return redirect(actionPath(id));
      });
    case "tell": {
      const { submissionId } = await tellAsPractice(actor, id);
      return redirect(editSubmissionPath(submissionId));
    }
    case "discard":
      await discardDraft(actor, id);
      return redirect("/actions?mine=yes");
    default:
      throw new AppError("invalid", "errors:badForm");
  }
}

export const handle: TextsHandle = { texts: ["actions", "practices"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.action.title);

export default function Action() {
  const { action: shown, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("actions");
  const { t: tPractices } = useTranslation("practices");
  const locale = useLocale();
  const { id, can, status, region, origin, team, log, plan } = shown;
  const lang = shown.locale === locale ? undefined : shown.locale;
  const latest = log[0];
  const unsaid = sectionKeys.filter((section) => isBlank(plan[section] ?? emptySection));
  const facts = [
    ...(region ? [{ key: "region", label: t("basics.region"), value: <Link to={regionPath(region.slug)}>{region.name}</Link> }] : []),
    ...(shown.starts || shown.ends ? [{ key: "period", label: t("page.period"), value: formatPeriod(tPractices, shown.starts || null, shown.ends || null, locale) }] : []),
    { key: "areas", label: t("basics.areas"), value: formatList(shown.areas.map((area) => t(`common:themes.${area}`)), locale) },
    ...(shown.targets.length > 0 ? [{ key: "targets", label: t("basics.targets"), value: formatList(shown.targets.map((target) => t(`practices:targets.${target}`)), locale) }] : []),
    { key: "changed", label: t("page.changed"), value: formatDate(shown.changedAt, locale) },
  ];
  return (
    <Page>
      <PageHeader back={{ to: "/actions", label: t("list.title") }} title={shown.title} titleLang={lang} lead={shown.summary ? <span lang={lang} className="whitespace-pre-line">{shown.summary}</span> : undefined} />
      {shown.illustrative ? <Notice kind="illustrative" title={t("common:illustrative")} className="mb-6"><p>{t("page.invented")}</p></Notice> : null}
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0 space-y-8">
          <p className="flex flex-wrap items-center gap-1.5">
            <StatusBadge status={status} />
            {latest && status === "running" ? <LightBadge light={latest.light} /> : null}
            <OutcomeBadge outcome={shown.outcome} />
            {shown.areas.map((area) => <Badge key={area}>{t(`common:themes.${area}`)}</Badge>)}
          </p>
          {sectionKeys.map((section) => <PlanSection key={section} section={section} action={shown} lang={lang} today={today} />)}
          {unsaid.length > 0 && !can.edit ? <p className="border-t border-hairline pt-6 text-ink-soft">{t("page.unsaid", { sections: formatList(unsaid.map((section) => t(`sections.${section}`)), locale) })}</p> : null}
          {status === "draft" && log.length === 0 ? null : (
            <section id="log" aria-labelledby="log-title" className="space-y-3 border-t border-hairline pt-6">
              <div className="flex flex-wrap items-baseline justify-between gap-3">
                <h2 id="log-title" className="text-l">{t("log.title")}</h2>
                <Link to={actionPath(id, "/log")} className="no-print inline-flex min-h-8 items-center text-s">{can.log ? t("log.new") : t("log.all")}</Link>
              </div>
              <LogList log={log.slice(0, 3)} indicators={(plan.indicators?.rows ?? []).map(({ key, text = "", unit = "" }) => ({ key, text, unit }))} lang={lang} />
            </section>
          )}
        </div>
        <aside className="space-y-6 lg:sticky lg:top-6 lg:self-start" aria-label={t("page.beside")}>
          {can.lead ? (
            <section aria-labelledby="next" className="no-print space-y-4 rounded-card border border-hairline bg-surface p-5">
              <h2 id="next" className="text-l">{t("status.title")}</h2>
              <p className="text-s text-ink-soft">{t(`status.text.${status}`)}</p>
              <StatusForm status={status} next={can.next} answer={answer} />
            </section>
          ) : null}
          {shown.submission?.slug ? <p><LinkButton to={practicePath(shown.submission.slug)} variant="secondary">{t("practice.published")}</LinkButton></p> : can.lead && isOver(status) ? (
            <section aria-labelledby="tell" className="no-print space-y-3 rounded-card border border-hairline bg-surface p-5">
              <h2 id="tell" className="text-l">{t("practice.title")}</h2>
              <p className="text-s text-ink-soft">{t("practice.text")}</p>
              <Form method="post"><Button name="intent" value="tell">{shown.submission ? t("practice.draft") : t("practice.begin")}</Button></Form>
            </section>
          ) : null}
          <dl className="space-y-3">
            {facts.map(({ key, label, value }) => <div key={key}><dt className="text-s text-ink-soft">{label}</dt><dd>{value}</dd></div>)}
          </dl>
          <LinkButton to={evaluationPath(id)} variant="secondary" className="no-print">{t("page.evaluation")}</LinkButton>
          {can.edit ? <LinkButton to={actionPath(id, "/edit")} variant="secondary" className="no-print">{t("basics.heading")}</LinkButton> : null}
          {origin.gap ?? origin.workshop ?? origin.practice ? <section aria-labelledby="origin" className="space-y-2"><h2 id="origin" className="text-l">{t("origin.title")}</h2><OriginLinks origin={origin} region={region} /></section> : null}
          {team.length > 0 ? (
            <section aria-labelledby="team" className="space-y-2">
              <h2 id="team" className="text-l">{t("team.title")}</h2>
              <ul>{team.map(({ id: userId, name, role }) => <li key={userId}>{name} <span className="text-s text-ink-soft">{t(`roles.${role}`)}</span></li>)}</ul>
              {can.isMember || can.lead ? <p className="no-print"><Link to={actionPath(id, "/team")}>{t("team.manage")}</Link></p> : null}
            </section>
          ) : null}
          {status === "draft" ? null : (
            <section aria-labelledby="discussion" className="no-print space-y-2">
              <h2 id="discussion" className="text-l">{t("discuss.title")}</h2>
              <p><Link to={shown.topicId === null ? actionPath(id, "/discuss") : topicPath(shown.topicId)}>{shown.topicId === null ? t("discuss.begin") : t("discuss.read")}</Link></p>
            </section>
          )}
          {can.lead && status === "draft" ? <Form method="post" className="no-print"><Button variant="danger" name="intent" value="discard">{t("page.discard")}</Button></Form> : null}
        </aside>
      </div>
    </Page>
  );
}
