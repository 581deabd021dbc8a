import { useTranslation } from "react-i18next";
import { Link } from "@remix-run/react";
import { RoomTimer } from "./room-timer.tsx";
import { byPosition, useParts, useRoomHere, useSingles } from "./room-context.ts";

/** What is on stage: which step, what to do, how long. */
export function NowCard() {
  const { itemId, lang } = useRoomHere();
  const { room, breakout } = useSingles();
  const items = useParts("item").sort(byPosition);
  const { t } = useTranslation("room");
  const at = items.findIndex(([id]) => id === itemId);
  const item = items[at]?.[1];
  const isStage = itemId === room?.stage;
  const timer = isStage ? room?.timer : null;
  return (
    <section id="now" aria-labelledby="now-title" className="scroll-mt-4 rounded-card border border-hairline border-t-4 border-t-sea bg-surface p-5 sm:p-6">
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
        <div className="min-w-0 flex-1 basis-64 space-y-2">
          <p className="eyebrow">{item ? t(isStage ? "now.step" : "now.otherStep", { number: at + 1, of: items.length }) : t("now.soon")}</p>
          <h2 id="now-title" className="text-2xl" lang={item ? lang : undefined}>{item?.title ?? t("now.waiting")}</h2>
          {item?.instructions ? <p className="max-w-read whitespace-pre-line" lang={lang}>{item.instructions}</p> : item ? <p className="max-w-read text-ink-soft">{t(`kindHelp.${item.kind}`)}</p> : null}
          {!isStage && room?.stage ? <p><Link to="?" className="inline-flex min-h-8 items-center">{t("now.back")}</Link></p> : null}
        </div>
        {timer ? <RoomTimer endsAt={timer.endsAt} left={timer.left} total={timer.total} isLarge /> : breakout?.isOpen && breakout.endsAt !== null ? <RoomTimer endsAt={breakout.endsAt} left={null} total={null} isLarge /> : null}
      </div>
    </section>
  );
}

/** The agenda, with where one is. Other steps can be looked at when the facilitator allows it; by facilitators always. */
export function AgendaSteps({ canLook }: { canLook: boolean }) {
  const { itemId, lang } = useRoomHere();
  const { room } = useSingles();
  const items = useParts("item").sort(byPosition);
  const { t } = useTranslation("room");
  if (items.length === 0) return null;
  return (
    <nav aria-labelledby="agenda-title">
      <h2 id="agenda-title" className="mb-2 text-l">{t("agenda.title")}</h2>
      <ol className="space-y-0.5">
        {items.map(([id, item]) => {
          const isStage = id === room?.stage;
          const mark = isStage ? "●" : item.endedAt !== null ? "✓" : "○";
          const words = <><span aria-hidden className={`w-4 shrink-0 ${isStage ? "text-sea" : "text-ink-soft"}`}>{mark}</span><span lang={lang} className="min-w-0 flex-1">{item.title}</span><span className="sr-only">{isStage ? t("agenda.now") : item.endedAt !== null ? t("agenda.done") : ""}</span><span aria-hidden className="text-s text-ink-soft tabular-nums">{item.minutes}′</span></>;
          const look = `flex min-h-9 items-baseline gap-2 rounded-[4px] px-2 py-1.5 text-s ${id === itemId ? "bg-sea-tint font-semibold" : ""}`;
          return <li key={id} aria-current={isStage ? "step" : undefined}>{canLook ? <Link to={isStage ? "?" : `?item=${id}`} preventScrollReset className={`${look} text-ink no-underline hover:underline`}>{words}</Link> : <span className={look}>{words}</span>}</li>;
        })}
      </ol>
    </nav>
  );
}
