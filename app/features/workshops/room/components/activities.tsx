import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { later, whole } from "#app/ui/later.tsx";
import { ActionsView as Actions } from "./actions-view.tsx";
import { BoardView } from "./board-view.tsx";
import { DotsView as Dots } from "./dots-view.tsx";
import { GroupsView } from "./groups-view.tsx";
import { PollView as Poll } from "./poll-view.tsx";
import { QuestionsView as Questions } from "./questions-view.tsx";
import { byPosition, useIsFacilitator, usePart, useParts, useRoomHere, useSingles } from "./room-context.ts";
import type { BoardPart } from "../state/parts.ts";
import { ReadyView } from "./talk-view.tsx";

// Fetched where there is one: most steps have a board, or none of them.
const ActionsView = import.meta.env.SSR ? whole(Actions) : later(() => import("./actions-view.tsx").then((part) => part.ActionsView));
const DotsView = import.meta.env.SSR ? whole(Dots) : later(() => import("./dots-view.tsx").then((part) => part.DotsView));
const PollView = import.meta.env.SSR ? whole(Poll) : later(() => import("./poll-view.tsx").then((part) => part.PollView));
const QuestionsView = import.meta.env.SSR ? whole(Questions) : later(() => import("./questions-view.tsx").then((part) => part.QuestionsView));

/** What groups made, back in the plenary: beside each other, where there is room. */
function SideBySide({ boards }: { boards: [string, BoardPart][] }) {
  if (boards.length === 0) return null;
  const isOne = boards.length === 1;
  return <div className={isOne ? "" : `grid items-start gap-4 md:grid-cols-2 ${boards.length > 2 ? "2xl:grid-cols-3" : ""}`}>{boards.map(([id, board]) => <BoardView key={id} id={id} board={board} isNarrow={!isOne} />)}</div>;
}

interface ActivitiesProps {
  /** Another way to show the boards of now, for a wall. @param shown as they are shown elsewhere */
  aroundBoards?: (boards: [string, BoardPart][], shown: ReactNode) => ReactNode;
}

/** What there is to do now: what belongs to the step, and what is open; then what has been done before. */
export function Activities({ aroundBoards }: ActivitiesProps) {
  const { t } = useTranslation("room");
  const { itemId } = useRoomHere();
  const { me } = useSingles();
  const isFacilitator = useIsFacilitator();
  const item = usePart("item", itemId);
  // A facilitator knows of groups' boards that they do not visit, but has nothing to see on them.
  const boards = useParts("board").filter(([, board]) => !isFacilitator || board.groupId === null || board.isShared || [me?.visits, me?.groupId].includes(board.groupId)).sort(byPosition);
  const unseen = useParts("board").filter(([, board]) => board.itemId === itemId && isFacilitator && !boards.some(([, seen]) => seen === board));
  const polls = useParts("poll").sort(byPosition);
  const votes = useParts("dots");
  const questions = useParts("question");
  const actions = useParts("action");
  const isHere = ({ itemId: at }: { itemId: string | null }): boolean => at === null || at === itemId;
  const isWaiting = questions.some(([, { status, topicId }]) => status === "open" || status === "waiting" || (isFacilitator && status === "parked" && topicId === undefined));
  const kind = item?.kind ?? "";
  const oldBoards = boards.filter(([, board]) => !isHere(board));
  const oldPolls = polls.filter(([, poll]) => !isHere(poll) && poll.status === "closed");
  const isLater = kind === "plenary" || kind === "action";
  const openVotes = votes.filter(([, vote]) => vote.isOpen || kind === "vote" || isLater);
  const oldVotes = votes.filter((vote) => !openVotes.includes(vote));
  const here = boards.filter(([, board]) => isHere(board));
  const returned = here.filter(([, board]) => board.groupId !== null && board.isShared);
  const old = oldBoards.length + oldPolls.length + oldVotes.length;
  const shown = <>{here.filter((board) => !returned.includes(board)).map(([id, board]) => <BoardView key={id} id={id} board={board} />)}<SideBySide boards={returned} /></>;
  return (
    <div className="space-y-6">
      <ReadyView />
      <GroupsView />
      {aroundBoards ? aroundBoards(here, shown) : shown}
      {unseen.length > 0 ? <p className="text-s text-ink-soft">{t("groups.boards", { count: unseen.length })}</p> : null}
      {openVotes.map(([id, vote]) => <DotsView key={id} id={id} vote={vote} />)}
      {polls.filter(([, poll]) => isHere(poll) || poll.status === "open").map(([id, poll]) => <PollView key={id} id={id} poll={poll} />)}
      {kind === "action" || actions.length > 0 ? <ActionsView /> : null}
      {kind === "questions" || isWaiting ? <QuestionsView /> : null}
      {old > 0 ? (
        <details open={isLater || kind === "vote" || undefined}>
          <summary className="flex min-h-11 items-center font-serif text-l text-sea underline underline-offset-[0.2em]">{t("earlier.title", { count: old })}</summary>
          <div className="space-y-6 pt-3">
            <SideBySide boards={oldBoards} />
            {oldVotes.map(([id, vote]) => <DotsView key={id} id={id} vote={vote} />)}
            {oldPolls.map(([id, poll]) => <PollView key={id} id={id} poll={poll} />)}
          </div>
        </details>
      ) : null}
      {kind === "questions" || isWaiting ? null : <details><summary className="inline-flex min-h-11 items-center font-serif text-l text-sea underline underline-offset-[0.2em]">{t("questions.ask")}</summary><div className="pt-2"><QuestionsView /></div></details>}
    </div>
  );
}
