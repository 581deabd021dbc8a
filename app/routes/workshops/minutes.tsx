import { Link, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { FileDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { MinutesState } from "#app/features/workshops/after/components/minutes-state.tsx";
import { versionOf } from "#app/features/workshops/after/minutes-version.ts";
import { AgreedActions } from "#app/features/workshops/components/agreed-actions.tsx";
import { MinutesAgenda, MinutesAnswers, MinutesBoards } from "#app/features/workshops/components/minutes-parts.tsx";
import { PostQuestions } from "#app/features/workshops/components/post-questions.tsx";
import { Moment } from "#app/features/workshops/components/moment.tsx";
import { NotesProse } from "#app/features/workshops/room/notes/components/notes-prose.tsx";
import { readMinutes } from "#app/features/workshops/minutes.server.ts";
import { workshopPath } from "#app/features/workshops/workshop-paths.ts";
import { formatMinutes } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale, useRoot } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const minutes = await readMinutes(actor, { workshopId: params.id ?? "", version: versionOf(request.url) });
  return { ...minutes, pageTitle: getT(locale, "room")("minutes.title", { title: minutes.workshop.title }) };
}

export const handle: TextsHandle = { texts: ["room", "workshops", "refusals", "after"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function MinutesPage() {
  const { workshop, content, notes, present, text, approved, desk, pageTitle: title } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["room", "after"]);
  const locale = useLocale();
  const timeZone = useRoot()?.actor?.timeZone ?? workshop.timeZone;
  const lang = workshop.locale === locale ? undefined : workshop.locale;
  const pdf = `${workshopPath(workshop.id, "/minutes.pdf")}${text?.approvedAt && text.version !== approved[0]?.version ? `?version=${text.version}` : ""}`;
  return (
    <Page width="read">
      <PageHeader
        back={{ to: workshopPath(workshop.id), label: workshop.title }}
        title={title}
        actions={workshop.isOver ? <a href={pdf} className="button button-secondary no-print"><FileDown aria-hidden className="size-5" />{t("after:minutes.pdf")}</a> : undefined}
      />
      <article className="space-y-10">
        <div className="space-y-4">
          <p><Moment at={workshop.startsAt} timeZone={workshop.timeZone} /></p>
          <p className="whitespace-pre-line" lang={lang}>{workshop.purpose}</p>
          {workshop.isOver ? <MinutesState workshopId={workshop.id} text={text} approved={approved} desk={desk} /> : <Notice className="no-print"><p>{t("minutes.notOver")}</p></Notice>}
        </div>
        {text?.summary ? <section aria-labelledby="m-summary" className="space-y-3"><h2 id="m-summary">{t("after:minutes.summary")}</h2><p className="whitespace-pre-line break-words" lang={lang}>{text.summary}</p></section> : null}
        <section aria-labelledby="m-actions" className="space-y-4"><h2 id="m-actions">{t("action.title")}</h2>{content.actions.length > 0 ? <AgreedActions actions={content.actions} words={{ who: t("action.who"), due: t("action.due") }} /> : <p className="text-ink-soft">{t("minutes.noActions")}</p>}</section>
        <section aria-labelledby="m-agenda" className="space-y-3"><h2 id="m-agenda">{t("agenda.title")}</h2><div lang={lang}><MinutesAgenda items={content.items} remarks={text?.remarks ?? {}} timeZone={timeZone} /></div></section>
        {notes.length > 0 ? <section aria-labelledby="m-notes" className="space-y-4"><h2 id="m-notes">{t("notes.title")}</h2>{notes.map((prose) => <div key={prose.groupId ?? ""} className="space-y-2">{prose.name ? <h3>{prose.name}</h3> : null}<NotesProse prose={prose} nameOf={null} /></div>)}</section> : null}
        <section aria-labelledby="m-results" className="space-y-6"><h2 id="m-results">{t("minutes.results")}</h2><MinutesBoards boards={content.boards} /><MinutesAnswers polls={content.polls} questions={content.questions} />{desk ? <PostQuestions workshopId={workshop.id} count={content.questions.filter(({ status, topicId }) => status === "parked" && topicId === null).length} /> : null}</section>
        <section aria-labelledby="m-present" className="space-y-3">
          <h2 id="m-present">{t("minutes.present", { count: present.length })}</h2>
          <ul className="gap-x-8 sm:columns-2">{present.map(({ name, region, minutes }, index) => <li key={`${index}-${name}`} className="break-inside-avoid py-0.5">{name}{region ? <span className="text-ink-soft"> · {region}</span> : null} <span className="text-s whitespace-nowrap text-ink-soft">({formatMinutes(minutes, locale)})</span></li>)}</ul>
        </section>
        {desk && workshop.isOver ? <p className="no-print"><Link to={workshopPath(workshop.id, "/minutes/edit")}>{t(approved.length > 0 ? "after:minutes.correct" : "after:minutes.edit")}</Link></p> : null}
      </article>
    </Page>
  );
}
