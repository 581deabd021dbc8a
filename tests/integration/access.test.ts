import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { httpClient, type HttpClient } from "#tests/support/http-client.ts";
import { listRoutes } from "#tests/support/routes.ts";
import { startServer, type RunningServer } from "#tests/support/server.ts";
import { accounts, fill, makeWorld, type World } from "#tests/support/world.ts";

// Who may do what, by address: every route of app/routes.ts × every role × reading and writing. The learner is in the
// middle of the essentials, the graduate has completed them, all others are not in them: what they may do comes from
// their role. Writes are sent without fields: who may write is told what is missing (422), who may not never
// gets that far.

type Who = "visitor" | keyof typeof accounts;
const everybody: Who[] = ["visitor", ...(Object.keys(accounts) as (keyof typeof accounts)[])];

/** A status, or "302 /where". */
type Answer = number | `302 ${string}`;
type Answers = Partial<Record<Who, Answer>> & { others: Answer };

const signIn = "302 /sign-in";
const all = (others: Answer): Answers => ({ others });
const members = (others: Answer): Answers => ({ visitor: signIn, others });
const visitors = (visitor: Answer): Answers => ({ visitor, others: "302 /learning" });
const inCourse = (inside: Answer, others: Answer): Answers => ({ visitor: signIn, learner: inside, graduate: inside, others });
const owner = (learner: Answer): Answers => ({ visitor: signIn, learner, others: 404 }); // somebody else's does not exist
const admin = (allowed: Answer): Answers => ({ visitor: signIn, admin: allowed, others: 403 });
/** Of a space that belongs to no course. */
const moderators = (allowed: Answer): Answers => ({ visitor: signIn, admin: allowed, editor: allowed, others: 403 });
/** Of what is submitted to the Lab. */
const reviewers = (allowed: Answer, others: Answer): Answers => ({ visitor: signIn, admin: allowed, editor: allowed, reviewer: allowed, others });
/** Of the demonstration's workshops. */
const leaders = (allowed: Answer): Answers => ({ visitor: signIn, facilitator: allowed, admin: allowed, others: 403 });
const planners = (allowed: Answer): Answers => ({ ...leaders(allowed), coordinator: allowed });
/** Of the demonstration's invented region. */
const coordinators = (allowed: Answer): Answers => ({ visitor: signIn, coordinator: allowed, admin: allowed, others: 403 });
/** Those whose profile does not name English. */
const otherLanguages = { partner: 403, coordinator: 403 } as const;
const noSuchWrite = all(405);

interface Row {
  route: string;
  /** As in makeWorld: "{tokens.reset}" stands for what the world has there. */
  path: string;
  read: Answers;
  write: Answers;
}

const course = "/courses/essentials";
const check = `${course}/learn/check-who-decides`;
const gone = "no-such-secret-at-all";
const row = (route: string, path: string, read: Answers, write: Answers = noSuchWrite): Row => ({ route, path, read, write });

const table: Row[] = [
  row("", "/", all(200)),
  row("language", "/language", all("302 /"), all("302 /")),
  row("accessibility", "/accessibility", all(200), all(422)),
  row("privacy", "/privacy", all(200)),
  row("maps/europe.svg", "/maps/europe.svg", all(200)),

  row("courses", "/courses", all(200)),
  row("courses/:slug", course, all(200), members(422)),
  row("courses/:slug", "/courses/no-such-course", all(404), members(422)),
  row("courses/:slug/media/:version/*", `${course}/media/1/policy-cycle.svg`, all(200)),
  row("courses/:slug/media/:version/*", `${course}/media/1/no-such-picture.svg`, all(404)),

  row("courses/:slug/learn", `${course}/learn`, { visitor: signIn, learner: `302 ${course}/learn/quiz-evidence`, graduate: `302 ${course}/learn/final-test`, others: `302 ${course}` }),
  row("courses/:slug/learn/:unit", `${course}/learn/target-groups`, inCourse(200, `302 ${course}`), inCourse(422, 422)),
  row("courses/:slug/learn/:unit", `${course}/learn/no-such-unit`, inCourse(404, `302 ${course}`), inCourse(422, 422)),
  row("courses/:slug/learn/:unit/next", `${course}/learn/policy-cycle/next`, { visitor: signIn, learner: `302 ${course}/learn/eight-policy-areas`, graduate: `302 ${course}/finish`, others: `302 ${course}` }),
  row("courses/:slug/learn/:unit/attempts/:attempt", `${check}/attempts/{openCheck}`, owner(200), owner(200)),
  row("courses/:slug/learn/:unit/attempts/:attempt", `${check}/attempts/{reviewedCheck}`, owner(200), owner(`302 ${check}/attempts/`)),
  row("courses/:slug/learn/:unit/attempts/:attempt/answers", `${check}/attempts/{openCheck}/answers`, noSuchWrite, owner(200)),
  row("courses/:slug/learn/:unit", `${course}/learn/case-test-bed`, inCourse(200, `302 ${course}`), inCourse(422, 422)),
  row("courses/:slug/learn/:unit/case-answers", `${course}/learn/case-test-bed/case-answers`, noSuchWrite, { visitor: 401, learner: 200, graduate: 200, others: 403 }),
  row("courses/:slug/learn/:unit/case-answers", `${course}/learn/target-groups/case-answers`, noSuchWrite, { visitor: 401, learner: 404, graduate: 404, others: 403 }),
  row("courses/:slug/beat", `${course}/beat`, noSuchWrite, inCourse(404, 403)),
  row("courses/:slug/finish", `${course}/finish`, inCourse(200, `302 ${course}`)),
  row("learning", "/learning", members(200)),
  row("learning/notes.md", "/learning/notes.md", members(200)),
  row("learning/plans", "/learning/plans", members(200)),
  row("learning/plans.md", "/learning/plans.md", members(200)),
  row("learning/plans.pdf", "/learning/plans.pdf", members(200)),

  row("learning/transcript", "/learning/transcript", members(200)),
  row("learning/transcript.pdf", "/learning/transcript.pdf", members(200)),
  row("learning/transcript.csv", "/learning/transcript.csv", members(200)),
  row("learning/certificates/:file", "/learning/certificates/{certificate.id}.pdf", { visitor: signIn, graduate: 200, admin: 200, others: 404 }),
  row("verify", "/verify", all(200)),
  row("verify/:code", "/verify/{certificate.code}", all(200)),
  row("verify/:code", "/verify/AAAAAAAAAAAAAAAA", all(404)),

  // The demonstration's forum: space "general" is open, topic 1 and post 1 are in it, by a demonstration account.
  row("forum", "/forum", all(200)),
  row("forum/feed.atom", "/forum/feed.atom", all(200)),
  row("forum/languages", "/forum/languages", all("302 /forum"), all("302 /forum")),
  row("forum/drafts", "/forum/drafts", members(200), members("302 /forum/drafts")),
  row("forum/draft", "/forum/draft", noSuchWrite, { visitor: 401, others: 422 }),
  row("files", "/files", noSuchWrite, { visitor: 401, others: 422 }),
  row("files/:id", "/files/no-such-file", all(404)),
  row("forum/search", "/forum/search?q=practice", all(200)),
  row("forum/similar", "/forum/similar?title=practice", members(200)),
  row("forum/mentions", "/forum/mentions?q=a&space=general", { visitor: 401, others: 200 }),
  row("forum/mentions", "/forum/mentions?q=a&space=no-such-space", { visitor: 401, others: 404 }),
  row("forum/spaces/:slug", "/forum/spaces/general", all(200), members(422)),
  row("forum/spaces/:slug", "/forum/spaces/no-such-space", all(404), members(404)),
  row("forum/spaces/:slug/feed.atom", "/forum/spaces/general/feed.atom", all(200)),
  row("forum/spaces/:slug/feed.atom", "/forum/spaces/no-such-space/feed.atom", all(404)),
  row("forum/spaces/:slug/new", "/forum/spaces/general/new", members(200), { visitor: 401, others: 422 }),
  row("forum/topics/:id", "/forum/topics/1", all(200), members(422)),
  row("forum/topics/:id", "/forum/topics/999999", all(404), members(422)),
  row("forum/topics/:id/read", "/forum/topics/1/read", all(405), members(422)),
  row("forum/topics/:id/print", "/forum/topics/1/print", all(200)),
  row("forum/topics/:id/print", "/forum/topics/999999/print", all(404)),
  row("forum/topics/:id/edit", "/forum/topics/1/edit", { visitor: signIn, admin: 200, editor: 200, others: 403 }, { visitor: 401, admin: 422, editor: 422, others: 403 }),
  row("forum/tags/:theme", "/forum/tags/housing", all(200), members(422)),
  row("forum/tags/:theme", "/forum/tags/nothing", all(404), members(404)),
  row("forum/people/:id", "/forum/people/{speaker}", all(200), members(422)),
  row("forum/people/:id", "/forum/people/{person}", all(404), members(404)),
  ...["forum/my-posts", "forum/my-posts.json", "forum/my-posts.md"].map((route) => row(route, `/${route}`, members(200))),
  row("forum/following", "/forum/following", members(200), members(422)),
  row("forum/posts/:id", "/forum/posts/1", all("302 /forum/topics/1#post-1")),
  row("forum/posts/:id/edit", "/forum/posts/1/edit", { visitor: signIn, admin: 200, editor: 200, others: 403 }, { visitor: 401, admin: 422, editor: 422, others: 403 }),
  row("forum/posts/:id/translate", "/forum/posts/1/translate", members(200), all(422)),
  row("forum/posts/:id/history", "/forum/posts/1/history", all(200), members(422)),
  row("forum/posts/:id/flag", "/forum/posts/1/flag", { visitor: signIn, admin: 403, others: 200 }, members(422)), // it is the administrator's own
  row("forum/posts/:id/moderate", "/forum/posts/1/moderate", moderators(200), moderators(422)),
  row("forum/posts/:id/moderate", "/forum/posts/999999/moderate", members(404), members(404)),
  row("forum/topics/:id/moderate", "/forum/topics/1/moderate", moderators(200), moderators(422)),
  row("forum/answers/:id/flag", "/forum/answers/no-such-answer/flag", members(404), members(422)),
  row("forum/moderation", "/forum/moderation", { ...moderators(200), facilitator: 200 }, { ...moderators(422), facilitator: 422 }),
  row("forum/decisions", "/forum/decisions", members(200)),
  row("forum/decisions/:id", "/forum/decisions/no-such-decision", members(404), members(404)),

  // The demonstration's workshops are open to everybody, planned by the facilitator; the partner took part in the one that is over.
  row("workshops", "/workshops", all(200)),
  row("workshops/new", "/workshops/new", planners(200), { ...planners(422), visitor: 401 }),
  row("workshops/templates", "/workshops/templates", planners(200), planners(422)),
  row("workshops/report", "/workshops/report", planners(200)),
  row("workshops/report.csv", "/workshops/report.csv", planners(200)),
  row("workshops/:id", "/workshops/{workshop}", all(200), members(422)),
  row("workshops/:id", "/workshops/no-such-workshop", all(404), members(422)),
  row("workshops/:id/edit", "/workshops/{workshop}/edit", leaders(200), { ...leaders(422), visitor: 401 }),
  row("workshops/:id/edit", "/workshops/{pastWorkshop}/edit", members(403), { ...members(403), visitor: 401 }),
  row("workshops/:id/groups", "/workshops/{workshop}/groups", leaders(200), leaders(422)),
  row("workshops/:id/groups", "/workshops/{pastWorkshop}/groups", members(403), members(403)),
  row("workshops/:id/people", "/workshops/{workshop}/people", leaders(200), leaders(422)),
  row("workshops/:id/calendar.ics", "/workshops/{workshop}/calendar.ics", all(200)),
  row("workshops/:id/room", "/workshops/{workshop}/room", members(200), members(422)),
  row("workshops/:id/room", "/workshops/no-such-workshop/room", members(404), members(422)),
  row("workshops/:id/notes", "/workshops/{pastWorkshop}/notes", { ...members(403), partner: 200, facilitator: 200 }, members(422)),
  row("workshops/:id/notes", "/workshops/no-such-workshop/notes", members(404), members(422)),
  row("workshops/:id/stage", "/workshops/{workshop}/stage", leaders(200)),
  row("workshops/:id/minutes", "/workshops/{pastWorkshop}/minutes", { ...leaders(200), partner: 200 }),
  row("workshops/:id/minutes", "/workshops/{pastWorkshop}/minutes?version=7", { ...leaders(404), partner: 404 }),
  row("workshops/:id/minutes.pdf", "/workshops/{pastWorkshop}/minutes.pdf", { ...leaders(200), partner: 200 }),
  row("workshops/:id/minutes/edit", "/workshops/{pastWorkshop}/minutes/edit", leaders(200), leaders(422)),
  row("workshops/:id/evaluation", "/workshops/{pastWorkshop}/evaluation", { ...leaders(200), partner: 200 }, { visitor: signIn, partner: 422, others: 403 }),
  row("workshops/:id/topic", "/workshops/{pastWorkshop}/topic", leaders(200), leaders(422)),

  row("notifications", "/notifications", members(200), members("302 /notifications")),
  row("notifications/unread", "/notifications/unread", all(200)),
  row("notifications/settings", "/notifications/settings", members(200), members(422)),
  row("notifications/unsubscribe/:key", "/notifications/unsubscribe/no-such-key", all(404), all(404)),
  row("notifications/:id", "/notifications/no-such-notification", members("302 /notifications")),

  row("practices", "/practices", all(200)),
  row("practices", "/practices?q=sa%C3%BAde&area=health&view=map", all(200)),
  row("practices.csv", "/practices.csv?area=health", all(200)),
  row("practices.json", "/practices.json?q=health", all(200)),
  row("practices.pdf", "/practices.pdf?area=health", all(200)),
  row("practices.atom", "/practices.atom?q=health", all(200)),
  row("api", "/api", all(200)),
  row("api/v1/practices", "/api/v1/practices?area=health", all(200)),
  row("api/v1/practices", "/api/v1/practices?area=no-such-area", all(400)),
  row("api/v1/practices/:slug", "/api/v1/practices/skane-health-inclusion-test-bed", all(200)),
  row("api/v1/practices/:slug", "/api/v1/practices/no-such-practice", all(404)),
  row("api/v1/figures", "/api/v1/figures?region=vistamar&year=2025", all(200)),
  row("api/v1/figures", "/api/v1/figures?year=soon", all(400)),
  row("api/v1/scores", "/api/v1/scores?region=vistamar", all(200)),
  row("api/v1/scores", "/api/v1/scores?basis=hearsay", all(400)),
  row("api/v1/actions", "/api/v1/actions?region=vistamar", all(200)),
  row("api/v1/actions", "/api/v1/actions?status=draft", all(400)),
  row("api/v1/actions/:id", "/api/v1/actions/demo-action-housing", all(200)),
  row("api/v1/actions/:id", "/api/v1/actions/{actionDraft}", all(404)),
  row("api/v1/openapi.json", "/api/v1/openapi.json", all(200)),
  row("api/*", "/api/v1/people", all(404)),
  row("practices/submit", "/practices/submit", all(200), all(422)),
  row("practices/submissions", "/practices/submissions", members(200)),
  row("practices/submissions/:id", "/practices/submissions/{practice.draft}", owner(200), owner(422)),
  row("practices/submissions/:id", "/practices/submissions/{practice.sent}", { ...reviewers(200, 404), learner: 200 }, { ...reviewers(422, 404), learner: 422 }),
  row("practices/submissions/:id/edit", "/practices/submissions/{practice.accepted}/edit", { ...reviewers(403, 404), learner: 200 }, { ...reviewers(403, 404), learner: 422 }),
  row("practices/submissions/:id/draft", "/practices/submissions/{practice.draft}/draft", noSuchWrite, { visitor: 401, others: 422 }),
  row("practices/review", "/practices/review", reviewers(200, 403)),
  row("practices/imports", "/practices/imports", reviewers(200, 403), { visitor: signIn, admin: 422, editor: 422, others: 403 }),
  row("practices/imports/template.csv", "/practices/imports/template.csv", { visitor: signIn, admin: 200, editor: 200, others: 403 }),
  row("practices/imports/:id", "/practices/imports/no-such-import", reviewers(404, 403), reviewers(404, 403)),
  row("practices/lists", "/practices/lists", members(200), all(422)),
  row("practices/lists/:id", "/practices/lists/{practice.list}", { learner: 200, others: 404 }, members(422)),
  row("practices/lists/:id", "/practices/lists/{practice.shared}", all(200), members(422)),
  row("practices/lists/:id", "/practices/lists/no-such-list", all(404), members(422)),
  row("practices/lists/:id/practices.csv", "/practices/lists/{practice.shared}/practices.csv", all(200)),
  row("practices/lists/:id/practices.csv", "/practices/lists/no-such-list/practices.csv", all(404)),
  row("practices/searches", "/practices/searches?q=health", members(200), members(422)),
  row("practices/:slug/collect", "/practices/skane-milsa/collect", members(200), { visitor: 401, others: 422 }),
  row("practices/:slug/collect", "/practices/no-such-practice/collect", members(404), { visitor: 401, others: 422 }),
  row("practices/compare", "/practices/compare?ids=skane-milsa,no-such-practice", all(200)),
  row("practices/:slug", "/practices/skane-health-inclusion-test-bed", all(200)),
  row("practices/:slug", "/practices/skane-health-inclusion-test-bed?version=99", all(404)),
  row("practices/:slug", "/practices/no-such-practice", all(404)),
  row("practices/messages", "/practices/messages", members(200)),
  row("practices/messages/:id", "/practices/messages/no-such-exchange", members(404), members(404)),
  row("practices/:slug/contact", "/practices/skane-milsa/contact", members(200), all(422)),
  row("practices/:slug/contact", "/practices/no-such-practice/contact", members(404), all(422)),
  row("practices/:slug/history", "/practices/skane-milsa/history?from=1&to=1", all(200)),
  row("practices/:slug/history", "/practices/skane-milsa/history?to=99", all(404)),
  row("practices/:slug/practice.pdf", "/practices/skane-milsa/practice.pdf", all(200)),
  row("practices/:slug/practice.pdf", "/practices/no-such-practice/practice.pdf", all(404)),
  row("practices/translations/:id", "/practices/translations/{practice.translation}", { ...reviewers(200, 404), learner: 200 }, { ...reviewers(422, 404), learner: 422 }),
  row("practices/:slug/translate", "/practices/lund-kom-vidare/translate", all(200)),
  row("practices/:slug/translate", "/practices/no-such-practice/translate", all(404)),
  row("practices/:slug/translate/:locale", "/practices/lund-kom-vidare/translate/en", { ...members(200), ...otherLanguages }, { visitor: 401, ...otherLanguages, others: "302 /practices/lund-kom-vidare/translate/en?saved" }),
  row("practices/:slug/translate/:locale", "/practices/lund-kom-vidare/translate/fr", members(403), { visitor: 401, others: 403 }),
  row("practices/:slug/translate/:locale", "/practices/lund-kom-vidare/translate/sv", members(403), { visitor: 401, others: 403 }),
  row("practices/:slug/translate/:locale/draft", "/practices/lund-kom-vidare/translate/fr/draft", noSuchWrite, { visitor: 401, others: 403 }),
  row("practices/:slug/adopt", "/practices/skane-milsa/adopt", members(200), all(422)),
  row("practices/:slug/adopt", "/practices/no-such-practice/adopt", members(404), all(422)),
  row("practices/:slug/case-study", "/practices/skane-milsa/case-study", members(200), members(422)),
  row("practices/:slug/case-study", "/practices/no-such-practice/case-study", members(404), members(422)),
  row("practices/:slug/case-study/case-answers", "/practices/skane-milsa/case-study/case-answers", noSuchWrite, { visitor: 401, others: 200 }),
  row("practices/:slug/case-study/case-answers", "/practices/no-such-practice/case-study/case-answers", noSuchWrite, { visitor: 401, others: 404 }),
  row("practices/:slug/discuss", "/practices/skane-milsa/discuss", members(200), all(422)),
  row("practices/:slug/discuss", "/practices/no-such-practice/discuss", members(404), all(404)),

  // The demonstration's invented region: its coordinator is the demonstration's.
  row("actions", "/actions", all(200)),
  row("actions.atom", "/actions.atom", all(200)),
  row("actions/new", "/actions/new", members(200), all(422)),
  row("actions/new", "/actions/new?region=vistamar&area=housing", members(200), all(422)),
  row("actions/new", "/actions/new?practice=no-such-practice", members(404), all(422)),
  row("actions/:id", "/actions/demo-action-housing", all(200), members(422)),
  row("actions/:id", "/actions/{actionDraft}", { admin: 200, others: 404 }, members(422)),
  row("actions/:id", "/actions/no-such-action", all(404), members(422)),
  row("actions/:id/edit", "/actions/demo-action-housing/edit", coordinators(200), members(422)),
  row("actions/:id/edit/:section", "/actions/demo-action-housing/edit/problem", coordinators(200), { visitor: 401, coordinator: 409, admin: 409, others: 403 }),
  row("actions/:id/edit/:section", "/actions/demo-action-housing/edit/no-such-section", all(404), all(404)),
  row("actions/:id/evaluation", "/actions/demo-action-language/evaluation", all(200), members(422)),
  row("actions/:id/evaluation", "/actions/{actionDraft}/evaluation", { admin: 200, others: 404 }, members(422)),
  row("actions/:id/evaluation.pdf", "/actions/demo-action-language/evaluation.pdf", all(200)),
  row("actions/:id/evaluation.pdf", "/actions/{actionDraft}/evaluation.pdf", { admin: 200, others: 404 }),
  row("voice/:token", `/voice/${gone}`, all(404), all(422)),
  row("voice/:token", "/voice/{tokens.voice}", all(200), all(422)),
  row("actions/:id/evaluation/:evaluation/:question", "/actions/demo-action-housing/evaluation/demo-evaluation-housing/relevance.needs", { visitor: signIn, coordinator: 200, admin: 200, others: 404 }, { visitor: 401, coordinator: 409, admin: 409, others: 404 }),
  row("actions/:id/evaluation/:evaluation/:question", "/actions/demo-action-language/evaluation/demo-evaluation-language/relevance.needs", { visitor: signIn, others: 403 }, { visitor: 401, admin: 409, partner: 409, others: 403 }),
  row("actions/:id/log", "/actions/demo-action-housing/log", all(200), members(422)),
  row("actions/:id/discuss", "/actions/demo-action-housing/discuss", members(200), all(422)),
  row("actions/:id/team", "/actions/demo-action-housing/team", coordinators(200), members(422)),
  ...["svg", "png"].map((kind) => row(`actions/:id/theory.${kind}`, `/actions/demo-action-housing/theory.${kind}`, all(200))),
  row("actions/:id/theory.svg", "/actions/demo-action-labour/theory.svg", all(404)),

  row("regions", "/regions", all(200)),
  row("regions/:slug", "/regions/vistamar", all(200), members(422)),
  row("regions/:slug", "/regions/no-such-region", all(404), members(422)),
  row("regions/:slug/profile", "/regions/vistamar/profile", all(200)),
  row("regions/:slug/profile", "/regions/no-such-region/profile", all(404)),
  ...["csv", "xlsx", "json", "svg", "png"].flatMap((kind) => ["profile", "figures", "change", "scores"].map((what) => row(`regions/:slug/${what}.${kind}`, `/regions/vistamar/${what}.${kind}`, all(200)))),
  row("regions/:slug/figures", "/regions/vistamar/figures", all(200)),
  row("regions/:slug/figures", "/regions/no-such-region/figures", all(404)),
  row("regions/:slug/figures.svg", "/regions/skane/figures.svg", all(404)),
  row("regions/:slug/profile.csv", "/regions/skane/profile.csv", all(404)),
  row("regions/:slug/scores", "/regions/vistamar/scores", all(200)),
  row("regions/:slug/scores", "/regions/no-such-region/scores", all(404)),
  row("regions/:slug/scores.csv", "/regions/skane/scores.csv", all(404)),
  row("regions/:slug/change", "/regions/vistamar/change", all(200)),
  row("regions/:slug/change", "/regions/no-such-region/change", all(404)),
  row("regions/:slug/change.svg", "/regions/skane/change.svg", all(404)),
  row("regions/:slug/gaps", "/regions/vistamar/gaps", all(200)),
  row("regions/:slug/gaps", "/regions/no-such-region/gaps", all(404)),
  row("regions/:slug/settings", "/regions/vistamar/settings", coordinators(200), coordinators("302 /regions/vistamar")),
  row("regions/:slug/frameworks", "/regions/vistamar/frameworks", all(200), members(422)),
  row("regions/:slug/frameworks", "/regions/no-such-region/frameworks", all(404), members(422)),
  row("regions/:slug/frameworks/:id", "/regions/vistamar/frameworks/demo-framework-close", all(200), members(422)),
  row("regions/:slug/frameworks/:id", "/regions/vistamar/frameworks/demo-framework-draft", { coordinator: 200, admin: 200, others: 404 }, members(422)),
  row("regions/:slug/frameworks/:id", "/regions/skane/frameworks/demo-framework-close", all(404), members(422)),
  row("regions/:slug/frameworks/:id/edit", "/regions/vistamar/frameworks/demo-framework-draft/edit", { visitor: signIn, coordinator: 200, admin: 200, others: 404 }, { visitor: 401, coordinator: 409, admin: 409, others: 404 }),
  row("regions/:slug/frameworks/:id/edit", "/regions/vistamar/frameworks/demo-framework-close/edit", coordinators("302 /regions/vistamar/frameworks/demo-framework-close"), { visitor: 401, coordinator: 409, admin: 409, others: 403 }),
  row("regions/:slug/questionnaires/:id", "/regions/vistamar/questionnaires/{questionnaire}", all(200), members(422)),
  row("regions/:slug/questionnaires/:id", "/regions/norrvik/questionnaires/{questionnaireDraft}", { reviewer: 200, admin: 200, others: 404 }, members(422)),
  row("regions/:slug/questionnaires/:id", "/regions/vistamar/questionnaires/no-such-questionnaire", all(404), members(422)),
  row("indicators", "/indicators", all(200)),
  row("indicators/imports", "/indicators/imports", coordinators(200), coordinators(422)),
  row("indicators/imports/:id", "/indicators/imports/no-such-import", coordinators(404), coordinators(404)),
  row("indicators/sets/new", "/indicators/sets/new", coordinators(200), coordinators(422)),
  row("indicators/sets/drafts/:id", "/indicators/sets/drafts/{setDraft}", { visitor: signIn, coordinator: 200, admin: 200, others: 404 }, { visitor: signIn, coordinator: 422, admin: 422, others: 404 }),
  row("indicators/sets/drafts/:id/workbook.xlsx", "/indicators/sets/drafts/{setDraft}/workbook.xlsx", { visitor: signIn, coordinator: 200, admin: 200, others: 404 }),
  row("indicators/sets/drafts/:id/words/:language", "/indicators/sets/drafts/{setDraft}/words/sv", { visitor: signIn, coordinator: 200, admin: 200, others: 404 }, { visitor: 401, coordinator: 409, admin: 409, others: 404 }),
  row("indicators/sets/drafts/:id/:section", "/indicators/sets/drafts/{setDraft}/facts", { visitor: signIn, coordinator: 200, admin: 200, others: 404 }, { visitor: 401, coordinator: 409, admin: 409, others: 404 }),
  row("indicators/sets/drafts/:id/:section", "/indicators/sets/drafts/{setDraft}/nothing", all(404), all(404)),
  row("indicators/:set", "/indicators/self-assessment-2026", all(200), { visitor: signIn, others: 404 }),
  row("indicators/:set", "/indicators/no-such-set", all(404), { visitor: signIn, others: 404 }),
  row("indicators/:set/workbook.xlsx", "/indicators/self-assessment-2026/workbook.xlsx", all(200)),
  row("indicators/:set/workbook.xlsx", "/indicators/no-such-set/workbook.xlsx", all(404)),
  row("indicators/map", "/indicators/map", all(200)),
  row("indicators/outcomes", "/indicators/outcomes", all(200)),
  ...["csv", "xlsx", "json", "svg", "png"].flatMap((kind) => ["map", "outcomes"].map((what) => row(`indicators/${what}.${kind}`, `/indicators/${what}.${kind}`, all(200)))),

  row("join", "/join", visitors(200), visitors(422)),
  row("join/sent", "/join/sent", visitors(200), visitors(422)),
  row("confirm/:token", "/confirm/{tokens.confirm}", all(200)),
  row("confirm/:token", `/confirm/${gone}`, all(404), all(404)),
  row("sign-in", "/sign-in", visitors(200), visitors(422)),
  row("sign-out", "/sign-out", all("302 /"), all("302 /")),
  row("forgot", "/forgot", all(200), all(422)),
  row("reset/:token", "/reset/{tokens.reset}", all(200), all(422)),
  row("reset/:token", `/reset/${gone}`, all(404), all(422)),
  row("suspended/:token", "/suspended/{tokens.suspended}", all(200), all(422)),
  row("suspended/:token", `/suspended/${gone}`, all(404), all(422)),
  row("invitation/:token", "/invitation/{tokens.personal}", all(200)),
  row("invitation/:token", `/invitation/${gone}`, all(404), all(404)),
  row("setup/:token", `/setup/${gone}`, all(404), all(422)),
  row("mailbox", "/mailbox", all(200)), // of the demonstration; in production there is none
  row("profile", "/profile", members(200)),
  row("profile", "/profile?index", members(200), members(422)),
  row("profile/email", "/profile/email", members(200), members(422)),
  row("profile/password", "/profile/password", members(200), members(422)),
  row("profile/sessions", "/profile/sessions", members(200), members(422)),
  row("profile/asked", "/profile/asked", members(200), members("302 /profile/asked?saved")),
  row("profile/data", "/profile/data", members(200), members(422)),
  row("profile/data.json", "/profile/data.json", all("302 /profile/data"), members(200)),

  row("admin", "/admin", admin("302 /admin/people")),
  row("admin/people", "/admin/people", admin(200)),
  row("admin/people/:id", "/admin/people/{person}", admin(200), admin(422)),
  row("admin/people/:id", "/admin/people/no-such-person", admin(404), admin(422)),
  row("admin/regions", "/admin/regions", admin(200), admin(422)),
  row("admin/regions/:slug", "/admin/regions/no-such-region", admin(404), admin(422)),
  row("admin/organisations", "/admin/organisations", admin(200), admin(422)),
  row("admin/organisations/:id", "/admin/organisations/no-such-organisation", admin(404), admin(422)),
  row("admin/spaces", "/admin/spaces", admin(200)),
  row("admin/spaces/new", "/admin/spaces/new", admin(200), admin(422)),
  row("admin/spaces/:id", "/admin/spaces/general", admin(200), admin(422)),
  row("admin/spaces/:id", "/admin/spaces/no-such-space", admin(404), admin(404)),
  row("admin/invitations", "/admin/invitations", admin(200), admin(422)),
  row("admin/certificates", "/admin/certificates", admin(200), admin(422)),
  row("admin/settings", "/admin/settings", admin(200), admin(422)),
  row("admin/audit", "/admin/audit", admin(200)),

  row("dev/ui", "/dev/ui", all(404)), // in development only
  row("*", "/no/such/page", all(404), all(404)),
];

/** Rows whose write is tried with links that still work, which it would use up: their other rows try it. */
const notWritten = new Set(["confirm/:token", "invitation/:token"]);

let server: RunningServer;
let world: World;
const clients = new Map<Who, HttpClient>();

beforeAll(async () => {
  server = await startServer({ env: { REGIN_TRUST_PROXY: "1" } });
  world = await makeWorld(server.dataDir, server.origin);
  for (const [index, who] of everybody.entries()) {
    // An address of their own each, so that nobody is slowed down for the others' sake.
    const client = httpClient(server.origin, { "X-Forwarded-For": `192.0.2.${index + 1}` });
    if (who !== "visitor") await client.signIn(accounts[who]);
    clients.set(who, client);
  }
}, 120_000);

afterAll(async () => {
  await server.stop();
});

function client(who: Who): HttpClient {
  const found = clients.get(who);
  if (!found) throw new Error(`${who} has not come in.`);
  return found;
}

const expected = (answers: Answers, who: Who): string => String(answers[who] ?? answers.others);

/** Where a redirect leads is told as far as the table says it. */
async function got(response: Response, wanted: string): Promise<string> {
  await response.arrayBuffer();
  const full = [response.status, response.headers.get("Location")].filter(Boolean).join(" ");
  const isExact = wanted !== `${signIn}` && !wanted.endsWith("/attempts/");
  return !isExact && full.startsWith(wanted) ? wanted : full;
}

describe("access", () => {
  it("has a row for every route, and no row without one", () => {
    const patterns = listRoutes().map(({ pattern }) => pattern);
    expect([...new Set(table.map(({ route }) => route))].sort()).toEqual(patterns.sort());
  });

  it.each(table)("reading $path", async (row) => {
    const path = fill(row.path, world);
    const wanted = Object.fromEntries(everybody.map((who) => [who, expected(row.read, who)]));
    const answers: Record<string, string> = {};
    for (const who of everybody) answers[who] = await got(await client(who).get(path), wanted[who] ?? "");
    expect(answers).toEqual(wanted);
  });

  const writes = table.filter(({ route, write }) => !(notWritten.has(route) && write === noSuchWrite) && route !== "sign-out");
  it.each(writes)("writing to $path", async (row) => {
    const path = fill(row.path, world);
    const wanted = Object.fromEntries(everybody.map((who) => [who, expected(row.write, who)]));
    const answers: Record<string, string> = {};
    for (const who of everybody) answers[who] = await got(await client(who).post(path), wanted[who] ?? "");
    expect(answers).toEqual(wanted);
  });

  it("signs out by a write, whoever asks, and by no link", async () => {
    const leaving = httpClient(server.origin, { "X-Forwarded-For": "192.0.2.200" });
    await leaving.signIn(accounts.newcomer);
    expect((await leaving.get("/sign-out")).headers.get("Location")).toBe("/");
    expect((await leaving.get("/learning")).status).toBe(200);
    expect((await leaving.post("/sign-out")).headers.get("Location")).toBe("/");
    expect((await leaving.get("/learning")).headers.get("Location")).toBe("/sign-in?next=%2Flearning");
  });

  it("refuses every write that a foreign page sends, whatever the session may do", async () => {
    const paths = [...new Set(table.map(({ path }) => fill(path, world)))];
    const statuses = await Promise.all(paths.map(async (path) => (await client("admin").send(path, { method: "POST", headers: { Origin: "https://elsewhere.example" }, body: new URLSearchParams() })).status));
    expect(new Set(statuses)).toEqual(new Set([403]));
  });

  it("shows the addresses of single fetch to nobody who may not see the page", async () => {
    for (const path of ["/admin/people.data", "/admin/settings.data", `/learning/certificates/${world.certificate.id}.pdf`]) {
      const body = await (await client("learner").get(path)).text();
      expect(body, path).not.toContain("admin@demo.example");
      expect(body, path).not.toContain("issuerName");
    }
  });
});
