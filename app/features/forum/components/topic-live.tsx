import { useEffect, useRef, useState } from "react";
import { ArrowDown, Eye, PenLine, Volume2, VolumeX } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Presence } from "#app/realtime/live.ts";
import { Button } from "#app/ui/button.tsx";

const mutedKey = "forum-muted";

/** Says that posts wait, and shows them. Stands at the lower edge, where it covers nothing that moves. */
export function NewPostsBar({ count, onShow }: { count: number; onShow: () => void }) {
  const { t } = useTranslation("forum");
  if (count === 0) return null;
  return (
    <p className="no-print pointer-events-none sticky bottom-4 z-20 my-4 flex justify-center">
      <Button type="button" onClick={onShow} className="pointer-events-auto shadow-lg"><ArrowDown aria-hidden className="size-4" />{t("live.newPosts", { count })}</Button>
    </p>
  );
}

interface NowProps {
  presence: Presence | null;
  typists: number;
  /** Posts that wait to be shown. */
  waiting: number;
}

/** Who reads and writes now, and a voice for those who do not see the bar, which they can silence. */
export function TopicNow({ presence, typists, waiting }: NowProps) {
  const { t } = useTranslation("forum");
  const [isMuted, setMuted] = useMuted();
  const readers = presence ? presence.people + presence.visitors : 0;
  return (
    <div className="no-print mt-6 flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 text-s text-ink-soft">
      {readers > 1 ? <span className="inline-flex items-center gap-1"><Eye aria-hidden className="size-4" />{t("live.readers", { count: readers })}</span> : null}
      {typists > 0 ? <span className="inline-flex items-center gap-1"><PenLine aria-hidden className="size-4" />{t("live.typing", { count: typists })}</span> : null}
      {presence ? (
        <button type="button" aria-pressed={isMuted} onClick={() => setMuted(!isMuted)} className="button button-quiet ml-auto">
          {isMuted ? <VolumeX aria-hidden className="size-4" /> : <Volume2 aria-hidden className="size-4" />}{t("live.mute")}
        </button>
      ) : null}
      <Announcer waiting={waiting} isMuted={isMuted} />
    </div>
  );
}

/** How long the voice waits, so that many posts are one sentence, in milliseconds. */
const breath = 1_500;

function Announcer({ waiting, isMuted }: { waiting: number; isMuted: boolean }) {
  const { t } = useTranslation("forum");
  const [said, setSaid] = useState("");
  const before = useRef(0);
  useEffect(() => {
    const hasMore = waiting > before.current;
    const timer = setTimeout(() => {
      before.current = waiting;
      setSaid(hasMore && !isMuted ? t("live.newPosts", { count: waiting }) : "");
    }, breath);
    return () => clearTimeout(timer);
  }, [waiting, isMuted, t]);
  return <p role="status" aria-live="polite" className="sr-only">{said}</p>;
}

/** Kept on this device. */
function useMuted(): [boolean, (isMuted: boolean) => void] {
  const [isMuted, setMuted] = useState(false);
  useEffect(() => setMuted(localStorage.getItem(mutedKey) === "on"), []);
  return [
    isMuted,
    (next) => {
      setMuted(next);
      localStorage.setItem(mutedKey, next ? "on" : "off");
    },
  ];
}
