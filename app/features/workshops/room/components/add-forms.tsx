import { useTranslation } from "react-i18next";
import { lengths } from "../state/act-lengths.ts";
import type { BoardPart } from "../state/parts.ts";
import { pollKinds } from "../state/room-entities.ts";
import { ActForm } from "./act-form.tsx";
import { useParts } from "./room-context.ts";

const box = "size-5 accent-sea";

interface AddFormProps {
  what: "poll" | "board" | "vote" | "ready";
  /** Of the step that it is for. */
  id: string;
  title: string;
  /** What can be voted on. */
  revealed: [string, BoardPart][];
}

/** Everything that can be said of a new poll, board, vote or ready check. */
export function AddForm({ what, id, title, revealed }: AddFormProps) {
  const { t } = useTranslation("room");
  const groups = useParts("group");
  if (what === "poll") return (
    <ActForm type="poll.add" at="now" fields={{ itemId: id }} className="space-y-3 py-3">
      {(typed) => (
        <>
          <label className="block space-y-1"><span className="block font-semibold">{t("add.question")}</span><input name="question" required maxLength={lengths.question} defaultValue={typed("question")} className="input" /></label>
          <label className="block space-y-1"><span className="block font-semibold">{t("add.kind")}</span><select name="kind" defaultValue={typed("kind") || "single"} className="input">{pollKinds.map((kind) => <option key={kind} value={kind}>{t(`poll.kinds.${kind}`)}</option>)}</select></label>
          <label className="block space-y-1"><span className="block font-semibold">{t("add.options")}</span><textarea name="options.lines" rows={3} defaultValue={typed("options.lines")} className="input" /></label>
          <p className="text-s text-ink-soft">{t("add.optionsHelp")}</p>
          <label className="flex min-h-11 items-center gap-3"><input type="checkbox" name="isAnonymous" value="true" className={box} />{t("add.anonymous")}</label>
          <button className="button button-secondary">{t("add.prepare")}</button>
        </>
      )}
    </ActForm>
  );
  if (what === "board") return (
    <ActForm type="board.add" at="now" fields={{ itemId: id }} className="space-y-3 py-3">
      {(typed) => (
        <>
          <label className="block space-y-1"><span className="block font-semibold">{t("add.boardTitle")}</span><input name="title" required maxLength={lengths.name} defaultValue={typed("title") || title} className="input" /></label>
          <label className="block space-y-1"><span className="block font-semibold">{t("add.kind")}</span><select name="kind" defaultValue={typed("kind") || "free"} className="input"><option value="free">{t("add.free")}</option><option value="swot">{t("add.swotKind")}</option></select></label>
          <label className="block space-y-1"><span className="block font-semibold">{t("add.columns")}</span><textarea name="columns.lines" rows={3} defaultValue={typed("columns.lines")} className="input" /></label>
          {groups.length > 0 ? <label className="flex min-h-11 items-center gap-3"><input type="checkbox" name="forGroups" value="true" className={box} />{t("add.forGroups")}</label> : null}
          <label className="block space-y-1"><span className="block font-semibold">{t("add.authors")}</span><select name="showsAuthors" defaultValue={typed("showsAuthors") || "true"} className="input"><option value="true">{t("add.named")}</option><option value="false">{t("add.unnamed")}</option></select></label>
          <button className="button button-secondary">{t("add.make")}</button>
        </>
      )}
    </ActForm>
  );
  if (what === "vote") return (
    <ActForm type="dots.open" at="now" className="space-y-3 py-3">
      {(typed) => (
        <>
          <label className="block space-y-1"><span className="block font-semibold">{t("add.voteTitle")}</span><input name="title" required maxLength={lengths.name} defaultValue={typed("title") || title} className="input" /></label>
          <fieldset><legend className="font-semibold">{t("add.voteOn")}</legend>{revealed.map(([boardId, board]) => <label key={boardId} className="flex min-h-11 items-center gap-3"><input type="checkbox" name="boardIds" value={boardId} defaultChecked className={box} />{board.title}{board.groupId ? ` · ${board.groupName ?? groups.find(([group]) => group === board.groupId)?.[1].name ?? ""}` : ""}</label>)}</fieldset>
          <input type="hidden" name="on" value="clusters" />
          <div className="flex flex-wrap gap-3">
            <label className="space-y-1"><span className="block font-semibold">{t("add.dots")}</span><input name="dots" type="number" min={1} max={20} defaultValue={typed("dots") || 3} className="input w-24" /></label>
            <label className="space-y-1"><span className="block font-semibold">{t("add.mostDots")}</span><input name="most" type="number" min={1} max={20} defaultValue={typed("most") || 3} className="input w-24" /></label>
          </div>
          <button className="button button-secondary">{t("add.openVote")}</button>
        </>
      )}
    </ActForm>
  );
  return <ActForm type="ready.ask" at="ready" className="flex flex-wrap gap-2 py-3"><input name="text" maxLength={lengths.name} aria-label={t("add.readyText")} placeholder={t("ready.title")} className="input min-w-48 flex-1" /><button className="button button-secondary">{t("add.ask")}</button></ActForm>;
}
