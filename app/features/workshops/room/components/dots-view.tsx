import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import type { DotsPart } from "../state/parts.ts";
import { ActButton } from "./act-form.tsx";
import { byPosition, useIsFacilitator, usePart, useParts, useSingles } from "./room-context.ts";

interface Target {
  id: string;
  text: string;
  position: number;
}

/** What can get dots, of what one sees: as `targetsOf` says. */
function useTargets(vote: DotsPart): Target[] {
  const revealed = new Set(useParts("board").filter(([id, board]) => vote.boardIds.includes(id) && board.isRevealed).map(([id]) => id));
  const { t } = useTranslation("room");
  const all = useParts("note").filter(([, note]) => revealed.has(note.boardId));
  const clusters = useParts("cluster").filter(([, cluster]) => vote.on === "clusters" && revealed.has(cluster.boardId));
  const ofCluster = (id: string): string => all.filter(([, note]) => note.clusterId === id).map(([, note]) => note.text).join(" · ");
  return [
    ...clusters.sort(byPosition).map(([id, cluster]): Target => ({ id, text: cluster.name || ofCluster(id) || t("board.unnamed"), position: cluster.position })),
    ...all.filter(([, note]) => vote.on === "notes" || note.clusterId === null).sort(byPosition).map(([id, note]): Target => ({ id, text: note.text, position: note.position })),
  ];
}

/** Dots to give away: how many are left, where one's own lie, and, once they are shown, where all lie. On the wall, which is nobody's, there are none to give. */
export function DotsView({ id, vote }: { id: string; vote: DotsPart }) {
  const { t } = useTranslation("room");
  const isFacilitator = useIsFacilitator();
  const { me } = useSingles();
  const gives = vote.isOpen && me !== undefined;
  const placed = usePart("placed", id) ?? {};
  const targets = useTargets(vote);
  const left = vote.dots - Object.values(placed).reduce((sum, count) => sum + count, 0);
  const at = `dots-${id}`;
  const sums = vote.sums;
  const shown = sums ? [...targets].sort((a, b) => (sums[b.id] ?? 0) - (sums[a.id] ?? 0)) : targets;
  const most = sums ? Math.max(1, ...Object.values(sums)) : 1;
  return (
    <section id={at} aria-labelledby={`${at}-title`} className="scroll-mt-4 space-y-4 rounded-card border border-hairline bg-surface p-5">
      <div className="space-y-2">
        <h3 id={`${at}-title`}>{vote.title}</h3>
        <p className="flex flex-wrap items-center gap-2 text-s text-ink-soft"><Badge look={vote.isOpen ? "leaf" : "slate"}>{t(vote.isOpen ? "poll.states.open" : "poll.states.closed")}</Badge><span>{t("dots.voters", { count: vote.voters })}</span></p>
        {gives ? <p role="status" className="font-semibold">{t("dots.left", { left, dots: vote.dots })}</p> : null}
      </div>
      {shown.length === 0 ? <p className="text-ink-soft">{t("dots.nothing")}</p> : null}
      <ul className="divide-y divide-hairline">
        {shown.map(({ id: targetId, text }) => {
          const mine = placed[targetId] ?? 0;
          const button = (count: number, sign: string, label: string, isOff: boolean) => <ActButton type="dots.place" name={`dots.place-${id}-${targetId}-${sign}`} at={at} fields={{ voteId: id, targetId, count }} label={label} isOff={isOff} buttonClass="size-11 p-0 text-l">{sign}</ActButton>;
          return (
            <li key={targetId} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
              <span className="min-w-48 flex-1 break-words">{text}</span>
              {sums ? <span className="flex w-40 items-center gap-2"><progress aria-hidden className="bar h-3" max={most} value={sums[targetId] ?? 0} /><span className="w-6 text-right font-semibold tabular-nums">{sums[targetId] ?? 0}</span></span> : null}
              {gives ? (
                <span className="flex items-center gap-1">
                  {button(mine - 1, "−", t("dots.less", { what: text.slice(0, 80) }), mine === 0)}
                  <span className="min-w-12 text-center tabular-nums"><span className="sr-only">{t("dots.mine", { count: mine })}</span><span aria-hidden className="tracking-tighter text-sea">{mine === 0 ? "–" : "●".repeat(Math.min(mine, 6))}</span></span>
                  {button(mine + 1, "+", t("dots.more", { what: text.slice(0, 80) }), left <= 0 || mine >= vote.most)}
                </span>
              ) : mine > 0 ? <span className="text-s text-ink-soft">{t("dots.mine", { count: mine })}</span> : null}
            </li>
          );
        })}
      </ul>
      {isFacilitator ? (
        <div className="flex flex-wrap gap-2 border-t border-hairline pt-3">
          <ActButton type="dots.close" name={`dots.close-${id}`} at={at} fields={{ voteId: id, isOpen: !vote.isOpen }}>{t(vote.isOpen ? "poll.close" : "poll.reopen")}</ActButton>
          <ActButton type="dots.show" name={`dots.show-${id}`} at={at} fields={{ voteId: id, isShown: !vote.isShown }} look={vote.isOpen || vote.isShown ? "secondary" : "primary"}>{t(vote.isShown ? "poll.hide" : "poll.show")}</ActButton>
        </div>
      ) : null}
    </section>
  );
}
