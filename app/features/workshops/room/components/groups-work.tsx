import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { taskOf } from "#app/features/workshops/breakout-plan.ts";
import { lengths } from "../state/act-lengths.ts";
import { ActButton, ActForm } from "./act-form.tsx";
import { byPosition, useIsFacilitator, usePart, useParts, useRoomHere, useSingles } from "./room-context.ts";
import { RoomTimer } from "./room-timer.tsx";

const at = "groups";

/** Who is in which group: on a projector. */
function GroupList() {
  const { lang } = useRoomHere();
  const tasks = useTasks();
  const groups = useParts("group").sort(byPosition);
  const people = useParts("person").filter(([, { role }]) => role === "participant");
  return <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">{groups.map(([id, { name, position }]) => <li key={id} className="rounded-card bg-surface p-3"><p className="font-semibold">{name}</p><p lang={lang} className="empty:hidden">{tasks(position)}</p><p className="text-ink-soft">{people.filter(([, person]) => person.groupId === id).map(([, person]) => person.name).join(", ")}</p></li>)}</ul>;
}

/** What facilitators said to all groups: read out as it comes. */
function Said() {
  const { t } = useTranslation("room");
  const { breakout } = useSingles();
  return <ul role="log" aria-label={t("groups.said")} className="space-y-1 empty:hidden">{breakout?.said.map(({ text, at: when }) => <li key={when} className="rounded-card bg-sun-tint px-3 py-2">{text}</li>)}</ul>;
}

/** What the groups of the step on stage are to do, by their place among the groups. */
function useTasks(): (position: number) => string {
  const { room } = useSingles();
  const plan = usePart("item", room?.stage ?? null)?.breakout;
  return (position) => (plan ? taskOf(plan, position) : "");
}

/** While groups work: in which one is, with whom, what was said to all, and a call for help. */
function OwnGroup() {
  const { t } = useTranslation("room");
  const { lang } = useRoomHere();
  const { me } = useSingles();
  const people = useParts("person");
  const group = useParts("group").find(([id]) => id === me?.groupId);
  const tasks = useTasks();
  const calls = useParts("help").find(([id]) => id === me?.groupId)?.[1] === true;
  if (!me) return <GroupList />;
  if (!group) return <p>{t("groups.noneForYou")}</p>;
  const names = people.filter(([, person]) => person.groupId === group[0] && person.role === "participant").map(([, { name }]) => name);
  const task = tasks(group[1].position);
  return (
    <>
      <p className="text-l font-semibold">{t("groups.yours", { name: group[1].name })}</p>
      <p className="text-s text-ink-soft">{names.join(", ")}</p>
      {task ? <p className="max-w-read rounded-card bg-surface p-3"><span className="block text-s font-semibold text-ink-soft">{t("groups.task")}</span><span lang={lang}>{task}</span></p> : null}
      <Said />
      <ActButton type="help.call" at={at} fields={{ isCalled: !calls }} isPressed={calls} buttonClass="aria-pressed:border-sun aria-pressed:bg-sun-tint">{t(calls ? "groups.helpCalled" : "groups.help")}</ActButton>
    </>
  );
}

/** Every group with its people; a facilitator looks in on one, and moves people. */
function AllGroups() {
  const { t } = useTranslation("room");
  const { me, desk } = useSingles();
  const groups = useParts("group").sort(byPosition);
  const people = useParts("person").filter(([, { role }]) => role === "participant");
  const tasks = useTasks();
  const { lang } = useRoomHere();
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {groups.map(([id, group]) => {
        const isVisited = me?.visits === id;
        return (
          <li key={id} className={`space-y-2 rounded-card border p-3 ${isVisited ? "border-sea bg-sea-tint" : "border-hairline"}`}>
            <p className="flex flex-wrap items-center justify-between gap-2"><span className="font-semibold">{group.name}</span>{desk?.help.includes(id) ? <Badge look="sun">{t("groups.callsHelp")}</Badge> : null}</p>
            <p lang={lang} className="text-s text-ink-soft empty:hidden">{tasks(group.position)}</p>
            <ul className="space-y-1 text-s">
              {people.filter(([, person]) => person.groupId === id).map(([seat, { name, region }]) => (
                <li key={seat}>
                  <details>
                    <summary className="inline-flex min-h-6 items-center underline decoration-dotted underline-offset-[0.2em]">{name}{region ? <span className="ml-1 text-ink-soft">· {region}</span> : null}</summary>
                    <ActForm type="person.move" name={`person.move-${seat}`} at={at} fields={{ seat }} className="flex gap-2 py-1"><select name="groupId" aria-label={t("groups.moveTo", { name })} defaultValue={id} className="input min-w-0 flex-1">{groups.map(([other, { name: label }]) => <option key={other} value={other}>{label}</option>)}</select><button className="button button-secondary">{t("board.move")}</button></ActForm>
                  </details>
                </li>
              ))}
            </ul>
            <ActButton type="visit.make" name={`visit-${id}`} at={at} fields={{ groupId: isVisited ? "" : id }} look="quiet" isPressed={isVisited} label={t(isVisited ? "groups.leaveOf" : "groups.visitOf", { name: group.name })}>{t(isVisited ? "groups.leave" : "groups.visit")}</ActButton>
          </li>
        );
      })}
    </ul>
  );
}

/** Groups at work, or to be made: for who is in one, and for who leads them. */
export function GroupsWork() {
  const { t } = useTranslation("room");
  const { breakout } = useSingles();
  const isFacilitator = useIsFacilitator();
  const groups = useParts("group");
  const shown = useParts("board").filter(([, board]) => board.groupId !== null && !board.isShared).map(([id]) => id);
  const isOpen = breakout?.isOpen === true;
  return (
    <div className="space-y-4">
      {isOpen && breakout.endsAt !== null ? <RoomTimer endsAt={breakout.endsAt} left={null} total={null} of="groups" /> : null}
      {isFacilitator ? (
        <>
          {groups.length > 0 ? <AllGroups /> : <p className="text-ink-soft">{t("groups.none")}</p>}
          {isOpen ? (
            <div className="space-y-3">
              <div className="flex flex-wrap gap-2">
                <ActButton type="breakout.close" at={at} look="primary">{t("groups.close")}</ActButton>
                {breakout.endsAt === null ? null : [1, 5].map((minutes) => <ActButton key={minutes} type="breakout.extend" name={`breakout.extend-${minutes}`} at={at} fields={{ minutes }}>{t("timer.more", { count: minutes })}</ActButton>)}
              </div>
              <ActForm type="breakout.tell" at={at} className="flex flex-wrap gap-2">{(typed) => <><input name="text" required maxLength={lengths.told} aria-label={t("groups.tell")} placeholder={t("groups.tell")} defaultValue={typed("text")} className="input min-w-48 flex-1" /><button className="button button-secondary">{t("chat.send")}</button></>}</ActForm>
              <Said />
            </div>
          ) : (
            <div className="space-y-4">
              {groups.length > 0 ? <ActForm type="breakout.open" at={at} className="flex flex-wrap items-end gap-2"><label className="space-y-1"><span className="block text-s font-semibold">{t("groups.minutes")}</span><input name="minutes" type="number" min={1} max={600} defaultValue={15} className="input w-24" /></label><button className="button button-primary">{t("groups.open")}</button></ActForm> : null}
              {shown.length > 0 ? <ActButton type="boards.share" at="now" fields={{ boardIds: shown }}>{t("groups.bringBack")}</ActButton> : null}
              <details open={groups.length === 0 || undefined}>
                <summary className="inline-flex min-h-8 items-center text-sea underline underline-offset-[0.2em]">{t("groups.make")}</summary>
                <ActForm type="groups.make" at={at} className="space-y-2 pt-2">
                  <label htmlFor="group-names" className="block font-semibold">{t("groups.names")}</label>
                  <textarea id="group-names" name="names.lines" rows={4} required defaultValue={[1, 2, 3].map((number) => t("groups.name", { number })).join("\n")} className="input" />
                  <p className="text-s text-ink-soft">{t("groups.random")}</p>
                  <button className="button button-secondary">{t("groups.make")}</button>
                </ActForm>
              </details>
            </div>
          )}
        </>
      ) : <OwnGroup />}
    </div>
  );
}
