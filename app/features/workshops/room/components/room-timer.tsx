import { useTranslation } from "react-i18next";
import { formatTime } from "#app/i18n/format.ts";
import { useLocale, useRoot } from "#app/ui/use-root.ts";
import { nearness, useReached, useServerClock } from "./room-clock.ts";

interface TimerProps {
  endsAt: number | null;
  left: number | null;
  total: number | null;
  isLarge?: boolean;
  /** Of what the end comes: said to screen readers, and written under the clock. */
  of?: "step" | "groups";
}

function clock(milliseconds: number): string {
  const seconds = Math.ceil(Math.abs(milliseconds) / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** How long there is still; without scripts until when. The end is marked before it comes, and more than the time is said. */
export function RoomTimer({ endsAt, left, total, isLarge = false, of = "step" }: TimerProps) {
  const { t } = useTranslation("room");
  const locale = useLocale();
  const zone = useRoot()?.actor?.timeZone;
  const now = useServerClock();
  const rest = left ?? (now === null || endsAt === null ? null : endsAt - now);
  const near = left === null ? nearness(rest, total) : "far";
  const reached = useReached(near, now !== null);
  if (endsAt === null && left === null) return null;
  const isOver = near === "over";
  const size = isLarge ? "text-3xl" : "text-xl";
  return (
    <div className="min-w-32 space-y-1.5">
      <p role="timer" className={`font-serif tabular-nums ${size} ${isOver ? "text-clay" : ""}`}>
        {rest === null && endsAt !== null ? <span className={isLarge ? "text-2xl" : "text-l"}>{t("timer.until", { time: formatTime(new Date(endsAt), locale, zone) })}</span> : rest === null ? null : <><span className="sr-only">{t(isOver ? "timer.over" : "timer.left")} </span>{isOver ? "+" : ""}{clock(rest)}</>}
      </p>
      {left !== null ? <p className="text-s text-ink-soft">{t("timer.rests")}</p> : near === "far" ? null : <p data-near={near} className={`text-s font-semibold ${isOver ? "text-clay" : ""}`}>{t(`timer.near.${of}.${near}`)}</p>}
      {rest !== null && total ? <progress className="bar" max={total} value={Math.max(0, Math.min(total, total - rest))} aria-label={t("timer.progress")} /> : null}
      <p role="status" className="sr-only">{reached === "far" ? "" : t(`timer.near.${of}.${reached}`)}</p>
    </div>
  );
}
