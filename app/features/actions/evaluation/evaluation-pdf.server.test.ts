import { expect, it } from "vitest";
import { getT } from "#app/i18n/i18n.server.ts";
import { createAction, createEvaluation, createVoice } from "#tests/support/action-factory.ts";
import { createActor, createUser } from "#tests/support/factories.ts";
import { getEvaluationReport } from "./evaluation-page.server.ts";
import { composeReport, drawReport } from "./evaluation-pdf.server.ts";
import { listVoices } from "./voice.server.ts";

const options = { locale: "en" as const, t: getT("en", "evaluation"), now: new Date("2026-11-27T10:00:00Z") };

it("prints answers and gaps, participants' numbers for everybody, their words for the team alone, in a tagged file", async () => {
  const editor = await createActor(await createUser());
  const actionId = await createAction({ team: { [editor.id]: "editor" } });
  await createEvaluation(actionId, { kind: "external", answers: ["relevance.needs"] });
  await createVoice(actionId, { answers: 6, token: actionId, isClosed: true });
  const paper = async (actor: typeof editor | null) => {
    const [report, { rounds }] = [await getEvaluationReport(actor, { id: actionId, locale: "en", wanted: null }), await listVoices(actor, actionId)];
    return { model: composeReport(report, rounds, options), bytes: await drawReport(report, rounds, options) };
  };
  const [visitor, team] = [await paper(null), await paper(editor)];
  const said = JSON.stringify(visitor.model);
  for (const text of ["Self-evaluation: There is none yet.", "12 questions, 1 answered", "https://region.example/lists", "Not answered", "6 answers", "4 of 5 on average"]) expect(said).toContain(text);
  expect(said).not.toContain("Words 3");
  expect(JSON.stringify(team.model)).toContain("Words 3");
  const file = Buffer.from(visitor.bytes).toString("latin1");
  expect(file).toMatch(/^%PDF-/);
  expect(file).toContain("/StructTreeRoot");
});
