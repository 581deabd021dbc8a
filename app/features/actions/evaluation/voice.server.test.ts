import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "#app/db/client.server.ts";
import { createAction } from "#tests/support/action-factory.ts";
import { createActor, createUser } from "#tests/support/factories.ts";
import { fewestVoices } from "./voice.kinds.ts";
import type { VoiceInput } from "./voice.schema.ts";
import { answerVoice, closeVoice, getVoicePage, listVoices, openVoice, renewVoice, sumUp } from "./voice.server.ts";

const now = new Date("2026-11-27T10:00:00Z");
const later = new Date("2027-01-01T00:00:00Z");
type Person = Awaited<ReturnType<typeof person>>;
const person = async () => createActor(await createUser());
let lead: Person, editor: Person, actionId: string, token: string, machines = 0;
const answer: VoiceInput = { difference: 4, recommend: 5, changed: "", helped: "", hindered: "" };
const say = (input: Partial<VoiceInput> = {}, at = now) => answerVoice(token, { ...answer, ...input }, `machine-${machines++}`, at);
const tokenOf = ({ url }: { url: string }): string => url.slice(url.lastIndexOf("/") + 1);
const formId = async () => (await listVoices(lead, actionId, now)).rounds[0]?.id ?? "";
const resultFor = async (actor: Person | null, at = later) => (await listVoices(actor, actionId, at)).rounds[0]?.result;

beforeEach(async () => {
  lead = await person();
  editor = await person();
  actionId = await createAction({ team: { [lead.id]: "lead", [editor.id]: "editor" } });
  token = tokenOf(await openVoice(lead, actionId, "2026-12-24", now));
});

describe("a form for participants", () => {
  it("is opened by the lead alone, one at a time, from when the plan is public, for a year at most", async () => {
    await expect(openVoice(lead, actionId, "2026-12-24", now)).rejects.toMatchObject({ code: "conflict" });
    const other = await createAction({ team: { [lead.id]: "lead", [editor.id]: "editor" } });
    await expect(openVoice(editor, other, "2026-12-24", now)).rejects.toMatchObject({ code: "forbidden" });
    for (const day of ["2026-11-26", "2028-01-01"]) await expect(openVoice(lead, other, day, now)).rejects.toMatchObject({ code: "invalid" });
    const draft = await createAction({ status: "draft", team: { [lead.id]: "lead" } });
    await expect(openVoice(lead, draft, "2026-12-24", now)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is reached by its link alone, of which only the hash is kept", async () => {
    expect(JSON.stringify(await db.voiceForm.findMany({ where: { actionId } }))).not.toContain(token);
    expect((await getVoicePage(token, now)).isOpen).toBe(true);
    await expect(getVoicePage("another", now)).rejects.toMatchObject({ code: "not-found" });
    const renewed = tokenOf(await renewVoice(lead, actionId, await formId(), now));
    await expect(say()).rejects.toMatchObject({ code: "not-found" });
    expect((await getVoicePage(renewed, now)).isOpen).toBe(true);
  });

  it("takes no more answers after its last day, or once the lead has closed it, and stays closed", async () => {
    await say({}, new Date("2026-12-24T23:59:00Z"));
    await expect(say({}, new Date("2026-12-25T00:00:00Z"))).rejects.toMatchObject({ code: "conflict" });
    const id = await formId();
    await expect(closeVoice(editor, actionId, id, now)).rejects.toMatchObject({ code: "forbidden" });
    await closeVoice(lead, actionId, id, now);
    await expect(say()).rejects.toMatchObject({ code: "conflict" });
    await expect(renewVoice(lead, actionId, id, now)).rejects.toMatchObject({ code: "conflict" });
  });

  it("takes no answers while its action is a draft again", async () => {
    await db.action.update({ where: { id: actionId }, data: { status: "draft" } });
    expect((await getVoicePage(token, now)).isOpen).toBe(false);
    await expect(say()).rejects.toMatchObject({ code: "conflict" });
  });

  it("is not filled in by one machine on and on", async () => {
    const flood = async () => { for (let count = 0; count < 200; count++) await answerVoice(token, answer, "one machine", now); };
    await expect(flood()).rejects.toMatchObject({ code: "too-many" });
  });
});

describe("what participants say", () => {
  it("is told of nobody below five answers, and of nobody while others may still answer", async () => {
    for (let count = 1; count < fewestVoices; count++) await say({ changed: "Told on" });
    for (const actor of [lead, editor, null]) expect(await resultFor(actor)).toBe(null);
    await say();
    expect((await listVoices(lead, actionId, now)).rounds).toMatchObject([{ isOpen: true, result: null }]);
    expect(await resultFor(null)).toMatchObject({ answers: fewestVoices });
  });

  it("is numbers for everybody, and words for the team", async () => {
    for (const step of [1, 2, 3, 4, 5]) await say({ difference: step, changed: `Words ${6 - step}` });
    expect((await resultFor(null))?.scales).toEqual({ difference: { counts: [1, 1, 1, 1, 1], mean: 3 }, recommend: { counts: [0, 0, 0, 0, 5], mean: 5 } });
    expect((await resultFor(null))?.words).toBe(null);
    expect((await resultFor(editor))?.words).toEqual({ changed: ["Words 1", "Words 2", "Words 3", "Words 4", "Words 5"], helped: [], hindered: [] });
  });
});

describe("an answer", () => {
  const anyAnswer = fc.record({ difference: fc.integer({ min: 1, max: 5 }), recommend: fc.integer({ min: 1, max: 5 }), changed: fc.string({ maxLength: 20 }), helped: fc.string({ maxLength: 20 }), hindered: fc.string({ maxLength: 20 }) });

  it("is kept without a time, a person or a row number that would tell an order", async () => {
    const columns = await db.$queryRaw<{ name: string }[]>`SELECT "name" FROM pragma_table_info('VoiceAnswer')`;
    expect(columns.map(({ name }) => name).sort()).toEqual(["changed", "difference", "formId", "helped", "hindered", "id", "recommend"]);
    await expect(db.$queryRaw`SELECT rowid FROM "VoiceAnswer"`).rejects.toThrow();
    await say();
    expect(await db.auditEntry.count({ where: { action: { startsWith: "action-voice" }, NOT: { action: "action-voice.opened" }, subjectId: actionId } })).toBe(0);
  });

  it("lies where its random id puts it, whenever it came", async () => {
    await fc.assert(fc.asyncProperty(fc.array(anyAnswer, { minLength: fewestVoices, maxLength: 12 }), async (given) => {
      await db.voiceAnswer.deleteMany();
      for (const one of given) await say(one);
      const kept = await db.$queryRaw<(VoiceInput & { id: string })[]>`SELECT * FROM "VoiceAnswer"`;
      expect(kept.map(({ id }) => id)).toEqual(kept.map(({ id }) => id).toSorted());
      expect(sumUp(kept.map((row) => ({ ...row, difference: Number(row.difference), recommend: Number(row.recommend) })), true)).toEqual(sumUp(given, true));
    }), { numRuns: 15 });
  });

  it("leaves the same result in whatever order it came among the others", () => {
    fc.assert(fc.property(fc.array(anyAnswer, { minLength: fewestVoices, maxLength: 20 }).chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length }))), ([given, shuffled]) => {
      const [one, other] = [sumUp(given, true), sumUp(shuffled, true)];
      expect(one).toEqual(other);
    }));
  });
});
