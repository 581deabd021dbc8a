import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { createActor, createAdminActor, createEnrolment, createOrganisation, createRegion, createUser } from "#tests/support/factories.ts";
import { createPost, createSpace, createTopic } from "#tests/support/forum-factory.ts";
import { findMentionable } from "./mentionable.server.ts";
import { isReadable, readableSpaces } from "./space-access.server.ts";

let actor: Actor;
let spaceId: string;
let topicId: number;

beforeEach(async () => {
  actor = await createActor(createUser({ name: "Åse Asker" }));
  const topic = await createTopic();
  [spaceId, topicId] = [topic.spaceId, topic.id];
});

/** Somebody who has said something here. */
async function speaker(name: string, overrides: Parameters<typeof createUser>[0] = {}, post: Parameters<typeof createPost>[1] = {}) {
  const user = await createUser({ name, ...overrides });
  await createPost(topicId, { authorId: user.id, ...post });
  return user;
}

const find = async (q: string, search: { space?: string; topic?: number } = {}, who = actor) => (await findMentionable(who, { q, space: spaceId, ...search }, "pt")).map(({ label }) => label);

describe("who may be meant", () => {
  it("is found by the beginning of any part of the name, accents and case aside, and never oneself", async () => {
    await speaker("Åsa Öberg-Lind");
    await speaker("Anna Maria Olsson");
    for (const q of ["asa", "ÖB", "lind", "obe å", "Åsa Öberg-L"]) expect(await find(q)).toEqual(["Åsa Öberg-Lind"]);
    expect(await find("o")).toEqual([]); // one letter: only who wrote in the topic
    expect(await find("o", { topic: topicId })).toEqual(["Anna Maria Olsson", "Åsa Öberg-Lind"]);
    expect(await find("ask")).toEqual([]);
    for (const q of ["", " ", "@", '"*', "erg", "a b c d e"]) expect(await find(q)).toEqual([]);
  });

  it("is found who agreed to be asked, though they have said nothing", async () => {
    const region = await createRegion();
    const { id: userId } = await createUser({ name: "Åsa Silent", regionId: region.id });
    expect(await find("silent")).toEqual([]);
    await db.askedPerson.create({ data: { userId, regionId: region.id, areas: ["housing"], languages: ["sv"], agreedAt: new Date() } });
    expect(await find("silent")).toEqual(["Åsa Silent"]);
  });

  it("is told apart by where they work, never by an address", async () => {
    const organisation = await createOrganisation({ name: "Region of the Lakes" });
    const user = await speaker("Rui Costa", { organisationId: organisation.id });
    expect(await findMentionable(actor, { q: "rui", space: spaceId }, "en")).toEqual([{ kind: "person", id: user.id, label: "Rui Costa", detail: "Region of the Lakes" }]);
    expect(await find(user.email.split("@")[0] ?? "")).toEqual([]);
  });

  it("has said something that the actor may read, and is not suspended", async () => {
    await createUser({ name: "Silent Sam" });
    await speaker("Held Sam", {}, { heldAt: new Date() });
    await speaker("Suspended Sam", { suspendedAt: new Date() });
    await speaker("Speaking Sam");
    expect(await find("sam")).toEqual(["Speaking Sam"]);
  });

  it("has said nothing yet, and agreed to be found or is a colleague by the actor's own address", async () => {
    const organisation = await createOrganisation({ domains: ["ost.example"] });
    const other = await createOrganisation({ domains: ["social.ost.example"] });
    const [colleague, stranger, elsewhere] = await Promise.all(["ana@mail.ost.example", "ana@claims.example", "ana@social.ost.example"].map((email) => createActor(createUser({ email, organisationId: organisation.id }))));
    await createUser({ name: "Quiet Quim", findable: true });
    await createUser({ name: "Shy Quim" });
    await createUser({ name: "Near Quim", organisationId: organisation.id });
    await createUser({ name: "Other Quim", organisationId: other.id });
    await createUser({ name: "Unproven Quim", organisationId: organisation.id, findable: true, emailConfirmedAt: null });
    await createUser({ name: "Suspended Quim", findable: true, suspendedAt: new Date() });
    expect(await find("quim")).toEqual(["Quiet Quim"]);
    expect(await find("quim", {}, colleague)).toEqual(["Near Quim", "Quiet Quim"]);
    expect(await find("quim", {}, stranger)).toEqual(["Quiet Quim"]);
    expect(await find("quim", {}, elsewhere)).toEqual(["Other Quim", "Quiet Quim"]);
  });

  it("may read along where it is written", async () => {
    const enrolment = await createEnrolment({ userId: actor.id });
    const course = await createSpace({ kind: "course", readers: "course", writers: "course", courseId: enrolment.courseId });
    await speaker("Outside Olga");
    const inside = await speaker("Inside Olga");
    await createEnrolment({ userId: inside.id, courseId: enrolment.courseId });
    expect(await find("olga", { space: course.id })).toEqual(["Inside Olga"]);
    expect(await find("olga")).toEqual(["Inside Olga", "Outside Olga"]);
    await expect(find("olga", { space: course.id }, await createActor())).rejects.toMatchObject({ code: "not-found" });
  });

  it("stands first when they wrote in the topic; a new name counts at once, and the list ends", async () => {
    const elsewhere = await createTopic({ spaceId, authorId: (await createUser({ name: "Ana Alves" })).id });
    for (let count = 0; count < 8; count += 1) await speaker(`Ana B${count}`);
    expect(await find("ana", { topic: elsewhere.id })).toEqual(["Ana Alves", ...[0, 1, 2, 3, 4].map((count) => `Ana B${count}`)]);
    await db.user.updateMany({ where: { name: "Ana Alves" }, data: { name: "Zoe Zink" } });
    expect(await find("zi")).toEqual(["Zoe Zink"]);
    expect(await find("alv")).toEqual([]);
    await db.user.deleteMany({ where: { name: "Zoe Zink" } });
    expect(await find("zi")).toEqual([]);
  });

  it("may be a region, by its name in the actor's language or its code", async () => {
    await createRegion({ nutsCode: "SE33", names: { en: "Upper Norrland", pt: "Norrlândia Superior" } });
    for (const q of ["superior", "norrlan", "se3"]) expect(await find(q)).toEqual(["Norrlândia Superior"]);
    expect(await find("upper")).toEqual([]);
  });

  it("is asked for so often and no more", async () => {
    for (let count = 0; count < 120; count += 1) await find("");
    await expect(find("a")).rejects.toMatchObject({ code: "too-many" });
  });
});

it("SQL lets the same people into the same spaces as the policy", async () => {
  const { courseId, userId } = await createEnrolment();
  await createSpace({ kind: "course", readers: "course", writers: "course", courseId });
  await createSpace({ kind: "course", readers: "course", writers: "course", courseId: (await createEnrolment()).courseId });
  await createSpace({ kind: "general", readers: "members" });
  const participant = await db.user.findUniqueOrThrow({ where: { id: userId } });
  for (const who of [null, actor, await createActor(participant), await createActor(createUser({ grants: ["facilitator"] })), await createActor(createUser({ grants: ["editor"] })), await createAdminActor()]) {
    const rows = await db.$queryRaw<{ id: string }[]>`SELECT s."id" FROM "Space" s WHERE ${isReadable(who)}`;
    expect(rows.map(({ id }) => id).toSorted()).toEqual((await readableSpaces(who)).map(({ id }) => id).toSorted());
  }
});
