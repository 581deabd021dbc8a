import { db } from "#app/db/client.server.ts";
import { blankAnswer, type Answer, type EvaluationKind, type Phase } from "#app/features/actions/evaluation/evaluation.kinds.ts";
import { hashToken, newId, newToken } from "#app/lib/ids.server.ts";

// Evaluations of the invented actions: what the team of the one that failed says of itself and what an evaluator says of
// it, and one that is being written.

interface DemoEvaluation {
  id: string;
  actionId: string;
  framework: string;
  phase: Phase;
  kind: EvaluationKind;
  by: string;
  /** Months ago; null: it is being written. */
  finished: number | null;
  answers: Record<string, Partial<Answer>>;
}

const evaluations: DemoEvaluation[] = [
  {
    id: "demo-evaluation-language", actionId: "demo-action-language", framework: "oecd-dac", phase: "end", kind: "self", by: "partner@demo.example", finished: 3,
    answers: {
      "relevance.needs": { judgement: "Behovet fanns: de som har arbete hör för lite svenska på jobbet. Men vi frågade dem inte när på dagen de kan, och inte heller deras chefer.", strengths: "Vi utgick från varför människor slutar på kurserna, inte från vad som fanns att erbjuda.", improve: "Fråga deltagarna och arbetsledarna innan tiden bestäms.", evidence: "41 av 60 tillfrågade anställda hade avbrutit en kurs på grund av arbetstiderna." },
      "relevance.changes": { judgement: "Tiden byttes först när nästan alla redan hade slutat komma.", improve: "Se över upplägget efter sex veckor, inte efter ett halvår." },
      "coherence.fit": { judgement: "Kommunernas sfi visste inget om kaféerna. Två kommuner lade egna grupper på samma tid.", improve: "Ta med utbildningsanordnarna från början." },
      "effectiveness.reached": { judgement: "Målet nåddes inte. Sju av planerade sextio kom minst tjugo gånger, alla från samma arbetsplats.", strengths: "På den arbetsplatsen var chefen själv med vid kaffet.", evidence: "Närvarolistor, sex arbetsplatser." },
      "effectiveness.reasons": { judgement: "Timmen låg när det var som mest att göra. Ingen fick gå ifrån, och utan kollegor fanns det ingen att tala med.", strengths: "Där schemat lades med kaféet i åtanke fungerade det hela våren.", improve: "Arbetsgivaren måste vara med och planera, inte bara få ersättning." },
      "efficiency.resources": { judgement: "Mindre än hälften av pengarna gick åt, eftersom så få kom. Per deltagare blev det ändå dyrt.", evidence: "17 200 av 45 000 euro användes." },
      "efficiency.course": { judgement: "Loggen visade rött efter fyra månader. Det tog lika länge till innan något ändrades, för ingen hade mandat att göra det.", improve: "Säg i planen vem som får ändra vad." },
      "impact.unintended": { judgement: "Några deltagare sade att det kändes utpekande att gå ifrån arbetet för att öva svenska.", improve: "Bjud in alla på arbetsplatsen, med något som alla har nytta av." },
      "sustainability.learned": { judgement: "Lärdomarna är skrivna här och i insatsens logg. En arbetsplats fortsätter på egen hand.", strengths: "Att berätta öppet att det inte gick gjorde att en annan region hörde av sig." },
    },
  },
  {
    id: "demo-evaluation-language-external", actionId: "demo-action-language", framework: "oecd-dac", phase: "end", kind: "external", by: "reviewer@demo.example", finished: 2,
    answers: {
      "relevance.needs": { judgement: "Behovet är väl belagt. Det som saknades var inte språkträning utan tid: det framgår redan av regionens egna siffror.", strengths: "Problembeskrivningen bygger på vad de anställda själva svarade.", improve: "Låt svaren styra upplägget, inte bara motivera det." },
      "coherence.fit": { judgement: "Sfi, folkhögskolan och facket i samma kommuner fick veta om kaféerna ur tidningen.", improve: "Ett samtal med fackklubbarna hade kostat en eftermiddag." },
      "effectiveness.reasons": { judgement: "Av sex arbetsplatser hade en chef som ville. Resten tackade ja till ersättningen. Det är den skillnaden som förklarar utfallet, inte klockslaget.", strengths: "Teamet döljer ingenting: loggen säger rött när det är rött.", improve: "Välj arbetsplatser efter vilja, inte efter storlek." },
      "impact.difference": { judgement: "På den arbetsplats som fortsätter märks en förändring: två deltagare har gått vidare till ledande uppgifter. Om det beror på kaféet går inte att säga.", evidence: "Samtal med nio deltagare och fyra arbetsledare." },
      "sustainability.learned": { judgement: "Den viktigaste lärdomen står inte i loggen: ingen hade rätt att ändra planen." },
    },
  },
  {
    id: "demo-evaluation-housing", actionId: "demo-action-housing", framework: "oecd-dac", phase: "monitoring", kind: "self", by: "coordinator@demo.example", finished: null,
    answers: {
      "relevance.needs": { judgement: "Refusals by landlords are still what families name first.", strengths: "Tenants sat at the table when the rules of the fund were written.", evidence: "Interviews with eleven families in the first two towns." },
      "effectiveness.reasons": { judgement: "The second year at half the sum made the difference; nobody had asked owners before.", improve: "Ask owners before the rules are decided, not after." },
    },
  },
];

/** What participants of the action that failed said: closed, so that it can be read. */
const voices = [
  { difference: 2, recommend: 2, changed: "Jag kom tre gånger.", helped: "Kaffet, och att chefen var med.", hindered: "Timmen låg mitt i utlastningen." },
  { difference: 1, recommend: 2, changed: "", helped: "", hindered: "Mina kollegor fick inte gå ifrån." },
  { difference: 4, recommend: 5, changed: "Jag vågar ringa till kunder.", helped: "Samma grupp varje vecka.", hindered: "" },
  { difference: 2, recommend: 3, changed: "", helped: "Att få prata om annat än arbetet.", hindered: "Ny tid utan att någon frågade." },
  { difference: 1, recommend: 1, changed: "", helped: "", hindered: "Det kändes som extraläxa." },
  { difference: 3, recommend: 4, changed: "Jag förstår mer på rasterna.", helped: "", hindered: "Nattskiftet kunde aldrig vara med." },
  { difference: 2, recommend: 3, changed: "", helped: "", hindered: "" },
];

/** What the demonstration's people say of their invented actions. */
export async function seedDemoEvaluations(now: Date): Promise<void> {
  for (const { id, actionId, framework, phase, kind, by, finished, answers } of evaluations) {
    const { id: changedById } = await db.user.findUniqueOrThrow({ where: { email: by }, select: { id: true } });
    if (kind === "external") await db.actionMember.create({ data: { actionId, userId: changedById, role: "evaluator", addedAt: now }, select: { userId: true } });
    const at = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (finished ?? 1), 3, 10));
    await db.actionEvaluation.create({
      data: {
        id, actionId, framework, phase, kind, openedAt: at, finishedAt: finished === null ? null : at,
        answers: { create: Object.entries(answers).map(([question, answer]) => ({ question, ...blankAnswer, ...answer, changedAt: at, changedById })) },
      },
      select: { id: true },
    });
  }
  const opened = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 4, 1, 9));
  const closed = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 3, 1, 9));
  await db.voiceForm.create({
    data: { id: "demo-voice-language", actionId: "demo-action-language", tokenHash: hashToken(newToken()), openedAt: opened, closesOn: closed.toISOString().slice(0, 10), closedAt: closed, answers: { create: voices.map((answer) => ({ id: newId(), ...answer })) } },
    select: { id: true },
  });
}
