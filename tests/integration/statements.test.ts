import { createRequestHandler, type AppLoadContext, type ServerBuild } from "@remix-run/node";
import { beforeAll, describe, expect, it } from "vitest";
import { lucia } from "#app/auth/lucia.server.ts";
import { countStatements, db } from "#app/db/client.server.ts";
import type { Prisma, User } from "#app/db/generated/client.ts";
import { sampleSnapshot } from "#app/features/certificates/sample-snapshot.ts";
import { listFrameworkFiles } from "#app/features/actions/frameworks/frameworks.server.ts";
import type { QuizDefinition, QuizText } from "#app/features/courses/quiz.schema.ts";
import type { SetContent } from "#app/features/indicators/indicator-set.schema.ts";
import { typedSetOf } from "#app/features/indicators/sets/set-tables.ts";
import { ownStudy } from "#app/features/learning/case-studies/case-place.server.ts";
import { saveAnswers, startAttempt, submitAttempt } from "#app/features/learning/attempts.server.ts";
import { locales } from "#app/i18n/locales.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { keepFile } from "#app/richtext/images.server.ts";
import { createActor, createAdmin, createCertificate, createCourse, createEnrolment, createOrganisation, createProgress, createRegion, createUser } from "#tests/support/factories.ts";
import { sampleCase } from "#tests/support/course-factory.ts";
import { createSpace, createTopic, documentOf } from "#tests/support/forum-factory.ts";
import { createPractice } from "#tests/support/practice-factory.ts";
import { createAction, createEvaluation, createRegionFramework, createVoice, theoryOf } from "#tests/support/action-factory.ts";
import { createFigures, createPublished, createIndicatorSet, createQuestionnaire } from "#tests/support/indicator-factory.ts";
import { listRoutes } from "#tests/support/routes.ts";
import { createRegistration, createWorkshop } from "#tests/support/workshop-factory.ts";
import { loadBuiltApp } from "../../server/app-module.ts";

// Whole requests through the built app, inside this process: what reaches the database is seen statement by statement.
// The app's singletons live on globalThis, so the build takes over the database that was opened here.

const most = 8;

/** What the pages are asked of: everything is there few or many times, in a course, at a person, in the whole database. */
interface Shelf {
  slug: string;
  openAttempt: string;
  reviewedAttempt: string;
  certificate: { id: string; code: string };
  learnerId: string;
  organisationId: string;
  space: string;
  spaceId: string;
  topicId: number;
  otherTopicId: number;
  postId: number;
  actId: string;
  fileId: string;
  practice: string;
  answerId: string;
  translation: string;
  submission: string;
  importId: string;
  dataImportId: string;
  practiceList: string;
  inquiry: string;
  region: string;
  questionnaire: string;
  indicatorSet: string;
  setDraft: string;
  actionId: string;
  evaluationId: string;
  frameworkId: string;
  frameworkDraftId: string;
  workshopId: string;
  pastWorkshopId: string;
  cookies: { visitor: string; learner: string; admin: string };
}

interface Page {
  route: string;
  who: keyof Shelf["cookies"];
  path: (shelf: Shelf) => string;
}

const page = (route: string, who: Page["who"], path: (shelf: Shelf) => string = () => `/${route}`): Page => ({ route, who, path });
const inCourse = (route: string, rest: (shelf: Shelf) => string): Page => page(`courses/:slug/${route}`, "learner", (shelf) => `/courses/${shelf.slug}/${rest(shelf)}`);

const pages: Page[] = [
  ...(["visitor", "learner"] as const).flatMap((who) => [
    page("", who),
    page("courses", who),
    page("courses", who, () => "/courses?q=course&theme=governance&level=introductory"),
    page("courses/:slug", who, ({ slug }) => `/courses/${slug}`),
    page("verify/:code", who, ({ certificate }) => `/verify/${certificate.code}`),
    page("verify", who),
    page("accessibility", who),
    page("privacy", who),
  ]),
  ...["join", "join/sent", "sign-in", "forgot"].map((route) => page(route, "visitor")),
  ...["confirm", "reset", "suspended", "invitation", "setup"].map((route) => page(`${route}/:token`, "visitor", () => `/${route}/no-such-secret`)),
  inCourse("learn", () => "learn"),
  inCourse("learn/:unit", () => "learn/lesson-0"),
  inCourse("learn/:unit", () => "learn/final-test"),
  inCourse("learn/:unit", () => "learn/case"),
  inCourse("learn/:unit/next", () => "learn/lesson-0/next"),
  inCourse("learn/:unit/attempts/:attempt", ({ openAttempt }) => `learn/final-test/attempts/${openAttempt}`),
  inCourse("learn/:unit/attempts/:attempt", ({ reviewedAttempt }) => `learn/final-test/attempts/${reviewedAttempt}`),
  inCourse("finish", () => "finish"),
  ...["learning", "learning/notes.md", "learning/plans", "learning/plans.md", "learning/plans.pdf", "learning/transcript", "learning/transcript.csv", "learning/transcript.pdf"].map((route) => page(route, "learner")),
  page("learning/certificates/:file", "learner", ({ certificate }) => `/learning/certificates/${certificate.id}.pdf`),
  ...["profile", "profile/email", "profile/password", "profile/sessions", "profile/asked", "profile/data"].map((route) => page(route, "learner")),
  ...["admin", "admin/people", "admin/regions", "admin/organisations", "admin/spaces", "admin/spaces/new", "admin/invitations", "admin/certificates", "admin/settings", "admin/audit"].map((route) => page(route, "admin")),
  page("admin/people/:id", "admin", ({ learnerId }) => `/admin/people/${learnerId}`),
  page("admin/regions/:slug", "admin", ({ region }) => `/admin/regions/${region}`),
  page("admin/organisations/:id", "admin", ({ organisationId }) => `/admin/organisations/${organisationId}`),
  page("admin/people", "admin", () => "/admin/people?q=person"),
  page("admin/spaces", "admin", () => "/admin/spaces?q=space"),
  page("admin/spaces/:id", "admin", ({ spaceId }) => `/admin/spaces/${spaceId}`),
  page("maps/europe.svg", "visitor"),
  ...(["visitor", "learner", "admin"] as const).flatMap((who) => [
    page("actions", who),
    page("actions.atom", who),
    page("actions/:id", who, ({ actionId }) => `/actions/${actionId}`),
    page("actions/:id/evaluation", who, ({ actionId }) => `/actions/${actionId}/evaluation`),
    page("actions/:id/evaluation.pdf", who, ({ actionId }) => `/actions/${actionId}/evaluation.pdf`),
    page("voice/:token", who, ({ actionId }) => `/voice/${actionId}`),
    page("actions/:id/log", who, ({ actionId }) => `/actions/${actionId}/log`),
    ...["svg", "png"].map((kind) => page(`actions/:id/theory.${kind}`, who, ({ actionId }) => `/actions/${actionId}/theory.${kind}`)),
    page("regions", who),
    page("regions/:slug", who, ({ region }) => `/regions/${region}`),
    page("regions/:slug/profile", who, ({ region }) => `/regions/${region}/profile`),
    ...["csv", "xlsx", "json", "svg", "png"].flatMap((kind) => ["profile", "figures", "change", "scores"].map((what) => page(`regions/:slug/${what}.${kind}`, who, ({ region }) => `/regions/${region}/${what}.${kind}`))),
    page("regions/:slug/figures", who, ({ region }) => `/regions/${region}/figures`),
    ...["map", "outcomes"].flatMap((what) => [page(`indicators/${what}`, who), ...["csv", "xlsx", "json", "svg", "png"].map((kind) => page(`indicators/${what}.${kind}`, who))]),
    page("regions/:slug/scores", who, ({ region }) => `/regions/${region}/scores`),
    page("regions/:slug/change", who, ({ region }) => `/regions/${region}/change`),
    page("regions/:slug/frameworks", who, ({ region }) => `/regions/${region}/frameworks`),
    page("regions/:slug/frameworks/:id", who, ({ region, frameworkId }) => `/regions/${region}/frameworks/${frameworkId}`),
    page("regions/:slug/gaps", who, ({ region }) => `/regions/${region}/gaps`),
    page("regions/:slug/questionnaires/:id", who, ({ region, questionnaire }) => `/regions/${region}/questionnaires/${questionnaire}`),
    page("indicators", who),
    page("indicators/:set", who, ({ indicatorSet }) => `/indicators/${indicatorSet}`),
    page("indicators/:set/workbook.xlsx", who, ({ indicatorSet }) => `/indicators/${indicatorSet}/workbook.xlsx`),
    page("workshops", who),
    page("workshops", who, () => "/workshops?view=past"),
    page("workshops/:id", who, ({ workshopId }) => `/workshops/${workshopId}`),
    page("workshops/:id", who, ({ pastWorkshopId }) => `/workshops/${pastWorkshopId}`),
    page("workshops/:id/calendar.ics", who, ({ workshopId }) => `/workshops/${workshopId}/calendar.ics`),
  ]),
  page("actions/new", "admin", ({ region, indicatorSet }) => `/actions/new?region=${region}&set=${indicatorSet}&year=2026&area=health`),
  page("actions/:id/edit", "admin", ({ actionId }) => `/actions/${actionId}/edit`),
  page("actions/:id/edit/:section", "admin", ({ actionId }) => `/actions/${actionId}/edit/theory`),
  page("actions/:id/evaluation/:evaluation/:question", "admin", ({ actionId, evaluationId }) => `/actions/${actionId}/evaluation/${evaluationId}/relevance.needs`),
  page("actions/:id/discuss", "admin", ({ actionId }) => `/actions/${actionId}/discuss`),
  page("actions/:id/team", "admin", ({ actionId }) => `/actions/${actionId}/team`),
  page("regions/:slug", "admin", ({ region }) => `/regions/${region}`),
  page("regions/:slug/frameworks/:id/edit", "admin", ({ region, frameworkDraftId }) => `/regions/${region}/frameworks/${frameworkDraftId}/edit`),
  page("regions/:slug/settings", "admin", ({ region }) => `/regions/${region}/settings`),
  page("regions/:slug/questionnaires/:id", "admin", ({ region, questionnaire }) => `/regions/${region}/questionnaires/${questionnaire}`),
  page("workshops", "learner", () => "/workshops?view=mine"),
  page("workshops/new", "admin"),
  page("workshops/report", "admin"),
  page("workshops/report.csv", "admin"),
  page("workshops/templates", "admin", ({ workshopId }) => `/workshops/templates?from=${workshopId}`),
  page("workshops/:id/room", "learner", ({ workshopId }) => `/workshops/${workshopId}/room`),
  page("workshops/:id/room", "learner", ({ pastWorkshopId }) => `/workshops/${pastWorkshopId}/room`),
  page("workshops/:id/notes", "learner", ({ pastWorkshopId }) => `/workshops/${pastWorkshopId}/notes`),
  page("workshops/:id/minutes", "learner", ({ pastWorkshopId }) => `/workshops/${pastWorkshopId}/minutes`),
  page("workshops/:id/minutes.pdf", "learner", ({ pastWorkshopId }) => `/workshops/${pastWorkshopId}/minutes.pdf`),
  page("workshops/:id/minutes/edit", "admin", ({ pastWorkshopId }) => `/workshops/${pastWorkshopId}/minutes/edit`),
  page("workshops/:id/evaluation", "learner", ({ pastWorkshopId }) => `/workshops/${pastWorkshopId}/evaluation`),
  page("workshops/:id/evaluation", "admin", ({ pastWorkshopId }) => `/workshops/${pastWorkshopId}/evaluation`),
  page("workshops/:id/topic", "admin", ({ pastWorkshopId }) => `/workshops/${pastWorkshopId}/topic`),
  page("workshops/:id/stage", "admin", ({ pastWorkshopId }) => `/workshops/${pastWorkshopId}/stage`),
  page("workshops/:id/edit", "admin", ({ workshopId }) => `/workshops/${workshopId}/edit`),
  page("workshops/:id/groups", "admin", ({ workshopId }) => `/workshops/${workshopId}/groups`),
  page("workshops/:id/people", "admin", ({ workshopId }) => `/workshops/${workshopId}/people`),
  ...(["visitor", "learner", "admin"] as const).flatMap((who) => [
    page("forum", who),
    page("forum/search", who, () => "/forum/search?q=post"),
    page("forum/feed.atom", who),
    page("forum/spaces/:slug/feed.atom", who, ({ space }) => `/forum/spaces/${space}/feed.atom`),
    page("forum/spaces/:slug", who, ({ space }) => `/forum/spaces/${space}`),
    page("forum/topics/:id", who, ({ topicId }) => `/forum/topics/${topicId}`),
    page("forum/topics/:id/print", who, ({ topicId }) => `/forum/topics/${topicId}/print`),
    page("forum/posts/:id", who, ({ postId }) => `/forum/posts/${postId}`),
    page("forum/tags/:theme", who, () => "/forum/tags/housing"),
    page("forum/people/:id", who, ({ learnerId }) => `/forum/people/${learnerId}`),
    page("files/:id", who, ({ fileId }) => `/files/${fileId}`),
    page("forum/posts/:id/history", who, ({ postId }) => `/forum/posts/${postId}/history`),
  ]),
  ...(["visitor", "learner"] as const).flatMap((who) => [
    page("practices", who),
    page("practices", who, () => "/practices?q=practice&area=health&sort=newest"),
    page("practices", who, () => "/practices?q=practice nowhere&view=map"),
    page("practices", who, () => "/practices?q=practice&view=map&at=SE224"),
    page("practices.csv", who, () => "/practices.csv?q=practice"),
    page("practices.json", who, () => "/practices.json?area=health"),
    page("practices/compare", who, ({ practice }) => `/practices/compare?ids=${practice},skane-milsa`),
    page("practices/:slug", who, ({ practice }) => `/practices/${practice}`),
    page("practices/:slug/translate", who, ({ practice }) => `/practices/${practice}/translate`),
    page("practices/:slug", who, ({ practice }) => `/practices/${practice}?in=en`),
    page("practices/:slug/history", who, ({ practice }) => `/practices/${practice}/history`),
    page("practices/:slug/practice.pdf", who, ({ practice }) => `/practices/${practice}/practice.pdf`),
    page("practices.pdf", who, () => "/practices.pdf?q=practice"),
    page("practices.atom", who, () => "/practices.atom?q=practice"),
    page("api", who),
    page("api/v1/practices", who, () => "/api/v1/practices?q=practice&area=health&pageSize=100"),
    page("api/v1/practices/:slug", who, ({ practice }) => `/api/v1/practices/${practice}`),
    page("api/v1/figures", who, ({ region }) => `/api/v1/figures?region=${region}&pageSize=100`),
    page("api/v1/scores", who, ({ region }) => `/api/v1/scores?region=${region}&pageSize=100`),
    page("api/v1/actions", who, () => "/api/v1/actions?area=health&pageSize=100"),
    page("api/v1/actions/:id", who, ({ actionId }) => `/api/v1/actions/${actionId}`),
    page("api/v1/openapi.json", who),
  ]),
  page("forum/spaces/:slug/new", "learner", ({ space }) => `/forum/spaces/${space}/new?title=post`),
  ...(["visitor", "learner"] as const).flatMap((who) => [
    page("practices/lists/:id", who, ({ practiceList }) => `/practices/lists/${practiceList}`),
    page("practices/lists/:id/practices.csv", who, ({ practiceList }) => `/practices/lists/${practiceList}/practices.csv`),
  ]),
  page("practices/lists", "learner"),
  page("practices/searches", "learner", () => "/practices/searches?q=practice"),
  page("forum/answers/:id/flag", "learner", ({ answerId }) => `/forum/answers/${answerId}/flag`),
  page("practices/messages", "learner"),
  page("practices/messages/:id", "learner", ({ inquiry }) => `/practices/messages/${inquiry}`),
  page("practices/:slug/contact", "learner", ({ practice }) => `/practices/${practice}/contact`),
  page("practices/:slug/collect", "learner", ({ practice, practiceList }) => `/practices/${practice}/collect?list=${practiceList}`),
  page("practices/:slug/adopt", "learner", ({ practice }) => `/practices/${practice}/adopt`),
  page("practices/:slug/case-study", "learner", ({ practice }) => `/practices/${practice}/case-study`),
  page("practices/:slug/discuss", "learner", ({ practice }) => `/practices/${practice}/discuss`),
  page("practices/submit", "learner"),
  page("practices/submissions", "learner"),
  page("practices/submissions/:id", "learner", ({ submission }) => `/practices/submissions/${submission}`),
  page("practices/submissions/:id", "admin", ({ submission }) => `/practices/submissions/${submission}`),
  page("practices/submissions/:id/edit", "learner", ({ submission }) => `/practices/submissions/${submission}/edit`),
  page("practices/submissions/:id/edit", "learner", ({ submission }) => `/practices/submissions/${submission}/edit?step=check`),
  page("practices/review", "admin"),
  page("practices/:slug/translate/:locale", "learner", ({ practice }) => `/practices/${practice}/translate/pt`),
  page("practices/translations/:id", "learner", ({ translation }) => `/practices/translations/${translation}`),
  page("practices/translations/:id", "admin", ({ translation }) => `/practices/translations/${translation}`),
  page("practices/imports", "admin"),
  page("indicators/imports", "admin"),
  page("indicators/imports/:id", "admin", ({ dataImportId }) => `/indicators/imports/${dataImportId}`),
  page("indicators/sets/new", "admin"),
  page("indicators/sets/drafts/:id", "admin", ({ setDraft }) => `/indicators/sets/drafts/${setDraft}`),
  page("indicators/sets/drafts/:id/workbook.xlsx", "admin", ({ setDraft }) => `/indicators/sets/drafts/${setDraft}/workbook.xlsx?language=sv`),
  page("indicators/sets/drafts/:id/words/:language", "admin", ({ setDraft }) => `/indicators/sets/drafts/${setDraft}/words/sv`),
  ...["facts", "axes", "scales", "indicators"].map((section) => page("indicators/sets/drafts/:id/:section", "admin", ({ setDraft }) => `/indicators/sets/drafts/${setDraft}/${section}`)),
  page("practices/imports/template.csv", "admin"),
  page("practices/imports/:id", "admin", ({ importId }) => `/practices/imports/${importId}`),
  page("forum/drafts", "learner"),
  page("forum/mentions", "learner", ({ spaceId, topicId }) => `/forum/mentions?q=p&space=${spaceId}&topic=${topicId}`),
  page("forum/similar", "learner", () => "/forum/similar?title=post"),
  page("forum/topics/:id/edit", "learner", ({ topicId }) => `/forum/topics/${topicId}/edit`),
  ...["forum/my-posts", "forum/my-posts.json", "forum/my-posts.md"].map((route) => page(route, "learner")),
  page("forum/following", "learner"),
  page("forum/posts/:id/flag", "admin", ({ postId }) => `/forum/posts/${postId}/flag`),
  page("forum/posts/:id/moderate", "admin", ({ postId }) => `/forum/posts/${postId}/moderate`),
  page("forum/topics/:id/moderate", "admin", ({ topicId }) => `/forum/topics/${topicId}/moderate`),
  page("forum/topics/:id/moderate", "admin", ({ topicId, otherTopicId }) => `/forum/topics/${topicId}/moderate?into=${otherTopicId}`),
  page("forum/moderation", "admin"),
  page("forum/decisions", "learner"),
  page("forum/decisions/:id", "learner", ({ actId }) => `/forum/decisions/${actId}`),
  page("forum/posts/:id/edit", "learner", ({ postId }) => `/forum/posts/${postId}/edit`),
  page("forum/posts/:id/translate", "learner", ({ postId }) => `/forum/posts/${postId}/translate?locale=sv`),
  ...["notifications", "notifications/unread", "notifications/settings"].map((route) => page(route, "learner")),
  page("notifications/:id", "learner", () => "/notifications/no-such-notification"),
  page("notifications/unsubscribe/:key", "visitor", () => "/notifications/unsubscribe/no-such-key"),
];

/** Routes that show nothing: they take writes, or show a demonstration or a development server. A picture of a course is one row, looked up by its name. */
const noPages = ["language", "files", "forum/languages", "forum/draft", "sign-out", "profile/data.json", "forum/topics/:id/read", "practices/submissions/:id/draft", "practices/:slug/translate/:locale/draft", "courses/:slug/beat", "courses/:slug/learn/:unit/attempts/:attempt/answers", "courses/:slug/learn/:unit/case-answers", "practices/:slug/case-study/case-answers", "courses/:slug/media/:version/*", "mailbox", "api/*", "dev/ui", "*"];

const times = <T>(size: number, make: (index: number) => T): T[] => Array.from({ length: size }, (_, index) => make(index));

function quizOf(size: number): { quiz: QuizDefinition; quizText: QuizText } {
  const keys = times(size, (index) => `question-${index}`);
  return {
    quiz: { passMark: 70, attempts: size + 2, shuffle: false, questions: keys.map((key) => ({ key, kind: "single", options: ["yes", "no"], correct: "yes", points: 1 })) },
    quizText: { title: "Final test", questions: Object.fromEntries(keys.map((key) => [key, { prompt: "Is this right?", options: { yes: { text: "Yes" }, no: { text: "No" } } }])) },
  };
}

async function signIn({ id }: User): Promise<string> {
  const session = await lucia.createSession(id, { userAgent: "Test browser" });
  return `${lucia.sessionCookieName}=${session.id}`;
}

/** A course of `size` lessons with a quiz of as many questions, and a learner in the middle of it. */
async function fillCourse(learner: User, size: number): Promise<Pick<Shelf, "slug" | "openAttempt" | "reviewedAttempt">> {
  const lessons = times(size, (index) => ({ key: `lesson-${index}`, moduleKey: `module-${index}` }));
  const { course } = await createCourse({ units: [...lessons, { key: "case", kind: "case-study", moduleKey: "end", caseStudy: { ...sampleCase, practice: await createPractice() } }, { key: "final-test", kind: "quiz", moduleKey: "end", ...quizOf(size) }], themes: ["governance"] });
  const enrolment = await createEnrolment({ userId: learner.id, courseId: course.id });
  await createProgress(enrolment.id, [...lessons.map(({ key }) => key), "case"]);
  for (const userId of [learner.id, ...(await Promise.all(times(size, async () => (await createUser()).id)))]) {
    if (userId !== learner.id) await createEnrolment({ userId, courseId: course.id });
    await db.caseAnswer.createMany({ data: sampleCase.questions.map((questionKey) => ({ userId, courseId: course.id, unitKey: "case", questionKey, practice: "a-practice", isPlan: questionKey === "transfer", text: "Ours.", locale: "en", updatedAt: new Date(), shared: "Ours.", sharedAt: new Date() })) });
  }
  await db.note.createMany({ data: lessons.map(({ key }) => ({ id: newId(), userId: learner.id, courseId: course.id, unitKey: key, text: "My own words." })) });
  const actor = await createActor(learner);
  const sit = async (): Promise<string> => {
    const { attemptId } = await startAttempt(actor, { courseSlug: course.slug, unitKey: "final-test" });
    await saveAnswers(actor, { attemptId, values: Object.fromEntries(times(size, (index) => [`question-${index}`, { kind: "single", option: "no" }])) });
    return attemptId;
  };
  let reviewedAttempt = "";
  for (let count = 0; count < size; count++) await submitAttempt(actor, { attemptId: (reviewedAttempt = await sit()) });
  return { slug: course.slug, reviewedAttempt, openAttempt: await sit() };
}

/** A space with `size` topics, the last of them with as many posts and all that hangs on them. */
async function fillForum(learner: User, size: number): Promise<Pick<Shelf, "space" | "spaceId" | "topicId" | "otherTopicId" | "postId" | "actId" | "fileId">> {
  const space = await createSpace();
  const { id: otherTopicId } = await createTopic({ spaceId: space.id });
  let topicId = 0;
  for (let count = 0; count < size; count++) {
    const author = await createUser();
    ({ id: topicId } = await createTopic({ spaceId: space.id, authorId: author.id, kind: count % 2 ? "question" : "discussion", posts: times(size, (index) => `Post ${index}`), themes: ["housing", "health"] }));
    await db.notification.create({ data: { id: newId(), userId: learner.id, event: `post:${topicId}`, kind: "reply", path: `/forum/topics/${topicId}`, values: { title: "A topic" }, actorId: author.id, createdAt: new Date() } });
  }
  const posts = await db.post.findMany({ where: { topicId } });
  for (const { id } of posts) {
    await db.reaction.create({ data: { postId: id, userId: learner.id, kind: "thanks", at: new Date() } });
    await db.postTranslation.create({ data: { postId: id, locale: "sv", document: documentOf("Ett inlägg"), text: "Ett inlägg", source: "human", translatorId: learner.id, at: new Date() } });
    await db.postRevision.create({ data: { id: newId(), postId: id, document: documentOf("Before"), text: "Before", editorId: learner.id, at: new Date() } });
  }
  const postId = posts[0]?.id ?? 0;
  await db.post.update({ where: { id: postId }, data: { authorId: learner.id } });
  const naming = { type: "doc", content: [{ type: "paragraph", content: [{ type: "mention", attrs: { kind: "person", id: learner.id, label: learner.name } }, { type: "text", text: "a topic", marks: [{ type: "link", attrs: { href: `/forum/topics/${topicId}` } }] }] }] };
  await db.post.updateMany({ where: { topicId }, data: { document: naming } });
  let actId = "";
  for (const { id } of posts) {
    await fillFlag("post", String(id), learner.id);
    await db.moderationAct.create({ data: { id: (actId = newId()), kind: "warn", topicId, postId, subjectId: learner.id, createdAt: new Date(), appeal: "No", appealedAt: new Date() } });
    await recordAudit(db, { actorId: learner.id, action: "forum.warn", subjectType: "post", subjectId: String(id), detail: { act: actId } });
    await recordAudit(db, { actorId: learner.id, action: "forum.move", subjectType: "topic", subjectId: String(topicId), detail: { act: actId, from: space.id, to: space.id } });
  }
  const bytes = Buffer.from("A picture");
  const file = await db.storedFile.create({ data: { id: newId(), hash: await keepFile(bytes), type: "image/webp", bytes: bytes.byteLength, width: 8, height: 8, createdAt: new Date() } });
  const named = { type: "paragraph", content: [{ type: "mention", attrs: { kind: "person", id: learner.id, label: "…" } }, { type: "text", text: " here", marks: [{ type: "link", attrs: { href: `/forum/topics/${otherTopicId}` } }] }] };
  const picture = { type: "doc", content: [{ type: "image", attrs: { src: `/files/${file.id}`, alt: "A picture", width: 8, height: 8 } }, named] };
  await db.post.updateMany({ where: { topicId }, data: { document: picture } });
  for (const place of [`topic:${topicId}`, `space:${space.id}`]) await db.draft.create({ data: { userId: learner.id, place, document: picture, updatedAt: new Date() } });
  return { space: space.slug, spaceId: space.id, topicId, otherTopicId, postId, actId, fileId: file.id };
}

/** `size` records and one, all like each other, each in several versions and languages, taken up `size` times. */
async function fillPractices(size: number): Promise<string> {
  const text = (locale: string) => ({ title: `Practice in ${locale}`, summary: "What it is about.", need: "A need.", lessons: ["A lesson"], state: "human" as const });
  const sources = { page: { title: "A page", publisher: "Somebody", url: "https://region.example" } };
  let slug = "";
  for (let count = 0; count <= size; count++) {
    slug = `like-${size}-${count}`;
    for (let version = 0; version < Math.max(2, Math.min(size, 4)); version++) {
      await createPractice({ slug, regions: ["SE224", "ITF4", "PT20"].slice(0, size), sources, from: { need: ["page"] }, starts: String(2015 + version), adoptions: times(size, (index) => ({ place: `Place ${index}`, state: "running" as const, source: "page" })), texts: Object.fromEntries(locales.slice(0, size).map((locale) => [locale, text(locale)])) });
    }
  }
  return slug;
}

async function fillFlag(targetKind: string, targetId: string, reporterId: string | null = null): Promise<void> {
  await db.flag.create({ data: { id: newId(), targetKind, targetId, reporterId, reason: "spam", createdAt: new Date() } });
}

/** `size` exchanges of as many messages, all reported. */
async function fillInquiries(asker: User, slug: string, size: number): Promise<string> {
  const { id: practiceId } = await db.practice.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  let inquiry = "";
  for (let count = 0; count < size; count++) {
    inquiry = newId();
    await db.practiceInquiry.create({ data: { id: inquiry, practiceId, askerId: asker.id, subject: `Question ${count}`, createdAt: new Date(), changedAt: new Date(), reportedAt: new Date(), messages: { create: times(size, () => ({ id: newId(), authorId: asker.id, text: "What did it cost?", locale: "en", sentAt: new Date() })) } } });
    await fillFlag("inquiry", inquiry);
  }
  return inquiry;
}

/** A case study by itself that `size` others show their flagged answers to; one of them. */
async function fillOwnCases(learner: User, practice: string, size: number): Promise<string> {
  for (const { id: userId } of [learner, ...(await Promise.all(times(size, () => createUser())))]) {
    await db.caseAnswer.createMany({ data: ownStudy(practice).questions.map((questionKey) => ({ userId, courseId: "", unitKey: practice, questionKey, practice, isPlan: questionKey === "transfer", text: "Ours.", locale: "en", updatedAt: new Date(), shared: "Ours.", sharedAt: new Date() })) });
  }
  const shared = await db.caseAnswer.findMany({ where: { userId: { not: learner.id }, courseId: "", unitKey: practice }, select: { id: true } });
  for (const { id } of shared) await fillFlag("answer", id);
  return shared[0]?.id ?? "";
}

/** `size` translations that wait, and as many that are published; one is only begun. */
async function fillTranslations(translator: User, slug: string, size: number): Promise<string> {
  const { id: practiceId } = await db.practice.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  const words = Object.fromEntries(["title", "summary", "need"].map((key) => [key, { words: "Words", of: "another-mark" }]));
  const write = async (locale: string, state: string) => {
    const id = newId();
    await db.translationProposal.create({ data: { id, practiceId, locale, translatorId: translator.id, state, words: state === "published" ? {} : words, createdAt: new Date(), changedAt: new Date(), sentAt: state === "waiting" ? new Date() : null } });
    return id;
  };
  await write("pt", "draft");
  for (const locale of locales.slice(0, size)) await write(locale, "published");
  return (await Promise.all(times(size, () => write("sv", "waiting"))))[0] ?? "";
}

/** `size` lists of as many records, and `size` searches. */
async function fillLists(owner: User, size: number): Promise<string> {
  const records = await db.practice.findMany({ where: { slug: { startsWith: `like-${size}-` } }, take: size, select: { id: true } });
  let list = "";
  for (let count = 0; count < size; count++) {
    list = newId();
    await db.practiceList.create({ data: { id: list, userId: owner.id, title: `List ${count}`, shared: true, createdAt: new Date(), items: { create: records.map(({ id }) => ({ practiceId: id, note: "A note.", addedAt: new Date() })) } } });
    await db.savedSearch.create({ data: { id: newId(), userId: owner.id, name: `Search ${count}`, address: "q=practice", seenAt: new Date(), createdAt: new Date() } });
  }
  return list;
}

/** `size` submissions, each with `size` things that happened. */
async function fillSubmissions(author: User, size: number): Promise<string> {
  const now = new Date();
  let id = "";
  for (let count = 0; count < size; count++) {
    id = newId();
    const events = times(size, () => ({ id: newId(), kind: "returned", text: "A question?", actorId: author.id, at: now }));
    await db.submission.create({ data: { id, authorId: author.id, state: "returned", locale: "en", title: `Told ${count}`, fields: { title: `Told ${count}`, need: "A need.", regions: ["SE22"] }, createdAt: now, changedAt: now, events: { create: events } } });
  }
  return id;
}

/** `size` files of practices, each with `size` rows. */
async function fillImports(author: User, size: number): Promise<string> {
  let id = "";
  for (let count = 0; count < size; count++) {
    id = newId();
    const rows = times(size, (index) => ({ number: index + 2, state: "wrong", title: "Practice", problems: [{ column: "title", code: "missing" }] }));
    await db.practiceImport.create({ data: { id, fileName: "practices.csv", format: "csv", size: 1, state: "checked", wrong: size, authorId: author.id, createdAt: new Date(), rows: { create: rows } } });
  }
  return id;
}

/** `size` files of figures, each with `size` rows. */
async function fillDataImports(author: User, size: number): Promise<string> {
  let id = "";
  for (let count = 0; count < size; count++) {
    id = newId();
    const rows = times(size, (index) => ({ number: index + 2, state: "wrong", title: "A row", problems: [{ column: "year", code: "year" }] }));
    await db.dataImport.create({ data: { id, target: "figures", fileName: "figures.csv", format: "csv", size: 1, state: "mapping", mapping: { seen: { columns: [], sample: [] }, chosen: null, scope: null }, wrong: size, authorId: author.id, createdAt: new Date(), rows: { create: rows } } });
  }
  return id;
}

/** Workshops for the lists, one that is planned and one that is over, each with so many people. */
/** A region that has answered for `size` years beside `size` others, with `size` experts and queries. */
async function fillIndicators(size: number): Promise<Pick<Shelf, "region" | "questionnaire" | "indicatorSet" | "setDraft" | "actionId" | "evaluationId" | "frameworkId" | "frameworkDraftId">> {
  const { id: setId, codes } = await createIndicatorSet();
  const scores = Object.fromEntries(codes.map((code) => [code, 50]));
  const regions = await Promise.all(times(size, () => createRegion({ asked: ["health"] })));
  const [region = await createRegion()] = regions;
  for (const { id: regionId } of regions) await createQuestionnaire({ setId, regionId, scores: regionId === region.id ? { ...scores, "health.plan": 0 } : { ...scores, "health.plan": 100 } });
  const questionnaire = await createQuestionnaire({ setId, regionId: region.id, year: 2025, scores });
  await createPublished({ setId, regionId: region.id, scores: Object.fromEntries(["overall", "area.health", ...codes.slice(0, size)].map((code) => [code, 40])) });
  await createFigures({ regionId: region.id, values: Object.fromEntries(times(size + 1, (index) => [2025 - index, 10 + index])) });
  for (let count = 0; count < size; count++) {
    await db.questionnaireExpert.create({ data: { questionnaireId: questionnaire, userId: (await createUser()).id, addedAt: new Date() } });
    await db.indicatorQuery.create({ data: { id: newId(), questionnaireId: questionnaire, code: codes[0] ?? "", text: "Where?", askedAt: new Date() } });
  }
  const team = Object.fromEntries(await Promise.all(times(size, async () => [(await createUser()).id, "editor"] as const)));
  const plan = theoryOf(times(size, (index) => ["activities", `Entry ${index}`]));
  const [actionId = ""] = await Promise.all(times(size, () => createAction({ regionId: region.id, team, plan, entries: size })));
  const asked = (listFrameworkFiles()[0]?.criteria ?? []).flatMap(({ key, questions }) => questions.filter(({ phases }) => phases.includes("end")).map((question) => `${key}.${question.key}`)).slice(0, size);
  for (const kind of ["self", "external"]) await createEvaluation(actionId, { kind, answers: asked });
  for (const isClosed of [true, false]) await createVoice(actionId, { answers: size + 5, token: isClosed ? newId() : actionId, isClosed });
  const evaluationId = await createEvaluation(actionId, { kind: "self", phase: "design", isFinished: false, answers: ["relevance.needs"] });
  const [frameworkId = ""] = await Promise.all(times(size, () => createRegionFramework(region.id, { questions: size })));
  const frameworkDraftId = await createRegionFramework(region.id, { questions: size, status: "draft" });
  await createEvaluation(actionId, { framework: frameworkId, kind: "self", answers: [] });
  return { region: region.slug, questionnaire, indicatorSet: setId, setDraft: await fillSetDrafts(setId, size), actionId, evaluationId, frameworkId, frameworkDraftId };
}

/** Drafts that change published sets of a region: as many as there is of everything. */
async function fillSetDrafts(setId: string, size: number): Promise<string> {
  const { content } = await db.indicatorSet.findUniqueOrThrow({ where: { id: setId } });
  const typed = typedSetOf(content as unknown as SetContent, "en");
  const drafts = times(size, () => newId());
  for (const id of drafts) {
    const { id: ownerRegionId } = await createRegion();
    await db.indicatorSet.create({ data: { id, slug: id, edition: "1", content: content ?? {}, contentHash: id, origin: "browser", ownerRegionId } });
    await db.indicatorSetDraft.create({ data: { id, setId: id, ownerRegionId, content: typed as unknown as Prisma.InputJsonObject, createdAt: new Date(), changedAt: new Date(), changedById: (await createUser()).id } });
  }
  return drafts[0] ?? "";
}

async function fillWorkshops(learner: User, size: number): Promise<Pick<Shelf, "workshopId" | "pastWorkshopId">> {
  const before = new Date(Date.now() - 1_000_000);
  const [planned, past] = [await createWorkshop({ items: size, startsAt: new Date(Date.now() + 1_000_000) }), await createWorkshop({ items: size, openedAt: before, closedAt: before })];
  for (const { id } of [planned, past]) {
    for (const userId of [learner.id, ...(await Promise.all(times(size, async () => (await createUser()).id)))]) {
      const registration = await createRegistration(id, { userId });
      await db.attendanceSpan.create({ data: { id: newId(), registrationId: registration.id, from: before, to: before } });
    }
    for (let count = 0; count < size; count++) await createWorkshop({ openedAt: id === past.id ? before : null, closedAt: id === past.id ? before : null, startsAt: new Date(Date.now() + 1_000_000) });
  }
  return { workshopId: planned.id, pastWorkshopId: past.id };
}

async function fillShelf(size: number): Promise<Shelf> {
  const organisation = await createOrganisation({ domains: times(size, (index) => `domain-${size}-${index}.example`) });
  const learner = await createUser({ organisationId: organisation.id, regionId: organisation.regionId, languages: ["en", "pt"], grants: size > 1 ? ["editor", "reviewer", "partner"] : ["editor"] });
  const admin = await createAdmin();
  const inside = await fillCourse(learner, size);
  const forum = await fillForum(learner, size);
  const practice = await fillPractices(size);
  const practiceList = await fillLists(learner, size);
  const inquiry = await fillInquiries(learner, practice, size);
  const submission = await fillSubmissions(learner, size);
  const translation = await fillTranslations(learner, practice, size);
  const workshops = await fillWorkshops(learner, size);
  const indicators = await fillIndicators(size);
  const certificates = [];
  for (let count = 0; count < size; count++) {
    await createCourse({ themes: count % 2 ? ["governance"] : ["governance", "housing"] });
    await createUser({ grants: ["editor"], organisationId: (await createOrganisation()).id });
    await createUser({ organisationId: organisation.id });
    await signIn(learner);
    const { courseId } = await createEnrolment({ userId: learner.id, completedAt: count % 2 ? new Date() : null });
    certificates.push(await createCertificate({ userId: learner.id, courseId, snapshot: { ...sampleSnapshot() } }));
    await db.learningDay.create({ data: { userId: learner.id, courseId, day: new Date().toISOString().slice(0, 10), seconds: 60 } });
    await db.invitation.create({ data: { id: newId(), email: `invited-${size}-${count}@region.example`, createdById: admin.id, organisationId: organisation.id, expiresAt: new Date(Date.now() + 1_000_000) } });
    await recordAudit(db, { actorId: admin.id, action: "role.granted", subjectType: "user", subjectId: learner.id });
  }
  const [certificate] = certificates;
  if (!certificate) throw new Error("A shelf is never empty.");
  return { ...inside, ...forum, ...workshops, ...indicators, practice, answerId: await fillOwnCases(learner, practice, size), practiceList, inquiry, submission, translation, importId: await fillImports(learner, size), dataImportId: await fillDataImports(learner, size), certificate, learnerId: learner.id, organisationId: organisation.id, cookies: { visitor: "", learner: await signIn(learner), admin: await signIn(admin) } };
}

let requests = 0;

/** What one page asks of the database, after it has been seen once: a first look may write down that it was one. */
async function measure(build: ServerBuild, { route, who, path }: Page, shelf: Shelf): Promise<{ status: number; statements: string[] }> {
  const handle = createRequestHandler(build);
  const context: AppLoadContext = { cspNonce: "nonce", requestId: "request", clientAddress: "192.0.2.1" };
  const look = async (): Promise<number> => {
    // An address of its own for every request: what is limited by address is asked for more often than people do.
    const headers = { Cookie: shelf.cookies[who], "X-Client-Address": `192.0.2.${++requests % 250}` };
    const response = await handle(new Request(`http://localhost:3000${path(shelf)}`, { headers }), context);
    await response.arrayBuffer();
    return response.status;
  };
  await look();
  const { result, statements } = await countStatements(look);
  if (result >= 500) throw new Error(`/${route} answers ${result}.`);
  return { status: result, statements };
}

const name = ({ route, who, path }: Page): string => `${path({ slug: "…", openAttempt: "open", reviewedAttempt: "reviewed", certificate: { id: "…", code: "…" }, learnerId: "…", organisationId: "…", space: "…", spaceId: "…", topicId: 0, otherTopicId: 0, postId: 0, practice: "practice", answerId: "answer", practiceList: "list", inquiry: "inquiry", submission: "submission", translation: "translation", importId: "import", dataImportId: "import", actId: "…", region: "region", questionnaire: "questionnaire", indicatorSet: "set", setDraft: "draft", actionId: "action", evaluationId: "evaluation", frameworkId: "framework", frameworkDraftId: "draft", workshopId: "…", pastWorkshopId: "…", fileId: "…", cookies: { visitor: "", learner: "", admin: "" } })} (${who}, ${route || "home"})`;

describe("a read page", () => {
  const counted = new Map<Page, { few: string[]; many: string[]; statuses: number[] }>();

  beforeAll(async () => {
    const few = await fillShelf(1);
    const build = (await loadBuiltApp()).build as ServerBuild;
    const fewer = new Map<Page, { status: number; statements: string[] }>();
    for (const each of pages) fewer.set(each, await measure(build, each, few));
    const many = await fillShelf(30);
    for (const each of pages) {
      const { status, statements } = await measure(build, each, many);
      const before = fewer.get(each);
      counted.set(each, { few: before?.statements ?? [], many: statements, statuses: [before?.status ?? 0, status] });
    }
  }, 300_000);

  it("is measured here, or shows nothing", () => {
    const patterns = listRoutes().map(({ pattern }) => pattern);
    expect([...new Set([...pages.map(({ route }) => route), ...noPages])].toSorted()).toEqual(patterns.toSorted());
  });

  it.each(pages.map((each) => [name(each), each] as const))(`takes at most ${most} statements, however long its lists: %s`, (_, each) => {
    const { few, many, statuses } = counted.get(each) ?? { few: [], many: [], statuses: [] };
    expect(statuses[0]).toBe(statuses[1]);
    expect(many, many.join("\n")).toHaveLength(few.length);
    expect(few.length, few.join("\n")).toBeLessThanOrEqual(most);
  });
});
