import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import type { Question, QuizDefinition, QuizText } from "#app/features/courses/quiz.schema.ts";
import { startAttempt, submitAttempt } from "#app/features/learning/attempts.server.ts";
import { enrol } from "#app/features/learning/enrolments.server.ts";
import { saveNote } from "#app/features/learning/notes.server.ts";
import { markUnitDone, openUnit } from "#app/features/learning/progress.server.ts";
import { answerRight } from "./right-answer.ts";

// Three people who have begun: made by the same use cases that the pages call, on invented dates.

const minute = 60_000;

async function actorOf(email: string): Promise<Actor> {
  const { id, name, timeZone, extraTimePercent } = await db.user.findUniqueOrThrow({ where: { email } });
  return { id, email, name, locale: "en", timeZone, roles: [], extraTimePercent };
}

async function unitsOf(courseSlug: string) {
  const course = await db.course.findUnique({ where: { slug: courseSlug }, select: { currentVersion: { select: { units: { orderBy: { position: "asc" }, include: { texts: true } } } } } });
  return course?.currentVersion?.units ?? [];
}

/** Does the first `count` units one after the other, each in its planned minutes, and passes every quiz on the way. */
async function learn(actor: Actor, courseSlug: string, count: number, begin: Date): Promise<void> {
  const units = (await unitsOf(courseSlug)).slice(0, count);
  if (units.length === 0) return;
  await enrol(actor, { courseSlug, now: begin });
  let now = begin;
  for (const unit of units) {
    const place = { courseSlug, unitKey: unit.key };
    await openUnit(actor, { ...place, now });
    now = new Date(now.getTime() + unit.minutes * minute);
    if (unit.quiz === null) {
      await markUnitDone(actor, { ...place, now });
      continue;
    }
    const definition = unit.quiz as unknown as QuizDefinition;
    const text = unit.texts[0]?.quiz as unknown as QuizText;
    const { attemptId } = await startAttempt(actor, { ...place, now: new Date(now.getTime() - minute) });
    const { paper } = await db.quizAttempt.findUniqueOrThrow({ where: { id: attemptId } });
    const asked = new Set((paper as unknown as { questions: { key: string }[] }).questions.map(({ key }) => key));
    const answers = definition.questions.filter((question: Question) => asked.has(question.key)).map((question) => [question.key, answerRight(question, text)] as const);
    await submitAttempt(actor, { attemptId, values: Object.fromEntries(answers), now });
  }
}

/** Demonstration of a course in progress and of a certificate; only ever called in demo mode, on fresh accounts. */
export async function seedDemoLearning(now: Date): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 60 * minute);
  const learner = await actorOf("learner2@demo.example");
  await learn(learner, "essentials", 5, daysAgo(3));
  const [first] = await unitsOf("essentials");
  if (first) await saveNote(learner, { courseSlug: "essentials", unitKey: first.key, text: "Ask the housing department who signs the agreement with the municipalities.", now: daysAgo(3) });
  await learn(await actorOf("facilitator@demo.example"), "learning-from-failure", Infinity, daysAgo(10));
  // Whoever answers for the illustrative region has read its figures and looked for a cause.
  await learn(await actorOf("coordinator@demo.example"), "from-indicator-to-action", 6, daysAgo(5));
}
