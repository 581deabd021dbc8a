import { useTranslation } from "react-i18next";
import { Link } from "@remix-run/react";
import { RoomTimer } from "./room-timer.tsx";
import { byPosition, useParts, useRoomHere, useSingles } from "./room-context.ts";

/** What is on stage: which step, what to do, how long. */
export function NowCard() {
  const { itemId, lang } = useRoomHere();
  const { room } = useSingles();
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
          <ul lang={lang} className="empty:hidden">{item?.material?.map(({ path, title }) => <li key={path}><a href={path} target="_blank" className="inline-flex min-h-8 items-center">{title}</a></li>)}</ul>
          {!isStage && room?.stage ? <p><Link to="?" className="inline-flex min-h-8 items-center">{t("now.back")}</Link></p> : null}
        </div>
        {timer ? <RoomTimer endsAt={timer.endsAt} left={timer.left} total={timer.total} isLarge /> : null}
      </div>
    </section>
  );
}
