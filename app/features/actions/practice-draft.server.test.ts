import { expect, it } from "vitest";
import { db } from "#app/db/client.server.ts";
import { textOf, type SubmissionFields } from "#app/features/practices/submission-fields.ts";
import { createAction } from "#tests/support/action-factory.ts";
import { createActor } from "#tests/support/factories.ts";
import { getAction } from "./action-page.server.ts";
import { setStatus } from "./actions.server.ts";
import { addEntry } from "./monitoring.server.ts";
import { bandOf, tellAsPractice } from "./practice-draft.server.ts";

it("an action that failed becomes a practice draft with everything carried over, once, by its lead", async () => {
  const [lead, other] = [await createActor(), await createActor()];
  const id = await createAction({
    title: "A bus to the course", team: { [lead.id]: "lead", [other.id]: "editor" },
    plan: {
      problem: { texts: { problem: "Nobody can reach the course.", evidence: "Two of thirty came by bus." }, rows: [] },
      indicators: { texts: {}, rows: [{ key: "people", text: "People who come", unit: "people", baseline: "2", target: "20" }] },
      partners: { texts: {}, rows: [{ key: "a", name: "Bus company", role: "partner", part: "Drivers" }, { key: "b", name: "Region", role: "lead", part: "" }] },
      budget: { texts: { note: "" }, rows: [{ key: "a", text: "Diesel", source: "Region", planned: "90000", spent: "12000" }] },
      documents: { texts: {}, rows: [{ key: "a", text: "Timetable", address: "https://bus.example/times" }, { key: "b", text: "Here", address: "/courses" }] },
    },
  });
  await addEntry(lead, id, { day: "2026-03-01", light: "red", reasons: "The bus came after the course began.", next: "Ask for another hour." }, { people: "3" });
  await expect(tellAsPractice(lead, id)).rejects.toMatchObject({ detail: "actions:errors.notOver" });
  await db.actionEvaluation.create({ data: { id: `evaluation-of-${id}`, actionId: id, framework: "dac", phase: "end", kind: "external", openedAt: new Date(), finishedAt: new Date(), answers: { create: { question: "relevance.needs", judgement: "The need was real.", strengths: "People were asked", improve: "Ask about hours too", changedAt: new Date() } } } });
  await db.actionEvaluation.create({ data: { id: `draft-of-${id}`, actionId: id, framework: "dac", phase: "design", kind: "self", openedAt: new Date(), answers: { create: { question: "relevance.needs", strengths: "Not finished", changedAt: new Date() } } } });
  await setStatus(lead, id, { status: "stopped", outcome: "unsuccessful" });
  await expect(tellAsPractice(other, id)).rejects.toMatchObject({ code: "forbidden" });
  const [first, second] = await Promise.all([tellAsPractice(lead, id), tellAsPractice(lead, id)]);
  expect(second).toEqual(first);
  const { fields: kept, authorId, state } = await db.submission.findUniqueOrThrow({ where: { id: first.submissionId } });
  const fields = kept as SubmissionFields;
  expect({ authorId, state }).toEqual({ authorId: lead.id, state: "draft" });
  expect(fields).toMatchObject({ title: "A bus to the course", outcome: "unsuccessful", areas: ["health"], targets: ["women"], organisation: "Region", budget: "under-50k", links: "https://bus.example/times Timetable" });
  expect(textOf(fields, "need")).toBe("Nobody can reach the course.\n\nTwo of thirty came by bus.");
  expect(textOf(fields, "evidence")).toBe("- People who come (people): from 2 to 3 (target 20)\n\n- The need was real.");
  expect([textOf(fields, "lessons"), textOf(fields, "differently"), textOf(fields, "evidenceKind")]).toEqual(["- People were asked", "- Ask about hours too", "independent"]);
  expect([textOf(fields, "failed"), textOf(fields, "solutions")]).toEqual(["- The bus came after the course began.", "- Ask for another hour."]);
  expect((await getAction(lead, { id, locale: "en" })).submission).toEqual({ id: first.submissionId, slug: null });
});

it("the draft of an invented action says that it is invented", async () => {
  const lead = await createActor();
  const id = await createAction({ summary: "A bus to the course.", illustrative: true, team: { [lead.id]: "lead" } });
  await setStatus(lead, id, { status: "stopped", outcome: "unsuccessful" });
  const { submissionId } = await tellAsPractice(lead, id);
  const { fields } = await db.submission.findUniqueOrThrow({ where: { id: submissionId } });
  expect(textOf(fields as SubmissionFields, "summary")).toBe("Illustrative: invented for demonstration. A bus to the course.");
});

it("a budget is in the band of what was spent, else of what was planned", () => {
  const of = (planned: string, spent = "") => bandOf([{ key: "a", text: "", planned, spent }]);
  expect([of(""), of("9999"), of("10000"), of("60000", "9000"), of("1000000")]).toEqual(["", "under-10k", "under-50k", "under-10k", "over-1m"]);
});
