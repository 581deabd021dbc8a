import { Timer } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatTime } from "#app/i18n/format.ts";
import { useLocale } from "#app/ui/use-root.ts";

const warnAt = 5 * 60_000;

function clock(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** The time that is left, told by the server once and counted here; the server decides when it is over. */
export function TimeLeft({ milliseconds, onEnd }: { milliseconds: number; onEnd: () => void }) {
  const { t } = useTranslation("quiz");
  const locale = useLocale();
  const [left, setLeft] = useState(milliseconds);
  const [ends, setEnds] = useState("");
  const end = useRef(onEnd);
  end.current = onEnd;

  useEffect(() => {
    const endsAt = performance.now() + milliseconds;
    setEnds(formatTime(new Date(Date.now() + milliseconds), locale));
    const ticking = setInterval(() => {
      const now = endsAt - performance.now();
      setLeft(now);
      if (now > 0) return;
      clearInterval(ticking);
      end.current();
    }, 1000);
    return () => clearInterval(ticking);
  }, [milliseconds, locale]);

  return (
    <div className="sticky top-0 z-10 -mx-4 mb-2 flex flex-wrap items-center gap-x-3 border-b border-hairline bg-paper px-4 py-2">
      <Timer aria-hidden className="size-5 text-sea" />
      <span className={`font-semibold tabular-nums ${left < warnAt ? "text-clay" : ""}`} role="timer">{t("taking.timeLeft", { time: clock(left) })}</span>
      {ends ? <span className="text-s text-ink-soft">{t("taking.timeEnds", { time: ends })}</span> : null}
      <span role="status" className="sr-only">{left <= 0 ? t("taking.timeUp") : left < warnAt ? t("taking.fiveMinutes") : ""}</span>
    </div>
  );
}
