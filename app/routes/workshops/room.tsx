import { Form, Link, Navigate, useActionData, useLoaderData, useLocation, useRevalidator, useSearchParams, type ShouldRevalidateFunction } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { findWriter, getActor, requireActor } from "#app/auth/session.server.ts";
import { topicPath } from "#app/features/forum/forum-paths.ts";
import { Activities } from "#app/features/workshops/room/components/activities.tsx";
import { AgendaSteps } from "#app/features/workshops/room/components/agenda-steps.tsx";
import { ChatView } from "#app/features/workshops/room/components/chat-view.tsx";
import { Desk as WholeDesk } from "#app/features/workshops/room/components/desk.tsx";
import { FoldSummary } from "#app/features/workshops/room/components/fold-summary.tsx";
import { KeptActPage as Kept, type KeptAct } from "#app/features/workshops/room/components/kept-act.tsx";
import { NowCard } from "#app/features/workshops/room/components/now-card.tsx";
import { PeopleView } from "#app/features/workshops/room/components/people-view.tsx";
import { RehearsalGone as Gone } from "#app/features/workshops/room/components/rehearsal-gone.tsx";
import { RehearsalNotice } from "#app/features/workshops/room/components/rehearsal-notice.tsx";
import { RoomProvider } from "#app/features/workshops/room/components/room-context.ts";
import { HandsView } from "#app/features/workshops/room/components/talk-view.tsx";
import { useRoomView } from "#app/features/workshops/room/components/use-room-view.ts";
import { NotesSection } from "#app/features/workshops/room/notes/components/notes-section.tsx";
import { ReactionsView } from "#app/features/workshops/room/reactions/components/reactions-view.tsx";
import { reactSchema, showReaction } from "#app/features/workshops/room/reactions/reactions.server.ts";
import { postParkedQuestions } from "#app/features/workshops/after/parked-questions.server.ts";
import { readGoneRehearsal, type GoneRehearsal } from "#app/features/workshops/rehearsal/rehearsal.server.ts";
import { enterRoom, readRoomPage } from "#app/features/workshops/room/entering.server.ts";
import { readActForm } from "#app/features/workshops/room/act-form.ts";
import { listOwnTitles } from "#app/features/workshops/room/linked-titles.server.ts";
import { appendAct } from "#app/features/workshops/room/room-acts.server.ts";
import { workshopPath, roomPath } from "#app/features/workshops/workshop-paths.ts";
import { getT, getLocale } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { keepRetryAfter, retryAfter } from "#app/lib/answer-refusals.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { formText } from "#app/lib/form-text.ts";
import { newCode } from "#app/lib/ids.server.ts";
import { isPageRequest } from "#app/lib/page-request.server.ts";
import { getConnectionState } from "#app/realtime/connection-state.ts";
import { useConnectionState } from "#app/realtime/use-live.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { later, whole } from "#app/ui/later.tsx";
import { Notice } from "#app/ui/notice.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  // A room that is open asks anew, and stays on the screen when nobody is signed in any more.
  const actor = await (isPageRequest(request) ? findWriter(request) : getActor(request));
  const locale = await getLocale(request, actor?.locale ?? null);
  if (!actor) return { signedOut: true as const, round: newCode(), pageTitle: getT(locale, "room")("kept.title") };
  const id = params.id ?? "";
  const page = await readRoomPage(actor, id, { isHere: isPageRequest(request) }).catch(async (error: unknown) => ({ gone: await readGoneRehearsal(actor, id, error) }));
  if ("gone" in page) return data({ ...page, pageTitle: getT(locale, "room")("rehearsal.gone") }, { status: 410 });
  return { ...page, titles: await listOwnTitles(actor, page.view, locale), round: newCode(), pageTitle: getT(locale, "room")(page.workshop.rehearsalOf === null ? "title" : "rehearsal.pageTitle", { title: page.workshop.title }) };
}

/** Where the page is shown again without scripts: the same step, at the thing that was done. */
function backTo(request: Request, id: string, at: string): string {
  const item = new URL(request.url).searchParams.get("item");
  return `${roomPath(id)}${item ? `?item=${encodeURIComponent(item)}` : ""}${/^[\w-]{1,64}$/.test(at) ? `#${at}` : ""}`;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const id = params.id ?? "";
  const form = await readForm(request);
  if (formText(form, "intent") === "enter") {
    await enterRoom(await requireActor(request), id);
    return redirect(roomPath(id));
  }
  if (formText(form, "intent") === "postQuestions") {
    const leader = await requireActor(request);
    return redirect(topicPath(await postParkedQuestions(leader, { workshopId: id, locale: leader.locale })));
  }
  if (formText(form, "intent") === "react") return react(request, id, form);
  const actor = await getActor(request);
  if (!actor && formText(form, "type") === "") await requireActor(request);
  const fields = [...form].filter((field): field is [string, string] => typeof field[1] === "string" && field[0] !== "key");
  const typed = Object.fromEntries(fields.filter(([name]) => !name.startsWith("_")));
  if (!actor) return data<KeptAct>({ form: formText(form, "_form"), detail: "common:signedOut.text", values: {}, typed, entries: fields }, { status: 401 });
  try {
    const { key, act } = readActForm(form);
    await appendAct(actor, { workshopId: id, key, act });
    return isPageRequest(request) ? redirect(backTo(request, id, formText(form, "_at"))) : data({ ok: true as const, key });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return data<KeptAct>({ form: formText(form, "_form"), detail: error.detail, values: error.values, typed }, { status: error.status, headers: retryAfter(error) });
  }
}

/** A reaction without scripts, or without a connection. */
async function react(request: Request, id: string, form: FormData) {
  try {
    await showReaction(await requireActor(request), reactSchema.parse({ workshopId: id, kind: formText(form, "kind") }));
    return redirect(backTo(request, id, "reactions"));
  } catch (error) {
    if (error instanceof Response) throw error;
    const refusal = error instanceof AppError ? error : new AppError("invalid", "errors:live.badInput");
    return data<KeptAct>({ form: "react", detail: refusal.detail, values: refusal.values, typed: {} }, { status: refusal.status, headers: retryAfter(refusal) });
  }
}

/** What an act has changed comes live, where the page hears it. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod, actionResult, defaultShouldRevalidate }) => {
  if (formMethod === "POST" && (actionResult as { ok?: boolean } | undefined)?.ok === true && getConnectionState() === "live") return false;
  return defaultShouldRevalidate;
};

/** What one goes back to by the browser's button would hold keys that were used: it is asked for anew. */
export const headers: HeadersFunction = (given) => {
  const kept = new Headers(keepRetryAfter(given));
  kept.set("Cache-Control", "no-store");
  return kept;
};

export const handle: TextsHandle = { texts: ["room", "refusals"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded?.pageTitle);

// What few meet comes when it is met.
const KeptActPage = import.meta.env.SSR ? whole(Kept) : later(() => import("#app/features/workshops/room/components/kept-act.tsx").then((part) => part.KeptActPage));
const RehearsalGone = import.meta.env.SSR ? whole(Gone) : later(() => import("#app/features/workshops/room/components/rehearsal-gone.tsx").then((part) => part.RehearsalGone));
const Desk = import.meta.env.SSR ? whole(WholeDesk) : later(() => import("#app/features/workshops/room/components/desk.tsx").then((part) => part.Desk));

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function RoomPage() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { pathname } = useLocation();
  const isGone = "gone" in loaded;
  // Signed out in another tab: the room stays, with what is typed in it; what is sent is refused, with the way back.
  const inside = useRef(loaded);
  if (!("signedOut" in loaded) && !isGone) inside.current = loaded;
  if (isGone) return <RehearsalGone {...loaded.gone} />;
  if (!("signedOut" in inside.current) && !("gone" in inside.current)) return <Room {...inside.current} />;
  if (answer && "detail" in answer && answer.entries) return <KeptActPage entries={answer.entries} detail={answer.detail} actKey={`${loaded.round}-kept`} />;
  return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname)}`} replace />;
}

function Room({ workshop, view: loaded, canEnter, cursor, now, round, titles }: Exclude<Loaded, { signedOut: true } | { gone: GoneRehearsal }>) {
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("room");
  const [search] = useSearchParams();
  const [connected, setConnected] = useState<number | null>(null);
  const isInside = loaded.own.me?.status === "present" && !workshop.isCancelled;
  const view = useRoomView(workshop.id, loaded, cursor, isInside, setConnected);
  const connection = useConnectionState();
  const { room, me, breakout } = { ...view.shared, ...view.own };
  const isFacilitator = me?.role === "facilitator";
  const wanted = search.get("item");
  const canLook = isFacilitator || room?.isFree === true;
  const itemId = canLook && wanted !== null && `item:${wanted}` in view.shared ? wanted : (room?.stage ?? null);
  const refusal = answer && "detail" in answer ? answer : null;
  return (
    <RoomProvider value={{ workshopId: workshop.id, view, round, now, startsAt: workshop.startsAt.getTime(), titles, itemId, refusal, lang: workshop.locale }}>
      <div className="mx-auto w-full max-w-page px-4 py-6 sm:px-6">
        <header className="mb-5 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <div className="min-w-0">
            <p className="text-s"><Link to={workshopPath(workshop.rehearsalOf ?? workshop.id)}>← {t("leave")}</Link></p>
            <h1 className="text-xl" lang={workshop.locale}>{workshop.title}</h1>
          </div>
          <p className="flex flex-wrap items-center gap-2">
            {workshop.rehearsalOf === null ? null : <Badge look="sun">{t("rehearsal.badge")}</Badge>}
            {workshop.isCancelled ? <Badge look="clay">{t("states.cancelled")}</Badge> : room?.isPaused ? <Badge look="clay">{t("states.paused")}</Badge> : room ? <Badge look={room.status === "open" ? "leaf" : "slate"}>{t(`states.${room.status}`)}</Badge> : null}
            {breakout?.isOpen ? <Badge look="sea">{t("groups.working")}</Badge> : null}
            {!isInside ? null : connection === "live" ? <Badge><span data-live>{t("live")}</span></Badge> : <span className="text-s text-ink-soft">{t("noScript")} <a href="?">{t("refresh")}</a></span>}
          </p>
        </header>
        {workshop.rehearsalOf === null ? null : <RehearsalNotice workshopId={workshop.rehearsalOf} isClosed={room?.status === "closed"} />}
        {isInside ? (
          <>
            {connection === "lost" ? <Notice kind="warning" className="mb-5"><p>{t("notLive")}</p><p><a href="?">{t("refresh")}</a></p></Notice> : null}
            {room?.isPaused ? <Notice kind="warning" live className="mb-5"><p>{t("refusals:paused")}</p></Notice> : null}
            {room?.status === "closed" && workshop.rehearsalOf === null ? <Notice kind="success" live className="mb-5" title={t("closed.title")}><p><Link to={workshopPath(workshop.id, "/minutes")}>{t("closed.minutes")}</Link></p></Notice> : null}
            <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_18rem] lg:gap-8">
              <div className="min-w-0 space-y-6">
                <NowCard />
                {workshop.showsVideo ? <VideoFrame url={workshop.videoUrl} /> : null}
                {isFacilitator ? <Desk /> : null}
                {room?.status === "new" ? null : <><Activities /><NotesSection /></>}
              </div>
              <aside className="space-y-6" aria-label={t("beside")}>
                {room?.status === "open" ? <><HandsView /><ReactionsView /></> : null}
                <AgendaSteps canLook={canLook} />
                {workshop.videoUrl ? <p><a href={workshop.videoUrl} target="_blank" rel="noreferrer">{t("video")}</a></p> : null}
                <ChatView />
                <PeopleView connected={connected} />
              </aside>
            </div>
          </>
        ) : <Door at={workshop.isCancelled ? "cancelled" : me?.status === "waiting" || me?.status === "removed" ? me.status : room?.status === "closed" ? "closed" : canEnter ? "open" : "noPlace"} />}
      </div>
    </RoomProvider>
  );
}

/** The meeting within the page, asked for once it is unfolded; it stays for as long as the room does. */
function VideoFrame({ url }: { url: string }) {
  const { t } = useTranslation("room");
  return (
    <details id="video" className="group/fold rounded-card border border-hairline bg-surface p-5">
      <FoldSummary title={t("videoHere")} />
      <iframe src={url} title={t("videoHere")} loading="lazy" referrerPolicy="no-referrer" sandbox="allow-forms allow-popups allow-same-origin allow-scripts" allow="camera; display-capture; fullscreen; microphone" className="mt-3 aspect-video w-full rounded-card border-0" />
    </details>
  );
}

type DoorState = "open" | "waiting" | "removed" | "closed" | "cancelled" | "noPlace";

const doorTexts: Record<DoorState, [title: string, text: string]> = {
  open: ["door.title", "door.text"],
  waiting: ["door.wait", "door.waitText"],
  removed: ["door.removed", "refusals:removed"],
  closed: ["closed.title", "door.over"],
  cancelled: ["states.cancelled", "door.cancelled"],
  noPlace: ["door.noPlace", "refusals:noEntry"],
};

/** Before the room: coming in, waiting to be let in, or why one does not. */
function Door({ at }: { at: DoorState }) {
  const { t } = useTranslation("room");
  const { revalidate } = useRevalidator();
  // Who waits cannot listen to the room: the page asks whether the door is open.
  useEffect(() => {
    if (at !== "waiting") return;
    const timer = setInterval(revalidate, 4_000);
    return () => clearInterval(timer);
  }, [at, revalidate]);
  const [title, text] = doorTexts[at];
  return (
    <section aria-labelledby="door-title" className="mx-auto max-w-read space-y-4 rounded-card border border-hairline bg-surface p-6 text-center sm:p-10">
      <h2 id="door-title">{t(title)}</h2>
      <p className="mx-auto max-w-read text-ink-soft">{t(text)}</p>
      {at === "open" ? <Form method="post"><Button name="intent" value="enter">{t("door.enter")}</Button></Form> : null}
      {at === "waiting" ? <p><a href="?" className="button button-secondary">{t("refresh")}</a></p> : null}
    </section>
  );
}
