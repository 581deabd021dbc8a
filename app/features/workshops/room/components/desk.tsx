import { ChevronDown, Pause, Play, Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { later, whole } from "#app/ui/later.tsx";
import { ActButton, ActForm } from "./act-form.tsx";
import { AddActivity } from "./add-activity.tsx";
import { Drift } from "./agenda-steps.tsx";
import { HelpCalls } from "./help-calls.tsx";
import { PlannedGroups as Planned } from "./planned-groups.tsx";
import { byPosition, useNameOf, usePart, useParts, useSingles } from "./room-context.ts";
import { useFocusKept } from "./use-focus-kept.ts";

const PlannedGroups = import.meta.env.SSR ? whole(Planned) : later(() => import("./planned-groups.tsx").then((part) => part.PlannedGroups));

/** What the step on stage plans for groups; not once they were started. */
function GroupsOfStep() {
  const { room, breakout } = useSingles();
  const stage = room?.stage ?? null;
  const plan = usePart("item", stage)?.breakout;
  const isStarted = useParts("board").some(([, board]) => board.itemId === stage && board.groupId !== null);
  return !plan || stage === null || isStarted || breakout?.isOpen ? null : <PlannedGroups key={stage} plan={plan} stage={stage} />;
}

const at = "desk";

/** The facilitator's: one next thing to press, the clock, people at the door, and what is needed rarely. */
export function Desk() {
  const { t } = useTranslation("room");
  const { room, desk, me } = useSingles();
  const nameOf = useNameOf();
  const { part, title, onFocus } = useFocusKept<HTMLElement, HTMLHeadingElement>();
  const items = useParts("item").sort(byPosition);
  if (!room || !desk) return null;
  const place = items.findIndex(([id]) => id === room.stage);
  const next = items[place + 1];
  const before = place > 0 ? items[place - 1] : undefined;
  const { timer } = room;
  if (room.status === "new") {
    return (
      <section id={at} aria-labelledby="desk-title" className="scroll-mt-4 space-y-3 rounded-card border-2 border-sun bg-surface p-5">
        <h2 id="desk-title" className="text-l">{t("desk.title")}</h2>
        <p>{t("desk.newText")}</p>
        <ActButton type="room.open" at="now" look="primary">{t("desk.open")}</ActButton>
        <Door />
      </section>
    );
  }
  return (
    <section ref={part} onFocus={onFocus} id={at} aria-labelledby="desk-title" className="scroll-mt-4 space-y-4 rounded-card border-2 border-sun bg-surface p-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 ref={title} tabIndex={-1} id="desk-title" className="text-l">{t("desk.title")}</h2>
        <Drift />
        {room.lead === me?.seat ? <Badge look="sun">{t("desk.youLead")}</Badge> : <span className="flex items-center gap-2 text-s text-ink-soft">{t("desk.leads", { name: nameOf(room.lead) })}<ActButton type="lead.take" at={at} look="quiet">{t("desk.take")}</ActButton></span>}
      </div>
      <div className="flex flex-wrap gap-2">
        {next ? <ActButton type="stage.move" name="stage.next" at="now" fields={{ itemId: next[0] }} look="primary">{t(place < 0 ? "desk.begin" : "desk.next", { title: next[1].title })}<ChevronDown aria-hidden className="size-5 -rotate-90" /></ActButton> : null}
        {before ? <ActButton type="stage.move" name="stage.before" at="now" fields={{ itemId: before[0] }} label={t("desk.before", { title: before[1].title })}><ChevronDown aria-hidden className="size-5 rotate-90" />{t("desk.beforeShort")}</ActButton> : null}
        {desk.undo ? <ActButton type="act.undo" at={at} fields={{ act: desk.undo.act }}><Undo2 aria-hidden className="size-5" />{t("desk.undo", { what: t(`undo.${desk.undo.type.replace(".", "-")}`, { defaultValue: t("undo.other") }) })}</ActButton> : null}
      </div>
      {timer ? (
        <div className="flex flex-wrap gap-2" role="group" aria-label={t("timer.label")}>
          {([1, 5] as const).map((minutes) => <ActButton key={minutes} type="timer.extend" name={`timer.extend-${minutes}`} at={at} fields={{ minutes }}>{t("timer.more", { count: minutes })}</ActButton>)}
          {timer.left === null ? <ActButton type="timer.pause" at={at}>{t("timer.pause")}</ActButton> : <ActButton type="timer.resume" at={at}>{t("timer.resume")}</ActButton>}
          <ActButton type="timer.stop" at={at} look="quiet">{t("timer.stop")}</ActButton>
        </div>
      ) : room.stage ? (
        <ActForm type="timer.start" at={at} className="flex flex-wrap items-end gap-2"><label className="space-y-1"><span className="block text-s font-semibold">{t("timer.minutes")}</span><input name="minutes" type="number" min={1} max={600} defaultValue={10} className="input w-24" /></label><button className="button button-secondary">{t("timer.start")}</button></ActForm>
      ) : null}
      <Door />
      <HelpCalls />
      <GroupsOfStep />
      <AddActivity />
      <details>
        <summary className="inline-flex min-h-8 items-center text-sea underline underline-offset-[0.2em]">{t("desk.more")}</summary>
        <div className="flex flex-wrap gap-2 pt-3">
          {room.isPaused ? <ActButton type="room.resume" at={at}><Play aria-hidden className="size-5" />{t("desk.resume")}</ActButton> : <ActButton type="room.pause" at={at}><Pause aria-hidden className="size-5" />{t("desk.pause")}</ActButton>}
          <ActButton type="stage.free" at={at} fields={{ isFree: !room.isFree }}>{t(room.isFree ? "desk.together" : "desk.free")}</ActButton>
          {room.status === "open" ? <ActButton type="room.close" at="now" look="danger">{t("desk.close")}</ActButton> : <ActButton type="room.open" at="now">{t("desk.reopen")}</ActButton>}
        </div>
        <p className="max-w-read pt-2 text-s text-ink-soft">{t("desk.moreHelp")}</p>
      </details>
    </section>
  );
}

/** Who waits to be let in. */
function Door() {
  const { t } = useTranslation("room");
  const { desk } = useSingles();
  const nameOf = useNameOf();
  if (!desk || desk.waiting.length === 0) return null;
  return (
    <div className="space-y-2 rounded-card bg-sun-tint p-3">
      <p className="font-semibold" role="status">{t("door.waiting", { count: desk.waiting.length })}</p>
      <ul className="space-y-1">{desk.waiting.map((seat) => <li key={seat} className="flex items-center justify-between gap-2"><span>{nameOf(seat)}</span><ActButton type="person.admit" name={`person.admit-${seat}`} at={at} fields={{ seat }} label={t("door.admitOne", { name: nameOf(seat) })}>{t("door.admit")}</ActButton></li>)}</ul>
      {desk.waiting.length > 1 ? <ActButton type="person.admitAll" at={at}>{t("door.admitAll")}</ActButton> : null}
    </div>
  );
}
