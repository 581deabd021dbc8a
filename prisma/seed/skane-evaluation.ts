import { db } from "#app/db/client.server.ts";
import { blankAnswer, type Answer } from "#app/features/actions/evaluation/evaluation.kinds.ts";

// The worked example, judged by both frameworks: what the published evaluation and REGIN's own page say of it, each with
// where it stands. A question to which nothing was published has no answer.

const lab = { evidence: "REGIN: Integration Lab, Skåne", evidenceUrl: "https://reginproject.eu/ca/resources-for-regions/integration-lab/skane/" };
const university = { evidence: "REGIN: Evaluation of the pilot test bed in Skåne Region, by Uppsala University", evidenceUrl: "https://reginproject.eu/ca/evaluation-of-the-pilot-test-bed-in-skane-region/" };

export const skaneEvaluations: Record<"oecd-dac" | "seven-aspects", Record<string, Partial<Answer>>> = {
  "oecd-dac": {
    "relevance.needs": { ...university, judgement: "It answers the stress that comes from migration and from being a parent in a new country. Participants and organisations are said to have welcomed the focus on a supportive local environment. How people were asked beforehand was not published." },
    "coherence.fit": { ...lab, judgement: "It took place in a permanent partnership of the County Administrative Board, Region Skåne, the Public Employment Service, municipalities, universities and civil society. What municipalities, primary health care and civil society offer anyway stood around the groups as individual support." },
    "effectiveness.reached": { ...university, judgement: "For those who took part, the results point to more knowledge about health, behaviour that protects it, mental health literacy, better health as they judge it themselves, and social contacts. There are no figures, no number of participants and no comparison group: for whom it did not work cannot be said.", strengths: "The objectives are of the kind that participants can judge themselves.", improve: "Publish how many took part and what was measured, so that others can compare." },
    "effectiveness.reasons": { ...university, judgement: "Cooperation across sectors with local partners proved an effective tool for working on several levels at once. What stood in the way was not published.", strengths: "Work on several levels at once." },
    "impact.difference": { ...university, judgement: "Participants reported new perspectives, new health habits and new social contacts. Whether this lasted was not published." },
    "sustainability.after": { ...university, judgement: "Further pilots were under way in other places in Sweden when the evaluation was reported. Who pays for the groups in Skåne since then was not published." },
    "sustainability.learned": { ...university, judgement: "The method is a supportive environment and not a fixed programme: it can be used flexibly in different circumstances." },
  },
  "seven-aspects": {
    "inclusion.access": { ...lab, judgement: "The groups are led by somebody who shares the participants’ language and experience of migration; the advisory service is free of charge, impartial and confidential, in a neutral place at fixed hours. Nothing was published on childcare, on distance or on who could not come.", strengths: "Language is no barrier, because the one who leads shares it." },
    "innovation.new": { ...lab, judgement: "It joins three levels that usually work apart: the region’s permanent partnership, local services, and the individual with the family.", strengths: "Dialogue among peers instead of information from above." },
    "multi-level-governance.levels": { ...lab, judgement: "The County Administrative Board was in charge, the state’s authority in the county; Region Skåne, the Public Employment Service and municipalities took part. Who decided what was not published." },
    "multi-stakeholder.partners": { ...lab, judgement: "Universities and civil society organisations were at the table beside the authorities. They are not named one by one, and what each gained was not published." },
    "monitoring-evaluation.measured": { ...university, judgement: "A university evaluated the pilot: knowledge, behaviour, literacy, health as people judge it themselves, contacts. No baseline and no figures were published.", strengths: "Evaluated from outside.", improve: "Say from which baseline." },
    "sustainability.transfer": { ...university, judgement: "The way of working can be transferred, and was piloted elsewhere in Sweden. It needs communicators who share language and experience with the group, and partners who give the groups their place." },
  },
};

/** The worked example's evaluations, once. Nobody here wrote them: they are told from public sources, on the day they are put in. */
export async function seedSkaneEvaluations(now: Date): Promise<void> {
  const actionId = "skane-test-bed";
  if ((await db.action.count({ where: { id: actionId } })) === 0 || (await db.actionEvaluation.count({ where: { actionId } })) > 0) return;
  for (const [framework, answers] of Object.entries(skaneEvaluations)) {
    await db.actionEvaluation.create({
      data: { id: `${actionId}-${framework}`, actionId, framework, phase: "end", kind: "external", openedAt: now, finishedAt: now, answers: { create: Object.entries(answers).map(([question, answer]) => ({ question, ...blankAnswer, ...answer, changedAt: now })) } },
      select: { id: true },
    });
  }
}
