/**
 * Makes the people of a benchmark in the data folder of the environment, through the use cases of the product, and
 * prints what the load generator has to know as JSON. Those of a former run are removed. Its own process: the app reads
 * its configuration once.
 */
import { lucia } from "#app/auth/lucia.server.ts";
import { closeDatabase, db, transaction } from "#app/db/client.server.ts";
import type { User } from "#app/db/generated/client.ts";
import { issueCertificate } from "#app/features/certificates/issue.server.ts";
import { startAttempt } from "#app/features/learning/attempts.server.ts";
import { enrol } from "#app/features/learning/enrolments.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { makeForum } from "./forum-rows.ts";
import { benchCourse, type BenchLearner, type BenchPeople } from "./pages.ts";

const learners = 50;

async function removeFormer(): Promise<void> {
  const former = { email: { startsWith: "bench-" } };
  await db.certificate.deleteMany({ where: { user: former } });
  await db.user.deleteMany({ where: former });
}

async function createLearner(number: number): Promise<{ user: User; learner: BenchLearner }> {
  const user = await db.user.create({ data: { id: newId(), email: `bench-${number}@load.example`, name: `Bench Learner ${number}`, passwordHash: "fits-no-password", emailConfirmedAt: new Date() } });
  const actor = { id: user.id, email: user.email, name: user.name, locale: "en", timeZone: user.timeZone, roles: [], extraTimePercent: 0 } as const;
  await enrol({ ...actor, roles: [] }, { courseSlug: benchCourse.slug });
  const { attemptId } = await startAttempt({ ...actor, roles: [] }, { courseSlug: benchCourse.slug, unitKey: benchCourse.quiz });
  const session = await lucia.createSession(user.id, { userAgent: "bench" });
  return { user, learner: { cookie: `${lucia.sessionCookieName}=${session.id}`, attemptId } };
}

async function certify(user: User): Promise<{ id: string; code: string }> {
  const enrolment = await db.enrolment.findFirstOrThrow({ where: { userId: user.id } });
  return transaction(async (tx) => {
    await tx.enrolment.update({ where: { id: enrolment.id }, data: { completedAt: new Date() } });
    return issueCertificate(tx, { enrolmentId: enrolment.id });
  });
}

await removeFormer();
const made = [];
for (let number = 1; number <= learners; number++) made.push(await createLearner(number));
// Who holds the certificate stands apart: reading a finished course shows more.
const { user, learner: holder } = await createLearner(0);
const people: BenchPeople = { learners: made.map(({ learner }) => learner), holder, certificate: await certify(user), forum: await makeForum(made.map(({ user: learner }) => learner.id)) };
await closeDatabase();
process.stdout.write(JSON.stringify(people));
