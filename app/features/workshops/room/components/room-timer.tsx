import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatTime } from "#app/i18n/format.ts";
import { useLocale, useRoot } from "#app/ui/use-root.ts";
import { useRoomHere } from "./room-context.ts";

interface TimerProps {
  endsAt: number | null;
  left: number | null;
  total: number | null;
  isLarge?: boolean;
}

function clock(milliseconds: number): string {
  const seconds = Math.ceil(Math.abs(milliseconds) / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** The server's time, as far as this page knows; null before there is a script. */
export function useServerClock(): number | null {
  const { now } = useRoomHere();
  const [clockNow, setClockNow] = useState<number | null>(null);
  useEffect(() => {
    const ahead = now - Date.now();
    const tick = () => setClockNow(Date.now() + ahead);
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [now]);
  return clockNow;
}

/** How long there is still; without scripts until when. The last minute is marked, and more than the time is said. */
export function RoomTimer({ endsAt, left, total, isLarge = false }: TimerProps) {
  const { t } = useTranslation("room");
  const locale = useLocale();
  const zone = useRoot()?.actor?.timeZone;
  const now = useServerClock();
  if (endsAt === null && left === null) return null;
  const rest = left ?? (now === null || endsAt === null ? null : endsAt - now);
  const isOver = rest !== null && rest < 0;
  const isNear = rest !== null && rest >= 0 && rest < 60_000;
  const size = isLarge ? "text-3xl" : "text-xl";
  return (
    <div className="min-w-32 space-y-1.5">
      <p role="timer" className={`font-serif tabular-nums ${size} ${isOver ? "text-clay" : ""}`}>
        {rest === null && endsAt !== null ? <span className={isLarge ? "text-2xl" : "text-l"}>{t("timer.until", { time: formatTime(new Date(endsAt), locale, zone) })}</span> : rest === null ? null : <><span className="sr-only">{t(isOver ? "timer.over" : "timer.left")} </span>{isOver ? "+" : ""}{clock(rest)}</>}
      </p>
      {left !== null ? <p className="text-s text-ink-soft">{t("timer.rests")}</p> : isOver ? <p className="text-s font-semibold text-clay">{t("timer.isOver")}</p> : isNear ? <p className="text-s font-semibold">{t("timer.lastMinute")}</p> : null}
      {rest !== null && total ? <progress className="bar" max={total} value={Math.max(0, Math.min(total, total - rest))} aria-label={t("timer.progress")} /> : null}
    </div>
  );
}
