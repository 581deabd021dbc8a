import { useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { AgreedActions } from "#app/features/workshops/components/agreed-actions.tsx";
import { MinutesAgenda, MinutesAnswers, MinutesBoards } from "#app/features/workshops/components/minutes-parts.tsx";
import { Moment } from "#app/features/workshops/components/moment.tsx";
import { readMinutes } from "#app/features/workshops/minutes.server.ts";
import { partsOf } from "#app/features/workshops/room/state/parts.ts";
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
  const minutes = await readMinutes(actor, params.id ?? "");
  return { ...minutes, pageTitle: getT(locale, "room")("minutes.title", { title: minutes.workshop.title }) };
}

export const handle: TextsHandle = { texts: ["room", "workshops"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function MinutesPage() {
  const { workshop, parts, present, pageTitle: title } = useLoaderData<typeof loader>();
  const { t } = useTranslation("room");
  const locale = useLocale();
  const timeZone = useRoot()?.actor?.timeZone ?? workshop.timeZone;
  const actions = partsOf({ shared: parts, own: {} }, "action").sort(([, a], [, b]) => a.position - b.position).map(([, action]) => action);
  const lang = workshop.locale === locale ? undefined : workshop.locale;
  return (
    <Page width="read">
      <PageHeader back={{ to: workshopPath(workshop.id), label: workshop.title }} title={title} />
      <article className="space-y-10">
        <div className="space-y-2">
          <p><Moment at={workshop.startsAt} timeZone={workshop.timeZone} /></p>
          <p className="whitespace-pre-line" lang={lang}>{workshop.purpose}</p>
          {workshop.isOver ? null : <Notice className="no-print"><p>{t("minutes.notOver")}</p></Notice>}
        </div>
        <section aria-labelledby="m-actions" className="space-y-4"><h2 id="m-actions">{t("action.title")}</h2>{actions.length > 0 ? <AgreedActions actions={actions} /> : <p className="text-ink-soft">{t("minutes.noActions")}</p>}</section>
        <section aria-labelledby="m-agenda" className="space-y-3"><h2 id="m-agenda">{t("agenda.title")}</h2><div lang={lang}><MinutesAgenda parts={parts} timeZone={timeZone} /></div></section>
        <section aria-labelledby="m-results" className="space-y-6"><h2 id="m-results">{t("minutes.results")}</h2><MinutesBoards parts={parts} timeZone={timeZone} /><MinutesAnswers parts={parts} timeZone={timeZone} /></section>
        <section aria-labelledby="m-present" className="space-y-3">
          <h2 id="m-present">{t("minutes.present", { count: present.length })}</h2>
          <ul className="gap-x-8 sm:columns-2">{present.map(({ name, region, minutes }, index) => <li key={`${index}-${name}`} className="break-inside-avoid py-0.5">{name}{region ? <span className="text-ink-soft"> · {region}</span> : null} <span className="text-s whitespace-nowrap text-ink-soft">({formatMinutes(minutes, locale)})</span></li>)}</ul>
        </section>
      </article>
    </Page>
  );
}
