import { useTranslation } from "react-i18next";
import { breakoutBoards, breakoutWays } from "../breakout-plan.ts";
import { groupings } from "../grouping.ts";
import type { TypedItem } from "../plan-form.server.ts";
import { mostGroups } from "../workshops.kinds.ts";

const label = "block text-s font-semibold";

/** What is planned for the groups of a step; seen where its kind is work in groups, also as that is chosen. */
export function GroupFields({ item, index, named }: { item: TypedItem; index: number; named: string }) {
  const { t } = useTranslation("workshops");
  const id = (name: string) => `item-${index}-${name}`;
  const of = <span className="sr-only">: {named}</span>;
  const isMade = (way: string): boolean => groupings.some((grouping) => grouping === way);
  return (
    <fieldset className="hidden space-y-3 rounded-card bg-paper p-3 group-has-[option[value=breakout]:checked]/step:block">
      <legend className="sr-only">{t("plan.breakout")}{of}</legend>
      <label className="block space-y-1" htmlFor={id("way")}><span className={label}>{t("plan.way")}{of}</span><select id={id("way")} name="itemWay" className="input" defaultValue={item.way}><option value="">{t("plan.ways.none")}</option>{breakoutWays.map((way) => <option key={way} value={way}>{t(isMade(way) ? `groups.by.${way}` : `plan.ways.${way}`)}</option>)}</select></label>
      <div className="grid gap-3 sm:grid-cols-3">
        <label className="space-y-1" htmlFor={id("groups")}><span className={label}>{t("plan.groupCount")}{of}</span><input id={id("groups")} name="itemGroups" type="number" min={1} max={mostGroups} inputMode="numeric" className="input" defaultValue={item.groups} /></label>
        <label className="space-y-1" htmlFor={id("groupMinutes")}><span className={label}>{t("plan.groupMinutes")}{of}</span><input id={id("groupMinutes")} name="itemGroupMinutes" type="number" min={1} max={600} inputMode="numeric" placeholder={t("plan.groupMinutesNone")} className="input" defaultValue={item.groupMinutes} /></label>
        <label className="space-y-1" htmlFor={id("board")}><span className={label}>{t("plan.groupBoard")}{of}</span><select id={id("board")} name="itemBoard" className="input" defaultValue={item.board}>{breakoutBoards.map((board) => <option key={board} value={board}>{t(`plan.groupBoards.${board}`)}</option>)}</select></label>
      </div>
      <label className="hidden space-y-1 group-has-[option[value=free]:checked]/step:block" htmlFor={id("columns")}><span className={label}>{t("plan.groupColumns")}{of}</span><textarea id={id("columns")} name="itemColumns" rows={2} className="input" defaultValue={item.columns} /></label>
      <label className="block space-y-1" htmlFor={id("tasks")}><span className={label}>{t("plan.groupTasks")}{of}</span><textarea id={id("tasks")} name="itemTasks" rows={3} className="input" defaultValue={item.tasks} aria-describedby={id("tasksHelp")} /></label>
      <p id={id("tasksHelp")} className="text-s text-ink-soft">{t("plan.groupTasksHelp")}</p>
    </fieldset>
  );
}
