import type { Actor, Role } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { templateAgenda } from "#app/features/workshops/agenda-templates.ts";
import { planWorkshop, publishWorkshop } from "#app/features/workshops/planning.server.ts";
import { enterRoom } from "#app/features/workshops/room/entering.server.ts";
import { appendAct } from "#app/features/workshops/room/room-acts.server.ts";
import { actSchema } from "#app/features/workshops/room/state/acts.schema.ts";
import { partsOf, type PartKind, type PartOf } from "#app/features/workshops/room/state/parts.ts";
import type { WorkshopInput } from "#app/features/workshops/workshops.schema.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { newId } from "#app/lib/ids.server.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

async function actorOf(name: string): Promise<Actor> {
  const { id, email, name: fullName, locale, timeZone, roles } = await db.user.findUniqueOrThrow({ where: { email: `${name}@demo.example` }, include: { roles: true } });
  return { id, email, name: fullName, locale: locale as Locale, timeZone, roles: roles.map(({ role }) => role as Role), extraTimePercent: 0 };
}

const t = getT("en", "workshops");
const plan = (title: string, purpose: string, startsAt: Date): WorkshopInput => ({
  title, purpose, startsAt, locale: "en", languages: ["en", "es"], timeZone: "Europe/Madrid", capacity: 30, audience: "open", regionId: null, courseSlug: null, videoUrl: "",
  preparation: [{ path: "/courses/essentials", title: "The essentials" }], rules: { waitingRoom: false, anonymousQuestions: true, moderatedQuestions: false }, agenda: templateAgenda("cbs", t),
});

async function publish(lead: Actor, input: WorkshopInput, people: Actor[], now: Date): Promise<string> {
  const { id } = await planWorkshop(lead, input, now);
  await publishWorkshop(lead, id, now);
  await db.workshop.update({ where: { id }, data: { illustrative: true } });
  for (const { id: userId } of people) await db.registration.create({ data: { id: newId(), workshopId: id, userId, role: "participant", status: "registered", registeredAt: now } });
  return id;
}

/** A workshop as it went: everything through the acts that people do. */
async function hold(workshopId: string, lead: Actor, people: [Actor, Actor, Actor], start: Date): Promise<void> {
  let now = start;
  const act = async (who: Actor, input: object): Promise<void> => {
    now = new Date(now.getTime() + minute);
    await appendAct(who, { workshopId, key: newId(), act: actSchema.parse(input) }, now);
  };
  const parts = async <K extends PartKind>(kind: K): Promise<[string, PartOf<K>][]> => partsOf((await enterRoom(lead, workshopId, now)).view, kind);
  for (const who of [lead, ...people]) await enterRoom(who, workshopId, now);
  await act(lead, { type: "room.open" });
  const items = (await parts("item")).sort(([, a], [, b]) => a.position - b.position).map(([id]) => id);
  const [welcome = "", evidence = "", swot = "", , vote = "", , agreed = ""] = items;
  const [ana, bo, cleo] = people;
  for (const itemId of [welcome, evidence]) await act(lead, { type: "stage.move", itemId });
  await act(ana, { type: "question.ask", text: "How fresh are the figures on private renting?", isAnonymous: true });
  await act(bo, { type: "question.upvote", questionId: (await parts("question"))[0]?.[0], isOn: true });
  await act(lead, { type: "stage.move", itemId: swot });
  await act(lead, { type: "board.add", title: "Housing for newcomers", kind: "swot", itemId: swot });
  const boardId = (await parts("board"))[0]?.[0] ?? "";
  const notes: [Actor, string, string][] = [
    [ana, "strengths", "Small towns know their empty flats"], [bo, "weaknesses", "Owners fear to let to newcomers"], [cleo, "opportunities", "A guarantee fund that three towns share"],
    [ana, "opportunities", "Mediators who know both sides"], [bo, "threats", "Holiday letting takes the flats"], [cleo, "weaknesses", "Nobody answers for the whole way to a flat"],
  ];
  for (const [who, columnId, text] of notes) await act(who, { type: "note.add", boardId, columnId, text });
  await act(lead, { type: "board.reveal", boardId, isRevealed: true });
  await act(lead, { type: "stage.move", itemId: vote });
  await act(lead, { type: "dots.open", title: "What comes first?", boardIds: boardId, on: "notes", dots: 3, most: 2 });
  const voteId = (await parts("dots"))[0]?.[0];
  const noteOf = new Map((await parts("note")).map(([id, { text }]) => [text, id]));
  for (const who of people) await act(who, { type: "dots.place", voteId, targetId: noteOf.get("A guarantee fund that three towns share"), count: 2 });
  await act(bo, { type: "dots.place", voteId, targetId: noteOf.get("Mediators who know both sides"), count: 1 });
  await act(lead, { type: "dots.close", voteId, isOpen: false });
  await act(lead, { type: "dots.show", voteId, isShown: true });
  await act(lead, { type: "stage.move", itemId: agreed });
  await act(lead, { type: "action.set", actionId: "", text: "Try a shared guarantee fund for rents in three towns for one year", who: "Housing office, with the three town halls", due: new Date(start.getTime() + 120 * day).toISOString().slice(0, 10) });
  await act(lead, { type: "room.close" });
  for (const { id } of await db.registration.findMany({ where: { workshopId } })) {
    await db.attendanceSpan.deleteMany({ where: { registrationId: id } });
    await db.attendanceSpan.create({ data: { id: newId(), registrationId: id, from: start, to: now } });
  }
}

/** A workshop that is over, with what came of it, and one to come. Illustrative, and marked so; only ever called in demo mode, on fresh accounts. */
export async function seedDemoWorkshops(now: Date): Promise<void> {
  const lead = await actorOf("facilitator");
  const people: [Actor, Actor, Actor] = [await actorOf("learner"), await actorOf("learner2"), await actorOf("partner")];
  const at = (days: number): Date => new Date(Math.floor((now.getTime() + days * day) / (60 * minute)) * 60 * minute);
  const past = await publish(lead, plan("Housing for newcomers in small towns", "Agree on one step that three small towns take together, so that newcomers find a flat within three months.", at(-9)), people, at(-30));
  await hold(past, lead, people, at(-9));
  await publish(lead, plan("First language courses without a waiting list", "Agree on how people begin to learn the language in the week in which they arrive.", at(8)), [people[0]], at(-2));
}
