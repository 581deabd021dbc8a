import { pathToFileURL } from "node:url";
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import type { Actor } from "#app/auth/actor.ts";
import type { KnownQuestion } from "./known-quiz.ts";

/**
 * Something for every page to show: people at every stage of learning, certificates valid and revoked, links of every
 * kind. Made through the use cases, by a process of its own beside the running server.
 */
export interface World {
  /** Of the learner. */
  openCheck: string;
  timedTest: string;
  reviewedCheck: string;
  failedQuiz: string;
  /** Of the graduate. */
  certificate: { id: string; code: string };
  /** Of somebody else. */
  revoked: { id: string; code: string };
  /** Somebody an administrator may look at. */
  person: string;
  suspended: string;
  /** Practices that the learner told of: begun, waiting to be read, waiting to be assessed, and accepted. */
  practice: { draft: string; sent: string; assessed: string; accepted: string; list: string; shared: string; translation: string };
  /** Who opened the demonstration's first topic. */
  speaker: string;
  /** The demonstration's workshops: to come, and over. */
  workshop: string;
  pastWorkshop: string;
  /** What the demonstration's invented region has signed off, and what it is answering. */
  questionnaire: string;
  questionnaireDraft: string;
  /** A coordinator's draft of a set of indicators. */
  setDraft: string;
  /** An administrator's draft of an action. */
  actionDraft: string;
  tokens: { confirm: string; confirmed: string; change: string; reset: string; personal: string; known: string; mine: string; open: string; voice: string; suspended: string };
}

/** Who signs in: two learners of the world, in the middle of the essentials and at its end, and the demonstration's accounts with a role, who are not in it. */
export const accounts = {
  learner: "halfway@region.example",
  graduate: "graduate@region.example",
  newcomer: "newcomer@region.example",
  facilitator: "facilitator@demo.example",
  partner: "partner@demo.example",
  coordinator: "coordinator@demo.example",
  editor: "editor@demo.example",
  reviewer: "reviewer@demo.example",
  admin: "admin@demo.example",
} as const;

export const demoPassword = "regin-demo-2026";

/** Makes the world in the data folder of a running demo server. */
export async function makeWorld(dataDir: string, origin: string): Promise<World> {
  const env = { ...process.env, REGIN_DATA: dataDir, REGIN_ORIGIN: origin, REGIN_MODE: "demo" };
  const { stdout } = await promisify(execFile)(process.execPath, [import.meta.filename], { env, cwd: path.resolve(import.meta.dirname, "../..") });
  return JSON.parse(stdout) as World;
}

/** Puts things of the world into an address: "/verify/{certificate.code}". */
export function fill(path: string, world: World): string {
  return path.replace(/\{([\w.]+)\}/g, (_, name: string) => {
    const value = name.split(".").reduce<unknown>((thing, part) => (thing as Record<string, unknown> | undefined)?.[part], world);
    if (typeof value !== "string") throw new Error(`The world has no ${name}.`);
    return value;
  });
}

const minute = 60_000;
const course = "essentials";

async function build(): Promise<World> {
  const { db } = await import("#app/db/client.server.ts");
  const { createActor, createUser } = await import("./factories.ts");
  const { knownCourse, knownQuiz } = await import("./known-quiz.ts");
  const { enrol } = await import("#app/features/learning/enrolments.server.ts");
  const { markUnitDone, openUnit, setBookmark } = await import("#app/features/learning/progress.server.ts");
  const { saveNote } = await import("#app/features/learning/notes.server.ts");
  const { finishCaseStudy, shareCaseAnswers } = await import("#app/features/learning/case-studies/case-answers.server.ts");
  const { saveAnswers, startAttempt, submitAttempt } = await import("#app/features/learning/attempts.server.ts");
  const { answerIndicator, askBack, openQuestionnaire } = await import("#app/features/indicators/questionnaires.server.ts");
  const { revokeCertificate } = await import("#app/features/certificates/revoke.server.ts");

  const actorOf = (email: string): Promise<Actor> => createActor(db.user.findUniqueOrThrow({ where: { email } }));
  const known = knownCourse(course);

  /** Sits a quiz; `right` decides which questions are answered rightly, all others stay empty. */
  const sit = async (actor: Actor, unitKey: string, now: Date, right: (question: KnownQuestion, index: number) => boolean): Promise<string> => {
    const quiz = knownQuiz(known, unitKey, "en");
    const { attemptId } = await startAttempt(actor, { courseSlug: course, unitKey, now });
    const { paper } = await db.quizAttempt.findUniqueOrThrow({ where: { id: attemptId } });
    const asked = (paper as unknown as { questions: { key: string }[] }).questions.flatMap(({ key }) => quiz.get(key) ?? []);
    const values = Object.fromEntries(asked.filter(right).map((question) => [question.definition.key, rightAnswer(question)]));
    await saveAnswers(actor, { attemptId, values, now });
    return attemptId;
  };

  /** Takes the whole course, reading every unit for as long as it is planned to take. */
  const complete = async (email: string, from: Date): Promise<{ id: string; code: string }> => {
    const actor = await actorOf(email);
    await enrol(actor, { courseSlug: course, now: from });
    let now = from;
    for (const { key, kind, minutes } of known.units) {
      await openUnit(actor, { courseSlug: course, unitKey: key, now });
      const later = new Date(now.getTime() + minutes * minute);
      if (kind === "lesson") await markUnitDone(actor, { courseSlug: course, unitKey: key, now: later });
      else if (kind === "case-study") {
        const answers = ["need", "failure", "change", "transfer"].map((questionKey) => ({ questionKey, text: "We would begin where people ask already.\nThe library would lend us a room." }));
        await finishCaseStudy(actor, { courseSlug: course, unitKey: key, answers, locale: "en", now: later });
        await shareCaseAnswers(actor, { courseSlug: course, unitKey: key, now: later });
      } else await submitAttempt(actor, { attemptId: await sit(actor, key, now, () => true), now: later });
      now = later;
    }
    return db.certificate.findFirstOrThrow({ where: { userId: actor.id, revokedAt: null }, select: { id: true, code: true } });
  };

  const now = new Date();
  const ago = (days: number) => new Date(now.getTime() - days * 24 * 60 * minute);
  const { passwordHash } = await db.user.findUniqueOrThrow({ where: { email: accounts.admin } }); // all have the demonstration's password
  const longAgo = ago(400);
  for (const [email, name] of [[accounts.learner, "Hedda Example"], [accounts.graduate, "Grazia Example"], [accounts.newcomer, "Nuno Example"], ["pretender@region.example", "Pau Example"]] as const) {
    await createUser({ email, name, passwordHash, createdAt: longAgo, timeZone: "Europe/Stockholm" });
  }
  const learner = await actorOf(accounts.learner);
  const place = (unitKey: string, at: Date) => ({ courseSlug: course, unitKey, now: at });
  await enrol(learner, { courseSlug: course, now: ago(3) });
  await openUnit(learner, place("levels-of-government", ago(3)));
  await markUnitDone(learner, place("levels-of-government", new Date(ago(3).getTime() + 7 * minute)));
  await saveNote(learner, { courseSlug: course, unitKey: "levels-of-government", promptKey: "", text: "Ask the housing office." });
  await openUnit(learner, place("actors-and-relations", ago(2)));
  await setBookmark(learner, { ...place("actors-and-relations", ago(2)), bookmarked: true });
  await openUnit(learner, place("check-who-decides", ago(2)));
  const reviewedCheck = await sit(learner, "check-who-decides", ago(2), ({ definition }, index) => definition.kind === "open" || index % 3 !== 1); // its open answer waits to be assessed, wherever it was shuffled to
  await submitAttempt(learner, { attemptId: reviewedCheck, now: new Date(ago(2).getTime() + 4 * minute) });
  await openUnit(learner, place("quiz-evidence", ago(1)));
  const failedQuiz = await sit(learner, "quiz-evidence", ago(1), (_, index) => index < 2);
  await submitAttempt(learner, { attemptId: failedQuiz, now: new Date(ago(1).getTime() + 4 * minute) });
  const openCheck = await sit(learner, "check-who-decides", now, (_, index) => index < 3);
  const timedTest = await sit(learner, "final-test", now, (_, index) => index < 2);

  const certificate = await complete(accounts.graduate, ago(300));
  const revoked = await complete("pretender@region.example", ago(9));
  const admin = await actorOf(accounts.admin);
  await revokeCertificate(admin, { id: revoked.id, reason: "Illustrative: the test was taken by somebody else." });

  for (let count = 0; count < 55; count++) await createUser({ createdAt: ago(count) }); // more than a page of people
  const person = await createUser({ name: "Birgit Example", email: "birgit@region.example", grants: ["editor"] });
  const suspended = await createUser({ suspendedAt: now });
  const { authorId: speaker } = await db.topic.findUniqueOrThrow({ where: { id: 1 }, select: { authorId: true } });
  const [workshop, pastWorkshop] = await db.workshop.findMany({ orderBy: { startsAt: "desc" }, select: { id: true } });
  const questionnaire = await db.questionnaire.findFirstOrThrow({ where: { regionId: "vistamar", status: "final" }, orderBy: { year: "desc" } });
  const draft = await openQuestionnaire(await actorOf(accounts.admin), "norrvik", { set: questionnaire.setId, year: now.getUTCFullYear() - 2 }, now);
  await answerIndicator(await actorOf(accounts.admin), draft.id, { code: "antidiscrimination.plan", choice: "50", comment: "It is being written.", evidenceUrl: "https://region.example/plan", seen: 0, page: "" }, now);
  await askBack(await actorOf(accounts.reviewer), draft.id, { code: "antidiscrimination.plan", text: "Where can one read the draft?" }, now);
  const { draftAction } = await import("#app/features/actions/actions.server.ts");
  const actionDraft = await draftAction(await actorOf(accounts.admin), { title: "A bus to the course", summary: "", locale: "en", region: "belmonte", areas: ["language"], targets: [], starts: "", ends: "" }, null, now);
  const { beginSetCopy } = await import("#app/features/indicators/sets/set-drafts.server.ts");
  const setDraft = await beginSetCopy(await actorOf(accounts.coordinator), questionnaire.setId, "en", now);
  return { setDraft: setDraft.id, actionDraft: actionDraft.id, questionnaire: questionnaire.id, questionnaireDraft: draft.id, workshop: workshop?.id ?? "", pastWorkshop: pastWorkshop?.id ?? "", openCheck, timedTest, reviewedCheck, failedQuiz, certificate, revoked, person: person.id, suspended: suspended.id, speaker: speaker ?? "", practice: await tellPractices(learner, await actorOf(accounts.editor)), tokens: await makeLinks(admin) };
}

async function tellPractices(author: Actor, editor: Actor): Promise<World["practice"]> {
  const { keepFields, sendSubmission, startSubmission } = await import("#app/features/practices/submissions.server.ts");
  const { decideOnSubmission } = await import("#app/features/practices/review.server.ts");
  const fields = {
    title: "A night bus for shift workers", summary: "A bus that ran too seldom, and was given up after three months.", organisation: "Example administration (illustrative)", outcome: "unsuccessful", areas: ["labour-market"], regions: ["SE22"], starts: "2023-05",
    need: "No bus ran after midnight, when shifts end.", process: "One line, three nights a week.", failed: "Almost nobody used it.", why: "The times did not fit the shifts. Ask ms@region.example.", lessons: "Ask those who work at night first.",
  };
  const details = { evidenceKind: "own", roles: ["funder"], targets: ["newcomers"] };
  const tell = async (id: string) => {
    await startSubmission(author, { id, locale: "en", title: fields.title });
    await keepFields(author, { id, fields });
  };
  const [draft, sent, assessed, accepted] = ["practice-draft", "practice-sent", "practice-assessed", "practice-accepted"] as const;
  for (const id of [sent, assessed, accepted]) {
    await tell(id);
    await sendSubmission(author, id);
  }
  await startSubmission(author, { id: draft, locale: "en", title: "Only begun" });
  await decideOnSubmission(editor, { id: assessed, decision: "return", text: "How many people could have used it?", assessment: {} });
  await sendSubmission(author, assessed);
  for (const id of [assessed, accepted]) await decideOnSubmission(editor, { id, decision: "accept", text: "", assessment: {} });
  await keepFields(author, { id: assessed, fields: details });
  await sendSubmission(author, assessed);
  const { changeList, collect } = await import("#app/features/practices/lists.server.ts");
  const list = await collect(author, "skane-milsa", { list: "", title: "For the meeting", note: "Ask about the guides." });
  const shared = await collect(author, "skane-milsa", { list: "", title: "For everybody", note: "Ask about the guides." });
  await changeList(author, shared, { title: "For everybody", note: "What we saw in Skåne.", shared: true });
  const { saveSearch } = await import("#app/features/practices/saved-searches.server.ts");
  await saveSearch(author, { name: "Health", address: "area=health", tell: true });
  const { handInTranslation, keepTranslation, listOwnTranslations } = await import("#app/features/practices/translations/translations.server.ts");
  const words = { title: "Civil society meets newcomers", summary: "Associations and newcomers find each other." };
  await handInTranslation(author, { slug: "skane-nad-civil-society", locale: "en", words: { ...words, need: "Newcomers know nobody." }, original: 1 });
  const translation = (await listOwnTranslations(author))[0]?.id ?? "";
  await keepTranslation(author, { slug: "catalonia-robotics-secondary", locale: "en", words, original: 1 });
  return { draft, sent, assessed, accepted, list, shared, translation };
}

async function makeLinks(admin: Actor): Promise<World["tokens"]> {
  const { db } = await import("#app/db/client.server.ts");
  const { createUser } = await import("./factories.ts");
  const { createVisitor, tokenMailedTo } = await import("./mailbox.ts");
  const { confirmEmail, register } = await import("#app/features/accounts/registration.server.ts");
  const { issueToken } = await import("#app/features/accounts/email-tokens.server.ts");
  const { requestReset } = await import("#app/features/accounts/passwords.server.ts");
  const { createInvitation } = await import("#app/features/accounts/invitations.server.ts");

  const now = new Date();
  const joins = async (email: string) => {
    await register(createVisitor(), { name: "Nils Example", email, password: "some unrelated words" });
    return tokenMailedTo(email, "confirm");
  };
  const invited = async (email: string) => {
    await createInvitation(admin, { email, role: "editor", organisationId: null, days: 14 });
    return tokenMailedTo(email, "invitation");
  };
  const confirm = await joins("waiting@region.example");
  const confirmed = await joins("confirmed@region.example");
  await confirmEmail(createVisitor(), confirmed);
  const forgetful = await createUser({ email: "forgetful@region.example" });
  await requestReset(createVisitor(), { email: forgetful.email });
  const suspended = await createUser({ email: "suspended@region.example", suspendedAt: now });
  const change = await issueToken(db, forgetful.id, "change", "new-address@region.example", now);
  const open = await createInvitation(admin, { email: null, role: null, organisationId: "demo-administration", days: 30 });
  const { openVoice } = await import("#app/features/actions/evaluation/voice.server.ts");
  const voice = (await openVoice(admin, "demo-action-housing", new Date(now.getTime() + 30 * 86_400_000).toISOString().slice(0, 10), now)).url.split("/").at(-1) ?? "";
  return {
    confirm,
    confirmed,
    change,
    reset: await tokenMailedTo(forgetful.email, "reset"),
    personal: await invited("invited@region.example"),
    known: await invited("confirmed@region.example"),
    mine: await invited(accounts.learner),
    voice,
    suspended: await issueToken(db, suspended.id, "appeal", suspended.email, now),
    open: open?.split("/").at(-1) ?? "",
  };
}

/** As the use cases take it. */
function rightAnswer({ definition, text }: KnownQuestion): unknown {
  const { kind } = definition;
  switch (kind) {
    case "single":
      return { kind, option: definition.correct };
    case "multiple":
      return { kind, options: definition.correct };
    case "true-false":
      return { kind, value: definition.correct };
    case "matching":
      return { kind, pairs: definition.pairs };
    case "ordering":
      return { kind, order: definition.order };
    case "numeric":
      return { kind, number: definition.correct };
    case "short-text":
      return { kind, text: text.accepted?.[0] ?? "" };
    case "open":
      return { kind, text: "In our region the **state** pays & we hold the courses." };
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  process.stdout.write(JSON.stringify(await build()));
  process.exit(0);
}
