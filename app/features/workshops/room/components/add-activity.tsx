import { useTranslation } from "react-i18next";
import { later, whole } from "#app/ui/later.tsx";
import { ActButton } from "./act-form.tsx";
import { AddForm as Form } from "./add-forms.tsx";
import { byPosition, usePart, useParts, useRoomHere } from "./room-context.ts";

const AddForm = import.meta.env.SSR ? whole(Form) : later(() => import("./add-forms.tsx").then((part) => part.AddForm));

const fold = "inline-flex min-h-8 items-center text-sea underline underline-offset-[0.2em]";

/** What can be given to people to do in a step: first what suits its kind, by one button; then everything else by its form. */
export function AddActivity() {
  const { t } = useTranslation("room");
  const { itemId } = useRoomHere();
  const item = usePart("item", itemId);
  const groups = useParts("group");
  const boards = useParts("board").sort(byPosition);
  const votes = useParts("dots");
  const id = itemId ?? "";
  const mine = boards.filter(([, board]) => board.itemId === itemId);
  const revealed = boards.filter(([, board]) => board.isRevealed && (board.groupId === null || board.isShared));
  const title = item?.title ?? "";
  const quick = (
    <>
      {item && ["breakout", "board"].includes(item.kind) && mine.length === 0 && !item.breakout ? (
        <>
          <ActButton type="board.add" name="board.add-swot" at="now" fields={{ title, kind: "swot", itemId: id, forGroups: item.kind === "breakout" && groups.length > 0 }}>{t(item.kind === "breakout" && groups.length > 0 ? "add.swotGroups" : "add.swot")}</ActButton>
          <ActButton type="board.add" name="board.add-ideas" at="now" fields={{ title, kind: "free", itemId: id, forGroups: item.kind === "breakout" && groups.length > 0 }}>{t(item.kind === "breakout" && groups.length > 0 ? "add.ideasGroups" : "add.ideas")}</ActButton>
        </>
      ) : null}
      {item?.kind === "vote" && votes.length === 0 && revealed.length > 0 ? <ActButton type="dots.open" name="dots.open-quick" at="now" fields={{ title, boardIds: revealed.map(([boardId]) => boardId), on: "clusters", dots: 3, most: 3 }}>{t("add.voteAll")}</ActButton> : null}
    </>
  );
  return (
    <div className="space-y-3 border-t border-hairline pt-3">
      <div className="flex flex-wrap gap-2 empty:hidden">{quick}</div>
      {(["poll", "board", "vote", "ready"] as const).filter((what) => what !== "vote" || revealed.length > 0).map((what) => (
        <details key={what}>
          <summary className={fold}>{t(`add.${what}`)}</summary>
          <AddForm what={what} id={id} title={title} revealed={revealed} />
        </details>
      ))}
    </div>
  );
}
