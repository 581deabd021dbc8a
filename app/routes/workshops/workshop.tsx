import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { getActor, requireActor } from "#app/auth/session.server.ts";
import { topicPath } from "#app/features/forum/forum-paths.ts";
import { certifySchema } from "#app/features/workshops/after/after.schema.ts";
import { AfterSection } from "#app/features/workshops/after/components/after-section.tsx";
import { certifyParticipation } from "#app/features/workshops/after/participation.server.ts";
import { openResultTopicAsIs } from "#app/features/workshops/after/result-topic.server.ts";
import { newActionPath } from "#app/features/actions/action-paths.ts";
import { listActionsOfWorkshop } from "#app/features/actions/origin.server.ts";
import { AgreedActions } from "#app/features/workshops/components/agreed-actions.tsx";
import { Moment } from "#app/features/workshops/components/moment.tsx";
import { PlaceBox } from "#app/features/workshops/components/place-box.tsx";
import { RehearsalBox } from "#app/features/workshops/components/rehearsal-box.tsx";
import { WorkshopBadges } from "#app/features/workshops/components/workshop-list.tsx";
import { cancelWorkshop, publishWorkshop } from "#app/features/workshops/planning.server.ts";
import { registerForWorkshop, withdrawFromWorkshop } from "#app/features/workshops/registering.server.ts";
import { beginRehearsal, endRehearsal } from "#app/features/workshops/rehearsal/rehearsal.server.ts";
import { getWorkshopPage } from "#app/features/workshops/workshop-page.server.ts";
import { roomPath, workshopPath } from "#app/features/workshops/workshop-paths.ts";
import { rehearsalSchema } from "#app/features/workshops/workshops.schema.ts";
import { formatList, formatMinutes, formatTime } from "#app/i18n/format.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { localeNames } from "#app/i18n/locales.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale, useRoot } from "#app/ui/use-root.ts";

const intents = { register: registerForWorkshop, withdraw: withdrawFromWorkshop, publish: publishWorkshop, cancel: cancelWorkshop, endRehearsal } as const;
const intentSchema = z.enum(["register", "withdraw", "publish", "cancel", "endRehearsal"]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const workshop = await getWorkshopPage(actor, { workshopId: params.id ?? "", locale });
  return { workshop, planned: workshop.actions.length > 0 ? await listActionsOfWorkshop(actor, workshop.id) : [], hasIssued: new URL(request.url).searchParams.has("issued") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const posted = await readForm(request);
  const id = params.id ?? "";
  if (posted.get("intent") === "certify") {
    return answerForm(posted, { form: "certify", schema: certifySchema }, async (input) => {
      await certifyParticipation(actor, id, input);
      return redirect(workshopPath(id, "?issued#after-workshop"));
    });
  }
  if (posted.get("intent") === "rehearse") return answerForm(posted, { form: "rehearse", schema: rehearsalSchema }, async (input) => redirect(roomPath((await beginRehearsal(actor, id, input)).id)));
  if (posted.get("intent") === "topic") return redirect(topicPath(await openResultTopicAsIs(actor, { workshopId: id, locale: await getLocale(request, actor.locale) })));
  const intent = intentSchema.safeParse(posted.get("intent"));
  if (!intent.success) throw new AppError("invalid", "errors:badForm");
  const done = await intents[intent.data](actor, id);
  // Of a workshop by invitation nothing is shown any more to somebody who has declined.
  return redirect(typeof done === "object" && !done.isVisible ? "/workshops" : workshopPath(id));
}

export const handle: TextsHandle = { texts: ["workshops", "refusals", "after"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.workshop.title);

export default function Workshop() {
  const { workshop, planned, hasIssued } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("workshops");
  const locale = useLocale();
  const { id, can, status, phase, agenda, after, actions, preparation, facilitators } = workshop;
  const lang = workshop.locale === locale ? undefined : workshop.locale;
  const timeZone = useRoot()?.actor?.timeZone ?? workshop.timeZone;
  const facts = [
    { label: t("page.when"), value: <Moment at={workshop.startsAt} timeZone={workshop.timeZone} /> },
    { label: t("page.length"), value: `${formatMinutes(workshop.minutes, locale)} · ${t("plan.end", { time: formatTime(new Date(new Date(workshop.startsAt).getTime() + workshop.minutes * 60_000), locale, timeZone) })}` },
    { label: t("page.languages"), value: formatList(workshop.languages.map((code) => localeNames[code]), locale) },
    { label: t("page.audience"), value: workshop.region ?? t(`audiences.${workshop.audience}`) },
    ...(facilitators.length > 0 ? [{ label: t("page.facilitators"), value: formatList(facilitators, locale) }] : []),
    ...(workshop.videoUrl && phase !== "over" && status !== "cancelled" ? [{ label: t("page.video"), value: <a href={workshop.videoUrl} target="_blank" rel="noreferrer">{t("page.videoLink")}</a> }] : []),
  ];
  return (
    <Page>
      <PageHeader back={{ to: "/workshops", label: t("list.title") }} title={workshop.title} titleLang={lang} />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-12">
        <div className="min-w-0 space-y-8 lg:row-span-2">
          <p className="flex flex-wrap gap-2 empty:hidden"><WorkshopBadges workshop={workshop} /></p>
          {status === "draft" && can.manage ? (
            <Notice title={t("page.draft")}>
              <p>{t("page.draftText")}</p>
              <Form method="post" className="pt-2"><Button name="intent" value="publish">{t("page.publish")}</Button></Form>
            </Notice>
          ) : null}
          {actions.length > 0 ? (
            <section aria-labelledby="agreed" className="space-y-4">
              <h2 id="agreed">{t("action.title")}</h2>
              <AgreedActions
                actions={actions} words={{ who: t("action.who"), due: t("action.due") }}
                onward={({ id: agreedId }) => {
                  const made = planned.find((one) => one.agreedId === agreedId);
                  if (made) return <p className="mt-3"><Link to={`/actions/${made.id}`}>{t("action.see")}</Link></p>;
                  return can.manage ? <p className="no-print mt-3"><Link to={newActionPath({ workshop: id, agreed: agreedId })}>{t("action.plan")}</Link></p> : null;
                }}
              />
            </section>
          ) : null}
          {after ? <AfterSection workshopId={id} after={after} canManage={can.manage} canReadMinutes={can.minutes} answer={answer} hasIssued={hasIssued} /> : null}
          {can.minutes && !after ? <LinkButton to={workshopPath(id, "/minutes")} variant="secondary">{t("page.minutes")}</LinkButton> : null}
          <p className="max-w-read whitespace-pre-line text-l" lang={lang}>{workshop.purpose}</p>
          <dl className="grid gap-x-6 gap-y-3 border-y border-hairline py-5 sm:grid-cols-[10rem_1fr]">
            {facts.map(({ label, value }) => (
              <div key={label} className="contents"><dt className="text-ink-soft">{label}</dt><dd className="max-sm:mb-2">{value}</dd></div>
            ))}
          </dl>
          {preparation.length > 0 ? (
            <section aria-labelledby="preparation" className="space-y-3">
              <h2 id="preparation">{t("page.preparation")}</h2>
              <ul className="list-disc space-y-1 pl-5">{preparation.map(({ path, title }) => <li key={path}><Link to={path}>{title}</Link></li>)}</ul>
            </section>
          ) : null}
          <section aria-labelledby="agenda" className="space-y-3">
            <h2 id="agenda">{t("page.agenda")}</h2>
            <ol className="border-t border-hairline" lang={lang}>
              {agenda.map((item, index) => (
                <li key={`${index}-${item.title}`} className="grid grid-cols-[2rem_1fr_auto] gap-3 border-b border-hairline py-3">
                  <span aria-hidden className="font-serif text-l text-ink-soft tabular-nums">{index + 1}</span>
                  <div><p className="font-semibold">{item.title}</p>{item.instructions ? <p className="text-s whitespace-pre-line text-ink-soft">{item.instructions}</p> : null}{item.material.length > 0 ? <ul className="text-s">{item.material.map(({ path, title }) => <li key={path}><Link to={path} className="inline-flex min-h-8 items-center">{title}</Link></li>)}</ul> : null}</div>
                  <span className="text-s whitespace-nowrap text-ink-soft tabular-nums">{formatMinutes(item.minutes, locale)}</span>
                </li>
              ))}
            </ol>
          </section>
        </div>
        <div className="space-y-6 max-lg:order-first lg:sticky lg:top-6 lg:self-start">
          <PlaceBox workshop={workshop} />
          {can.manage ? (
            <section aria-labelledby="leading" className="no-print space-y-1 rounded-card border border-hairline p-5">
              <h2 id="leading" className="text-l">{t("page.leading")}</h2>
              <p><Link to={workshopPath(id, "/people")} className="inline-flex min-h-8 items-center">{t("page.people")}</Link></p>
              {can.edit ? <p><Link to={workshopPath(id, "/edit")} className="inline-flex min-h-8 items-center">{t("page.edit")}</Link></p> : null}
              {can.edit ? <p><Link to={workshopPath(id, "/groups")} className="inline-flex min-h-8 items-center">{t("groups.title")}</Link></p> : null}
              <p><Link to={`/workshops/templates?from=${id}`} reloadDocument className="inline-flex min-h-8 items-center">{t("page.saveTemplate")}</Link></p>
              {status !== "cancelled" ? <p><Link to={workshopPath(id, "/stage")} className="inline-flex min-h-8 items-center">{t("page.stage")}</Link></p> : null}
              {can.edit ? (
                <details>
                  <summary className="inline-flex min-h-8 items-center text-clay underline underline-offset-[0.2em]">{t("page.cancel")}</summary>
                  <Form method="post" className="space-y-3 pt-2">
                    <p className="text-s">{t("page.cancelText")}</p>
                    <Button name="intent" value="cancel" variant="danger">{t("page.cancelNow")}</Button>
                  </Form>
                </details>
              ) : null}
            </section>
          ) : null}
          {can.edit ? <RehearsalBox rehearsalId={workshop.rehearsalId} answer={answer} /> : null}
        </div>
      </div>
    </Page>
  );
}
