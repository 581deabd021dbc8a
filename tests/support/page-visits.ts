import type { Page } from "@playwright/test";
import type Database from "better-sqlite3";
import { expect } from "./browser-test.ts";
import { endTimeOfAttempt, enrolBeforeCurrentVersion } from "./past.ts";
import { accounts, type World } from "./world.ts";

/** Opens one state of a page that has just been loaded. */
export type OpenState = (page: Page) => Promise<void>;

/** One page as one person sees it, and what can be opened on it. */
export interface Visit {
  /** Pattern of app/routes.ts. */
  route: string;
  /** "{tokens.reset}" stands for what the world has there. */
  path: string;
  status?: number;
  /** On paper or on a wall: nothing stands around it. */
  bare?: true;
  states?: Record<string, OpenState>;
  /** What must have happened before. */
  past?: (database: Database.Database, world: World) => void;
}

/** Who looks at pages: the people of the world, and one whose certificate was revoked. */
export const emails = { ...accounts, pretender: "pretender@region.example" };
export type Visitor = "visitor" | keyof typeof emails;

/** Sends a form as its reader filled it in, past the browser's own checks, and waits for what is wrong with it. */
export const refused = (form: string, fields: Record<string, string> = {}): OpenState => async (page) => {
  await page.locator(form).evaluate((element) => element.setAttribute("novalidate", ""));
  for (const [name, value] of Object.entries(fields)) await page.locator(`${form} [name="${name}"]`).fill(value);
  await page.locator(`${form} button:not([tabindex="-1"])`).last().click();
  await expect(page.locator('[aria-invalid="true"], [data-form-errors]').first()).toBeVisible();
};

/** Saves a section of a plan as it was filled in: its last button adds a row. */
const refusedSection = (fields: Record<string, string>): OpenState => async (page) => {
  for (const [name, value] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(value);
  await page.locator('main form button[value="save"]').last().click();
  await expect(page.locator("[data-form-errors]")).toBeVisible();
};

/** Opens what folds. */
export const unfolded = (summary: string): OpenState => async (page) => {
  await page.locator(summary).first().click();
  await expect(page.locator("details[open]").first()).toBeVisible();
};

const pressed = (selector: string, then: string): OpenState => async (page) => {
  await page.locator(selector).first().click();
  await expect(page.locator(then).first()).toBeVisible();
};

const narrow = (open: OpenState): OpenState => async (page) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page);
};

const languageMenu = unfolded("header.site summary");
const accountMenu: OpenState = async (page) => {
  await page.locator("header.site summary").last().click();
  await expect(page.locator('header.site a[href="/profile"]')).toBeVisible();
};
const shortcuts: OpenState = async (page) => {
  await page.keyboard.press("?");
  await expect(page.locator("dialog[open]")).toBeVisible();
};

const v = (route: string, path: string, states?: Record<string, OpenState>, status = 200): Visit => ({ route, path, status, states });
const bare = (visit: Visit): Visit => ({ ...visit, bare: true });
const gone = "no-such-secret-at-all";
const course = "/courses/essentials";
const film = "/courses/learning-from-failure";
const unit = "courses/:slug/learn/:unit";
const attempt = `${unit}/attempts/:attempt`;

const visitor: Visit[] = [
  v("", "/", { "language menu": languageMenu, "language menu, narrow": narrow(languageMenu), shortcuts, "shortcuts, narrow": narrow(shortcuts) }),
  v("accessibility", "/accessibility", { errors: refused("main form", { email: "nobody" }), sent: async (page) => {
    await page.locator("#message").fill("The map has no legend.");
    await page.locator("main form button").click();
    await expect(page.locator("main [role=status]")).toBeVisible();
  } }),
  v("privacy", "/privacy"),
  v("courses", "/courses"),
  v("courses", "/courses?q=nothing-has-this-word"),
  v("courses/:slug", course),
  v("courses/:slug", film),
  v("courses/:slug", "/courses/no-such-course", {}, 404),
  v("practices", "/practices", { "a filter opened": async (page) => {
    await page.locator("#filters details:not([open]) > summary").first().click();
    await expect(page.locator("#filters details[open]").nth(3)).toBeVisible();
  } }),
  v("practices", "/practices?q=mental+health&area=health&outcome=successful"),
  v("practices", "/practices?q=nothing+has+this+word+zeppelin&words=exact"),
  v("practices", "/practices?view=map"),
  v("practices", "/practices?view=map&at=SE224"),
  v("api", "/api"),
  v("practices/compare", "/practices/compare"),
  v("practices/compare", "/practices/compare?ids=skane-milsa,illustrative-evening-course-childcare"),
  v("practices/submit", "/practices/submit"),
  v("practices/:slug", "/practices/skane-health-inclusion-test-bed", { "how to cite": unfolded("aside summary") }),
  v("practices/:slug", "/practices/illustrative-evening-course-childcare"),
  v("practices/:slug", "/practices/no-such-practice", {}, 404),
  v("practices/:slug/history", "/practices/skane-milsa/history"),
  v("verify", "/verify"),
  v("verify", "/verify?code="),
  v("verify/:code", "/verify/{certificate.code}"),
  v("verify/:code", "/verify/{revoked.code}"),
  v("verify/:code", "/verify/AAAAAAAAAAAAAAAA", {}, 404),
  v("join", "/join", { errors: refused("#join", { email: "nobody", password: "short" }), "a password too well known": refused("#join", { name: "Nils Example", email: "nils@region.example", password: "password1234" }) }),
  v("join/sent", "/join/sent", { errors: refused("#resend") }),
  v("join/sent", "/join/sent?unconfirmed"),
  v("join/sent", "/join/sent?again"),
  v("confirm/:token", "/confirm/{tokens.confirm}"),
  v("confirm/:token", "/confirm/{tokens.confirmed}"),
  v("confirm/:token", "/confirm/{tokens.change}"),
  v("confirm/:token", `/confirm/${gone}`, {}, 404),
  v("sign-in", "/sign-in", { errors: refused("#sign-in"), "wrong password": refused("#sign-in", { email: "nobody@region.example", password: "not the password" }) }),
  v("sign-in", "/sign-in?confirmed"),
  v("forgot", "/forgot", { errors: refused("#forgot") }),
  v("forgot", "/forgot?sent"),
  v("reset/:token", "/reset/{tokens.reset}", { errors: refused("#reset", { password: "short" }) }),
  v("reset/:token", `/reset/${gone}`, {}, 404),
  v("suspended/:token", "/suspended/{tokens.suspended}", { errors: refused("#appeal") }),
  v("suspended/:token", "/suspended/{tokens.suspended}?sent"),
  v("suspended/:token", `/suspended/${gone}`, {}, 404),
  v("invitation/:token", "/invitation/{tokens.personal}", { errors: refused("#invitation") }),
  v("invitation/:token", "/invitation/{tokens.known}"),
  v("invitation/:token", "/invitation/{tokens.open}", { errors: refused("#invitation") }),
  v("invitation/:token", `/invitation/${gone}`, {}, 404),
  v("setup/:token", `/setup/${gone}`, {}, 404),
  v("mailbox", "/mailbox"),
  v("mailbox", "/mailbox?to=nobody@region.example"),
  v("actions", "/actions"),
  v("actions", "/actions?area=health&status=stopped"),
  v("actions/:id", "/actions/demo-action-housing", { "the theory as a table": unfolded("#theory details summary") }),
  v("actions/:id/evaluation", "/actions/demo-action-language/evaluation"),
  v("actions/:id/evaluation", "/actions/demo-action-labour/evaluation"),
  v("voice/:token", "/voice/{tokens.voice}", { errors: refused("main form") }),
  v("voice/:token", "/voice/{tokens.voice}?thanks"),
  v("actions/:id/log", "/actions/demo-action-language/log"),
  v("regions", "/regions"),
  v("regions/:slug", "/regions/skane"),
  v("regions/:slug", "/regions/vistamar"),
  v("regions/:slug/profile", "/regions/vistamar/profile"),
  v("regions/:slug/profile", "/regions/skane/profile"),
  v("regions/:slug/figures", "/regions/vistamar/figures"),
  v("regions/:slug/figures", "/regions/skane/figures"),
  v("regions/:slug/scores", "/regions/vistamar/scores"),
  v("regions/:slug/scores", "/regions/skane/scores"),
  v("regions/:slug/change", "/regions/vistamar/change"),
  v("regions/:slug/change", "/regions/skane/change"),
  v("regions/:slug/frameworks", "/regions/vistamar/frameworks"),
  v("regions/:slug/frameworks", "/regions/skane/frameworks"),
  v("regions/:slug/frameworks/:id", "/regions/vistamar/frameworks/demo-framework-close"),
  v("regions/:slug/gaps", "/regions/vistamar/gaps"),
  v("regions/:slug/questionnaires/:id", "/regions/vistamar/questionnaires/{questionnaire}"),
  v("indicators", "/indicators"),
  v("indicators/map", "/indicators/map"),
  v("indicators/outcomes", "/indicators/outcomes?value=area.health"),
  v("indicators/:set", "/indicators/self-assessment-2026"),
  v("workshops", "/workshops"),
  v("workshops", "/workshops?view=past"),
  v("workshops/:id", "/workshops/{workshop}"),
  v("workshops/:id", "/workshops/{pastWorkshop}"),
  v("workshops/:id", "/workshops/no-such-workshop", {}, 404),
  v("forum", "/forum"),
  v("forum", "/forum?view=active"),
  v("forum/search", "/forum/search?q=practice"),
  v("forum/search", "/forum/search?q=nothinghasthisword"),
  v("forum/spaces/:slug", "/forum/spaces/general"),
  v("forum/spaces/:slug", "/forum/spaces/no-such-space", {}, 404),
  v("forum/topics/:id", "/forum/topics/1"),
  v("forum/topics/:id", "/forum/topics/999999", {}, 404),
  bare(v("forum/topics/:id/print", "/forum/topics/1/print")),
  v("forum/topics/:id/print", "/forum/topics/999999/print", {}, 404),
  v("forum/posts/:id/history", "/forum/posts/1/history"),
  v("forum/tags/:theme", "/forum/tags/governance", { "languages to choose": unfolded("main details summary") }),
  v("forum/tags/:theme", "/forum/tags/no-such-theme", {}, 404),
  v("forum/people/:id", "/forum/people/{speaker}"),
  v("forum/people/:id", "/forum/people/nobody", {}, 404),
  v("notifications/unsubscribe/:key", "/notifications/unsubscribe/no-such-key", {}, 404),
  v("dev/ui", "/dev/ui", {}, 404), // in development only
  v("*", "/no/such/page", {}, 404),
];

const learner: Visit[] = [
  v("workshops", "/workshops?view=mine"),
  v("workshops/:id/room", "/workshops/{workshop}/room"),
  v("forum", "/forum"),
  v("forum/spaces/:slug", "/forum/spaces/general"),
  v("forum/posts/:id/flag", "/forum/posts/1/flag", { errors: refused("main form"), flagged: async (page) => {
    await page.locator("main input[type=radio]").first().check();
    await page.locator("main form button").click();
    await page.waitForURL(/topics/);
  } }),
  v("forum/decisions", "/forum/decisions"),
  v("forum/decisions/:id", "/forum/decisions/no-such-decision", {}, 404),
  v("practices/submit", "/practices/submit", { errors: refused("main form", { title: "" }) }),
  v("practices/:slug/adopt", "/practices/skane-milsa/adopt", { errors: refused("main form", { place: "" }) }),
  v("practices/:slug/case-study", "/practices/skane-milsa/case-study", { errors: async (page) => {
    await page.locator('main button[value="answered"]').click();
    await page.locator("[data-form-errors]").waitFor();
  } }),
  v("practices/:slug/discuss", "/practices/skane-milsa/discuss", { errors: refused("main form", { text: "" }) }),
  v("practices/lists", "/practices/lists", { errors: refused("main form", { title: "" }) }),
  v("practices/lists/:id", "/practices/lists/{practice.shared}", { "to be changed": unfolded("main details summary") }),
  v("practices/:slug/collect", "/practices/skane-milsa/collect"),
  v("practices/:slug/contact", "/practices/skane-milsa/contact"),
  v("forum/answers/:id/flag", "/forum/answers/no-such-answer/flag", {}, 404),
  v("practices/messages", "/practices/messages"),
  v("practices/messages/:id", "/practices/messages/no-such-exchange", {}, 404),
  v("practices/searches", "/practices/searches?q=health"),
  v("practices", "/practices?area=health&saved=any-search"),
  v("practices/submissions", "/practices/submissions"),
  v("practices/:slug/translate", "/practices/skane-nad-civil-society/translate"),
  v("practices/:slug/translate/:locale", "/practices/lund-kom-vidare/translate/en", { errors: async (page) => {
    await page.locator("#title").fill("");
    await page.locator('main button[value="hand-in"]').click();
    await expect(page.locator("[data-form-errors]")).toBeVisible();
  } }),
  v("practices/translations/:id", "/practices/translations/{practice.translation}"),
  v("practices/submissions/:id", "/practices/submissions/{practice.draft}"),
  v("practices/submissions/:id", "/practices/submissions/{practice.assessed}"),
  ...["basics", "story", "results", "transfer", "details", "check"].map((step) => v("practices/submissions/:id/edit", `/practices/submissions/{practice.accepted}/edit?step=${step}`)),
  v("practices/submissions/:id/edit", "/practices/submissions/{practice.sent}/edit", {}, 403),
  v("forum/drafts", "/forum/drafts"),
  v("forum/spaces/:slug/new", "/forum/spaces/general/new"),
  v("forum/spaces/:slug/new", "/forum/spaces/general/new?kind=practice-story"),
  ...[1, 2, 3].map((topic) => v("forum/topics/:id", `/forum/topics/${topic}`)),
  v("forum/people/:id", "/forum/people/{speaker}"),
  v("forum/tags/:theme", "/forum/tags/governance"),
  v("forum/my-posts", "/forum/my-posts"),
  v("forum/following", "/forum/following"),
  v("forum/posts/:id/translate", "/forum/posts/1/translate", { errors: refused("main form") }),
  v("notifications", "/notifications"),
  v("notifications/settings", "/notifications/settings"),
  v("", "/", { "account menu": accountMenu, "account menu, narrow": narrow(accountMenu) }),
  v("courses/:slug", course),
  v(unit, `${course}/learn/levels-of-government`, {
    "outline, narrow": narrow(unfolded("aside summary")),
    "a definition": pressed("button.term", "[popover]:popover-open"),
    "a saved reflection": async (page) => {
      await page.locator(".callout textarea").first().fill("The state pays.");
      await page.locator(".callout textarea").first().blur();
      await expect(page.locator(".callout [role=status]").first()).not.toBeEmpty();
    },
  }),
  v(unit, `${course}/learn/actors-and-relations`, { "a note": unfolded("article details summary") }),
  v(unit, `${course}/learn/check-who-decides`),
  v(unit, `${course}/learn/quiz-evidence`),
  v(unit, `${course}/learn/final-test`),
  v(unit, `${course}/learn/case-test-bed`, { "something missing": async (page) => {
    await page.locator('main button[value="answered"]').click();
    await expect(page.locator("[data-form-errors]")).toBeVisible();
  } }),
  v("learning/plans", "/learning/plans"),
  v(unit, `${course}/learn/no-such-unit`, {}, 404),
  v(unit, `${film}/learn/the-loop-film`, { transcript: unfolded("figcaption summary") }),
  v(unit, `${film}/learn/final-quiz`),
  v(attempt, "{allKinds}", {
    "an item moved": async (page) => {
      await page.locator('button[value$=".down"]:not([aria-disabled])').first().click();
      await expect(page.locator("ol + p[role=status]").first()).not.toBeEmpty();
    },
    "a number not understood": async (page) => {
      await page.locator("input[inputmode=decimal]").first().fill("many");
      await page.locator('button.button[value="save"]').click();
      await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
    },
    "the network away": async (page) => {
      await page.context().setOffline(true);
      await page.locator("textarea").first().fill("My own words.");
      await expect(page.locator("form#attempt .border-clay").first()).toBeVisible();
      await page.context().setOffline(false);
    },
    saved: async (page) => {
      await page.locator("input[inputmode=decimal]").first().fill("61");
      await page.locator('button.button[value="save"]').click();
      await expect(page.locator("main .border-leaf").first()).toBeVisible();
    },
  }),
  v(attempt, `${course}/learn/final-test/attempts/{timedTest}`),
  v(attempt, `${course}/learn/check-who-decides/attempts/{reviewedCheck}`, { "an own judgement": pressed("button[name=assessment]", 'button[aria-pressed="true"]') }),
  v(attempt, `${course}/learn/quiz-evidence/attempts/{failedQuiz}`),
  { ...v(attempt, `${course}/learn/final-test/attempts/{timedTest}`), past: (database, { timedTest }) => endTimeOfAttempt(database, timedTest) },
  v("courses/:slug/finish", `${course}/finish`),
  v("learning", "/learning"),
  v("learning/transcript", "/learning/transcript"),
  { ...v("courses/:slug", film), past: (database) => enrolBeforeCurrentVersion(database, emails.learner, "learning-from-failure") },
  v("learning", "/learning"),
  v("profile", "/profile", { errors: refused("#details", { name: "" }) }),
  v("profile", "/profile?saved"),
  v("profile/email", "/profile/email", { errors: refused("#email", { email: "nobody" }) }),
  v("profile/email", "/profile/email?sent"),
  v("profile/password", "/profile/password", { errors: refused("#password", { currentPassword: "wrong", password: "short" }) }),
  v("profile/password", "/profile/password?changed"),
  v("profile/sessions", "/profile/sessions"),
  v("profile/sessions", "/profile/sessions?ended"),
  v("profile/asked", "/profile/asked?saved"),
  v("profile/data", "/profile/data", { errors: refused("#erase", { currentPassword: "wrong" }) }),
  v("invitation/:token", "/invitation/{tokens.mine}"),
  v("admin/people", "/admin/people", {}, 403),
];

const graduate: Visit[] = [
  v("courses/:slug", course),
  v(unit, `${course}/learn/policy-cycle`),
  v(unit, `${course}/learn/case-unused-app`, { "what others wrote": unfolded("#others details:not([open]) summary") }),
  v("learning/plans", "/learning/plans"),
  v("courses/:slug/finish", `${course}/finish`),
  v("learning", "/learning"),
  v("learning/transcript", "/learning/transcript"),
];

const pretender: Visit[] = [
  v("courses/:slug/finish", `${course}/finish`),
  v("learning", "/learning"),
  v("learning/transcript", "/learning/transcript"),
];

const newcomer: Visit[] = [
  v("courses/:slug", course, {
    "a refusal": async (page) => {
      await page.locator('button[value="enrol"]').evaluate((button) => button.setAttribute("value", "nonsense"));
      await page.locator('button[value="nonsense"]').click();
      await expect(page.locator('main a.button[href="/"]')).toBeVisible();
    },
    left: async (page) => {
      const address = page.url();
      await page.locator('button[value="enrol"]').click();
      await page.waitForURL(/learn/);
      await page.goto(address);
      await page.locator('button[value="leave"]').click();
      await expect(page.locator("main [role=status]")).toBeVisible();
    },
  }),
  v("learning", "/learning"),
  v("learning/transcript", "/learning/transcript"),
  v("invitation/:token", "/invitation/{tokens.personal}"),
];

const admin: Visit[] = [
  v("profile/asked", "/profile/asked", { errors: async (page) => { await page.locator("#agree").check(); await refused("#asked")(page); } }),
  v("practices/review", "/practices/review"),
  v("practices/translations/:id", "/practices/translations/{practice.translation}", { errors: pressed('main button[value="return"]', "[data-form-errors]") }),
  v("practices/imports", "/practices/imports", { errors: refused("#import") }),
  v("practices/imports/:id", "/practices/imports/no-such-import", {}, 404),
  v("practices/submissions/:id", "/practices/submissions/{practice.sent}", { errors: pressed('button[value="decline"]', "[data-form-errors]") }),
  v("practices/submissions/:id", "/practices/submissions/{practice.assessed}", { "an aspect opened": unfolded("details:not([open]) > summary") }),
  v("workshops/report", "/workshops/report"),
  v("actions/new", "/actions/new?region=vistamar&area=housing", { errors: refused("main form", { title: "" }) }),
  v("actions/:id", "/actions/{actionDraft}"),
  v("actions/:id/edit", "/actions/{actionDraft}/edit", { errors: refused("main form", { title: "", ends: "soon" }) }),
  v("actions/:id/edit/:section", "/actions/demo-action-housing/edit/theory", { errors: refusedSection({ "0.leadsTo": "77" }), "one row more": pressed('button[value="more"]', "#row-9") }),
  v("actions/:id/edit/:section", "/actions/{actionDraft}/edit/budget", { errors: refusedSection({ "0.planned": "much" }) }),
  v("actions/:id/evaluation", "/actions/demo-action-housing/evaluation"),
  v("actions/:id/evaluation/:evaluation/:question", "/actions/demo-action-housing/evaluation/demo-evaluation-housing/relevance.needs", { errors: refused("main form", { evidenceUrl: "nowhere" }) }),
  v("actions/:id/log", "/actions/demo-action-housing/log", { errors: refused("section form") }),
  v("actions/:id/discuss", "/actions/demo-action-housing/discuss", { errors: refused("main form") }),
  v("actions/:id/team", "/actions/{actionDraft}/team", { errors: refused("section form", { email: "nobody@region.example" }) }),
  v("regions/:slug", "/regions/vistamar"),
  v("indicators/sets/new", "/indicators/sets/new", { errors: refused("#import") }),
  v("indicators/sets/drafts/:id", "/indicators/sets/drafts/{setDraft}", { "a preview": unfolded("main details > summary"), errors: refused("#import") }),
  v("indicators/sets/drafts/:id/words/:language", "/indicators/sets/drafts/{setDraft}/words/sv"),
  ...["facts", "axes", "scales", "indicators"].map((section) => v("indicators/sets/drafts/:id/:section", `/indicators/sets/drafts/{setDraft}/${section}`)),
  v("indicators/imports", "/indicators/imports", { errors: refused("#import") }),
  v("indicators/imports/:id", "/indicators/imports/no-such-import", {}, 404),
  v("regions/:slug/frameworks", "/regions/vistamar/frameworks"),
  v("regions/:slug/frameworks/:id", "/regions/vistamar/frameworks/demo-framework-close"),
  v("regions/:slug/frameworks/:id", "/regions/vistamar/frameworks/demo-framework-draft"),
  v("regions/:slug/frameworks/:id/edit", "/regions/vistamar/frameworks/demo-framework-draft/edit", { errors: refused("main form", { title: "long ".repeat(40) }), "one criterion more": pressed('button[value="more-criteria"]', "#f-c1-title") }),
  v("regions/:slug/frameworks/:id/edit", "/regions/vistamar/frameworks/demo-framework-draft/edit?in=sv"),
  v("regions/:slug/settings", "/regions/vistamar/settings"),
  v("regions/:slug/questionnaires/:id", "/regions/norrvik/questionnaires/{questionnaireDraft}", { "nobody to be an expert": refused("section form.flex", { email: "nobody@region.example" }), "asking back": unfolded("main section > details:last-child summary") }),
  v("workshops/new", "/workshops/new", { errors: refused("#plan", { title: "" }) }),
  v("workshops/templates", "/workshops/templates?from={workshop}", { errors: refused("#save-template", { name: " " }), "one kept, about to be changed": async (page) => {
    await page.locator("#save-template button").click();
    await page.locator("main li details summary").first().click();
  } }),
  v("workshops/:id", "/workshops/{workshop}", { "about to be cancelled": unfolded("main details summary") }),
  v("workshops/:id/edit", "/workshops/{workshop}/edit", { errors: refused("#plan", { title: "" }) }),
  v("workshops/:id/groups", "/workshops/{workshop}/groups", { errors: refused("#groups", { names: " " }), saved: pressed('main button[value="mixed"]', "main [role=status]") }),
  v("workshops/:id/people", "/workshops/{workshop}/people", { errors: refused("#invite", { email: "nobody@region.example" }) }),
  v("workshops/:id/room", "/workshops/{workshop}/room", { "inside, with everything": async (page) => {
    await page.locator('main button[value="enter"]').click();
    const pressed = async (type: string, then: string) => {
      await page.locator(`form[data-act="${type}"] button`).first().click();
      await expect(page.locator(then).first()).toBeVisible();
    };
    await pressed("room.open", 'form[data-act="stage.move"]');
    await pressed("stage.move", '[role="timer"]');
    await page.locator("#desk summary", { hasText: "poll" }).click();
    await page.locator('form[data-act="poll.add"] input[name="question"]').fill("Which first?");
    await page.locator('form[data-act="poll.add"] textarea').fill("Housing\nLanguage");
    await pressed("poll.add", 'form[data-act="poll.open"]');
    await pressed("poll.open", 'form[data-act="poll.answer"]');
    await page.locator("#desk summary", { hasText: "Add a board" }).click();
    await page.locator('form[data-act="board.add"] input[name="title"]').fill("Ideas");
    await pressed("board.add", 'form[data-act="note.add"]');
    await page.locator('form[data-act="note.add"] textarea').fill("A guarantee fund");
    await pressed("note.add", 'section li:has-text("A guarantee fund")');
    for (const summary of await page.locator("main details:not([open]) > summary").all()) if (await summary.isVisible()) await summary.click();
  } }),
  bare(v("workshops/:id/stage", "/workshops/{workshop}/stage")),
  bare(v("workshops/:id/stage", "/workshops/{pastWorkshop}/stage")),
  v("workshops/:id/room", "/workshops/{pastWorkshop}/room"),
  v("workshops/:id/notes", "/workshops/{pastWorkshop}/notes", {}, 403), // only who was in the room
  v("workshops/:id/minutes", "/workshops/{pastWorkshop}/minutes"),
  v("workshops/:id/minutes/edit", "/workshops/{pastWorkshop}/minutes/edit"),
  v("workshops/:id/evaluation", "/workshops/{pastWorkshop}/evaluation"),
  v("workshops/:id/topic", "/workshops/{pastWorkshop}/topic", { errors: refused("main form[method=post]", { title: "" }) }),
  v("workshops/:id", "/workshops/{pastWorkshop}"),
  v("forum/topics/:id", "/forum/topics/1"),
  v("forum/posts/:id/edit", "/forum/posts/1/edit"),
  v("forum/posts/:id/moderate", "/forum/posts/2/moderate", { errors: refused("main form") }),
  v("forum/topics/:id/edit", "/forum/topics/2/edit"),
  v("forum/topics/:id/moderate", "/forum/topics/2/moderate", { "all unfolded": async (page) => {
    for (const summary of await page.locator("main summary").all()) await summary.click();
    await expect(page.locator("main details[open]")).toHaveCount(3);
  } }),
  v("forum/topics/:id/moderate", "/forum/topics/2/moderate?into=3"),
  v("forum/topics/:id/moderate", "/forum/topics/2/moderate?into=2"),
  v("forum/moderation", "/forum/moderation", { errors: refused("main form:has([name=holdFirstPosts])", { holdFirstPosts: "99" }) }),
  v("admin/people", "/admin/people"),
  v("admin/people", "/admin/people?page=2"),
  v("admin/people", "/admin/people?q=nobody-has-this-name"),
  v("admin/people/:id", "/admin/people/{person}", { errors: refused("#suspend") }),
  v("admin/people/:id", "/admin/people/{suspended}?done"),
  v("admin/people/:id", "/admin/people/no-such-person", {}, 404),
  v("admin/regions", "/admin/regions", { errors: refused("#region") }),
  v("admin/regions", "/admin/regions?done"),
  v("admin/regions/:slug", "/admin/regions/skane?added", { errors: refused("#region", { "name-en": "" }) }),
  v("admin/organisations", "/admin/organisations", { errors: refused("#organisation") }),
  v("admin/organisations", "/admin/organisations?done"),
  v("admin/organisations", "/admin/organisations?q=nobody-has-this-name"),
  v("admin/organisations/:id", "/admin/organisations/demo-administration", { errors: refused("#organisation", { name: "" }) }),
  v("admin/spaces", "/admin/spaces"),
  v("admin/spaces", "/admin/spaces?q=nobody-has-this-name"),
  v("admin/spaces/new", "/admin/spaces/new", { errors: refused("main form", { slug: "Not An Address", description_en: "What it is for." }) }),
  v("admin/spaces/:id", "/admin/spaces/general?done=saved", { "all unfolded": async (page) => {
    for (const summary of (await page.locator("main details:not([open]) > summary").all()).toReversed()) await summary.click();
    await expect(page.locator("main details:not([open])")).toHaveCount(0);
  } }),
  v("admin/spaces/:id", "/admin/spaces/course-essentials?done=closed"),
  v("admin/spaces/:id", "/admin/spaces/no-such-space", {}, 404),
  v("admin/invitations", "/admin/invitations", {
    errors: refused("#invite", { email: "nobody" }),
    "a link": pressed("#invite button", "main [role=status]"),
  }),
  v("admin/invitations", "/admin/invitations?revoked"),
  v("admin/certificates", "/admin/certificates", {
    revoke: async (page) => {
      for (const summary of await page.locator("main td summary").all()) await summary.click();
      await expect(page.locator("main details[open]").first()).toBeVisible();
    },
    errors: async (page) => {
      await page.locator("main details", { has: page.locator("[name=reason]") }).first().locator("summary").click();
      await refused("main details[open] form")(page);
    },
  }),
  v("admin/certificates", "/admin/certificates?q=nobody-has-this-name"),
  v("admin/settings", "/admin/settings", { errors: refused("#settings", { organisationName: "" }) }),
  v("admin/settings", "/admin/settings?saved"),
  v("admin/audit", "/admin/audit"),
];

/** Every page of app/routes.ts, by who looks at it. */
export const visits: Partial<Record<Visitor, Visit[]>> = { visitor, learner, graduate, pretender, newcomer, admin };

/** An installation nobody has used yet; {setup} is the link that makes its first administrator. */
export const emptyVisits: Record<"before" | "after", Visit[]> = {
  before: [
    v("setup/:token", "{setup}", { errors: refused("#setup", { email: "nobody" }) }),
    v("join", "/join"),
    v("mailbox", "/mailbox", {}, 404),
  ],
  after: [
    v("admin/settings", "/admin/settings"),
    v("admin/people", "/admin/people"),
    v("admin/organisations", "/admin/organisations"),
    v("admin/invitations", "/admin/invitations"),
    v("admin/certificates", "/admin/certificates"),
    v("profile/data", "/profile/data"),
  ],
};
