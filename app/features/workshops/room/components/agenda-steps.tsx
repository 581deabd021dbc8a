import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatTime } from "#app/i18n/format.ts";
import { useLocale, useRoot } from "#app/ui/use-root.ts";
import { drift, schedule, type Agenda } from "../state/stage.ts";
import { useServerClock } from "./room-clock.ts";
import { byPosition, useParts, useRoomHere, useSingles } from "./room-context.ts";

const minute = 60_000;
/** A room that is held on another day than planned is neither late nor early. */
const sameSession = 12 * 60 * minute;

/** The agenda and the time now, as a schedule is made of them. The clock moves it, but not every second. */
function useAgenda(): { agenda: Agenda; startsAt: number; now: number } | null {
  const { startsAt, now: loadedAt } = useRoomHere();
  const { room } = useSingles();
  const items = Object.fromEntries(useParts("item"));
  const clock = useServerClock(10_000);
  return room ? { agenda: { items, stage: room.stage, timer: room.timer, openedAt: room.openedAt }, startsAt, now: clock ?? loadedAt } : null;
}

/** How the room is in time: for the facilitator only, and nobody else's worry. */
export function Drift() {
  const { t } = useTranslation("room");
  const found = useAgenda();
  if (!found?.agenda.stage || Math.abs((found.agenda.openedAt ?? found.now) - found.startsAt) > sameSession) return null;
  const late = Math.round(drift(found.agenda, found.startsAt, found.now) / minute);
  if (Math.abs(late) * minute > sameSession) return null;
  return <p className={`text-s tabular-nums ${late > 0 ? "font-semibold text-clay" : "text-ink-soft"}`} data-drift={late}>{late === 0 ? t("desk.onTime") : t(late > 0 ? "desk.behind" : "desk.ahead", { count: Math.abs(late) })}</p>;
}

/** The agenda, with where one is and when what follows begins. Other steps can be looked at when the facilitator allows it; by facilitators always. */
export function AgendaSteps({ canLook }: { canLook: boolean }) {
  const { itemId, lang } = useRoomHere();
  const { room } = useSingles();
  const items = useParts("item").sort(byPosition);
  const { t } = useTranslation("room");
  const locale = useLocale();
  const zone = useRoot()?.actor?.timeZone;
  const found = useAgenda();
  if (items.length === 0 || !found) return null;
  const planned = schedule(found.agenda, found.startsAt, found.now);
  const time = (at: number): string => formatTime(new Date(at), locale, zone);
  const begins = new Map(planned.map((step) => [step.itemId, step.startsAt]));
  const end = Math.max(...planned.map(({ endsAt }) => endsAt));
  return (
    <nav aria-labelledby="agenda-title">
      <h2 id="agenda-title" className="mb-2 text-l">{t("agenda.title")}</h2>
      <ol className="space-y-0.5">
        {items.map(([id, item]) => {
          const isStage = id === room?.stage;
          const isOver = !isStage && item.endedAt !== null;
          const mark = isStage ? "●" : isOver ? "✓" : "○";
          const words = <><span aria-hidden className={`w-4 shrink-0 ${isStage ? "text-sea" : "text-ink-soft"}`}>{mark}</span><span className="min-w-0 flex-1"><span lang={lang}>{item.title}</span><span className="sr-only">{isStage ? t("agenda.now") : isOver ? t("agenda.done") : ""}</span></span><span className="shrink-0 text-s whitespace-nowrap text-ink-soft tabular-nums"><time>{time(begins.get(id) ?? 0)}</time> · {item.minutes}′</span></>;
          const look = `flex min-h-9 items-baseline gap-2 rounded-[4px] px-2 py-1.5 text-s ${id === itemId ? "bg-sea-tint font-semibold" : ""}`;
          return <li key={id} aria-current={isStage ? "step" : undefined}>{canLook ? <Link to={isStage ? "?" : `?item=${id}`} preventScrollReset className={`${look} text-ink no-underline hover:underline`}>{words}</Link> : <span className={look}>{words}</span>}</li>;
        })}
      </ol>
      {room?.status === "closed" ? null : <p className="mt-2 border-t border-hairline px-2 pt-2 text-s tabular-nums" data-agenda-end>{t("agenda.end", { time: time(end) })}</p>}
    </nav>
  );
}
