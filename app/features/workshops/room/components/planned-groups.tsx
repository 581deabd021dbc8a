import { Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import { groupings } from "#app/features/workshops/grouping.ts";
import type { RoomBreakoutPlan } from "../state/room-entities.ts";
import { ActButton } from "./act-form.tsx";
import { useParts, useRoomHere } from "./room-context.ts";

/** How the groups of a plan come about, how long they work and what they get, in a line. */
function usePlanInWords(): (plan: RoomBreakoutPlan) => string {
  const { t } = useTranslation("room");
  const hasGroups = useParts("group").length > 0;
  return ({ way, groups, minutes, board }) => {
    const made = groupings.find((grouping) => grouping === way);
    const who = made === undefined && hasGroups ? t(`planned.ways.${way}`) : `${t("planned.groups", { count: groups })}, ${t(`planned.ways.${made ?? "mixed"}`)}`;
    return [who, ...(minutes === null ? [] : [t("planned.minutes", { count: minutes })]), ...(board === "none" ? [] : [t(`planned.boards.${board}`)])].join(" · ");
  };
}

/** The groups that the step on stage is planned with, to be started by one press. */
export function PlannedGroups({ plan, stage }: { plan: RoomBreakoutPlan; stage: string }) {
  const { t } = useTranslation("room");
  const { lang } = useRoomHere();
  const inWords = usePlanInWords();
  return (
    <section aria-labelledby="planned-title" className="space-y-3 rounded-card border border-sea bg-sea-tint p-4" data-planned>
      <h3 id="planned-title" className="text-m">{t("planned.title")}</h3>
      <p>{inWords(plan)}</p>
      {plan.tasks.length > 0 ? <ul lang={lang} className="list-disc space-y-1 pl-5 text-s">{plan.tasks.map((task) => <li key={task}>{task}</li>)}</ul> : null}
      <ActButton type="breakout.follow" at="groups" fields={{ itemId: stage }} look="primary"><Users aria-hidden className="size-5" />{t("planned.follow")}</ActButton>
    </section>
  );
}
