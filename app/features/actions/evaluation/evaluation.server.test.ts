import { beforeEach, describe, expect, it } from "vitest";
import { db } from "#app/db/client.server.ts";
import { seedRegions } from "#prisma/seed/regions.ts";
import { seedSkaneAction } from "#prisma/seed/skane-action.ts";
import { seedSkaneEvaluations, skaneEvaluations } from "#prisma/seed/skane-evaluation.ts";
import { createAction } from "#tests/support/action-factory.ts";
import { createActor, createUser } from "#tests/support/factories.ts";
import { getEvaluationReport } from "./evaluation-page.server.ts";
import { blankAnswer, type EvaluationKind } from "./evaluation.kinds.ts";
import { discardEvaluation, finishEvaluation, openEvaluation, saveAnswer } from "./evaluation.server.ts";

type Person = Awaited<ReturnType<typeof person>>;
const person = async (name?: string) => createActor(await createUser(name ? { name } : {}));
let lead: Person, editor: Person, evaluator: Person, stranger: Person, actionId: string;
const pair = { framework: "oecd-dac", phase: "end" as const };
const open = async (actor: Person, kind: EvaluationKind) => (await openEvaluation(actor, actionId, { ...pair, kind })).id;
const say = (actor: Person, id: string, judgement: string, seen = 0, question = "relevance.needs") => saveAnswer(actor, { actionId, id, question, answer: { ...blankAnswer, judgement }, seen });
const report = (actor: Person | null) => getEvaluationReport(actor, { id: actionId, locale: "en", wanted: pair });
const answersOf = async (actor: Person | null) => (await report(actor)).shown?.criteria.flatMap(({ questions }) => questions).find(({ code }) => code === "relevance.needs")?.answers;

beforeEach(async () => {
  lead = await person("Lea Lead");
  editor = await person("Eddy Editor");
  evaluator = await person();
  stranger = await person();
  actionId = await createAction({ status: "finished", team: { [lead.id]: "lead", [editor.id]: "editor", [evaluator.id]: "evaluator" } });
});

describe("opening an evaluation", () => {
  it("is the team's for itself, and the evaluators' from outside, even when the plan is closed", async () => {
    await expect(open(evaluator, "self")).rejects.toMatchObject({ code: "forbidden" });
    await expect(open(lead, "external")).rejects.toMatchObject({ code: "forbidden" });
    await expect(open(stranger, "self")).rejects.toMatchObject({ code: "forbidden" });
    await expect(open(editor, "self")).resolves.toBeTruthy();
    await expect(open(evaluator, "external")).resolves.toBeTruthy();
  });

  it("happens once for a framework, a phase and a kind", async () => {
    await open(lead, "self");
    await expect(open(editor, "self")).rejects.toMatchObject({ code: "conflict" });
    await expect(openEvaluation(lead, actionId, { ...pair, phase: "design", kind: "self" })).resolves.toBeTruthy();
  });

  it("wants criteria that there are", async () => {
    await expect(openEvaluation(lead, actionId, { framework: "stars", phase: "end", kind: "self" })).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("an answer", () => {
  it("replaces nothing that its writer has not seen", async () => {
    const id = await open(lead, "self");
    expect(await say(lead, id, "It answers a need.")).toEqual({ saved: true });
    expect(await say(editor, id, "It answers none.")).toEqual({ newer: { revision: 1, answer: { ...blankAnswer, judgement: "It answers a need." }, by: "Lea Lead" } });
    expect(await say(editor, id, "It answers none.", 1)).toEqual({ saved: true });
    expect(await say(lead, id, "It answers none.", 1)).toEqual({ saved: true });
    expect((await answersOf(lead))?.self?.judgement).toBe("It answers none.");
  });

  it("is given only to a question of the phase, by those whose evaluation it is", async () => {
    const id = await open(lead, "self");
    await expect(say(lead, id, "No.", 0, "effectiveness.path")).rejects.toMatchObject({ code: "not-found" });
    await expect(say(evaluator, id, "No.")).rejects.toMatchObject({ code: "forbidden" });
    await expect(say(stranger, id, "No.")).rejects.toMatchObject({ code: "not-found" });
    await expect(saveAnswer(lead, { actionId: await createAction({ team: { [lead.id]: "lead" } }), id, question: "relevance.needs", answer: blankAnswer, seen: 0 })).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("a finished evaluation", () => {
  it("is read by everybody and changed by nobody; before, only the team knows of it", async () => {
    const id = await open(lead, "self");
    await say(lead, id, "It answers a need.");
    expect((await report(null)).shown).toBe(null);
    expect((await report(stranger)).pairs).toEqual([]);
    expect((await answersOf(evaluator))?.self?.judgement).toBe("It answers a need.");
    await finishEvaluation(lead, actionId, id);
    expect(await answersOf(null)).toEqual({ self: { ...blankAnswer, judgement: "It answers a need." }, external: null });
    await expect(say(lead, id, "Better.", 1)).rejects.toMatchObject({ code: "conflict" });
    await expect(discardEvaluation(lead, actionId, id)).rejects.toMatchObject({ code: "conflict" });
    await expect(finishEvaluation(lead, actionId, id)).rejects.toMatchObject({ code: "conflict" });
  });

  it("says something", async () => {
    const id = await open(lead, "self");
    await expect(finishEvaluation(lead, actionId, id)).rejects.toMatchObject({ code: "conflict", detail: "evaluation:errors.empty" });
  });

  it("stands beside the other one, gaps and all", async () => {
    const [self, external] = [await open(lead, "self"), await open(evaluator, "external")];
    await say(lead, self, "It answers a need.");
    await say(evaluator, external, "For some.", 0, "impact.unintended");
    await finishEvaluation(evaluator, actionId, external);
    const { shown } = await report(lead);
    expect(shown?.sides).toMatchObject({ self: { answered: 1, canWrite: true, finishedAt: null }, external: { answered: 1, canWrite: false } });
    expect(await answersOf(lead)).toMatchObject({ self: { judgement: "It answers a need." }, external: null });
    expect(await answersOf(null)).toEqual({ self: null, external: null });
  });

  it("from outside is told to the team, not to whoever wrote it", async () => {
    const [self, external] = [await open(lead, "self"), await open(evaluator, "external")];
    await say(lead, self, "Yes.");
    await finishEvaluation(lead, actionId, self);
    expect(await db.notification.count({ where: { kind: "action" } })).toBe(0);
    await say(evaluator, external, "Yes.");
    await finishEvaluation(evaluator, actionId, external);
    const told = await db.notification.findMany({ where: { userId: { in: [lead.id, editor.id, evaluator.id] } } });
    expect(told.map(({ userId }) => userId).sort()).toEqual([lead.id, editor.id].sort());
    expect(told[0]?.path).toBe(`/actions/${actionId}/evaluation?framework=oecd-dac&phase=end`);
  });
});

it("is taken back by its writers while nobody else reads it", async () => {
  const id = await open(evaluator, "external");
  await expect(discardEvaluation(lead, actionId, id)).rejects.toMatchObject({ code: "forbidden" });
  await discardEvaluation(evaluator, actionId, id);
  expect(await db.actionEvaluation.count({ where: { actionId } })).toBe(0);
});

describe("the worked example", () => {
  it("is judged by both frameworks, each answer with where it was published, and what nobody published stays open", async () => {
    await seedRegions();
    await seedSkaneAction(new Date());
    for (let times = 0; times < 2; times++) await seedSkaneEvaluations(new Date());
    for (const [framework, said] of Object.entries(skaneEvaluations)) {
      const { shown, pairs } = await getEvaluationReport(null, { id: "skane-test-bed", locale: "sv", wanted: { framework, phase: "end" } });
      expect(pairs).toHaveLength(2);
      expect(shown?.sides).toMatchObject({ self: null, external: { answered: Object.keys(said).length } }); // every answer is to a question that there is
      const answers = shown?.criteria.flatMap(({ questions }) => questions).map((question) => question.answers.external) ?? [];
      expect(answers).toContain(null);
      expect(answers.flatMap((answer) => (answer ? [new URL(answer.evidenceUrl).host] : [])).filter((host) => host !== "reginproject.eu")).toEqual([]);
    }
  });
});
