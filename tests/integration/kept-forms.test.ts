import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getT } from "#app/i18n/i18n.server.ts";
import { httpClient, type HttpClient } from "#tests/support/http-client.ts";
import { startServer, type RunningServer } from "#tests/support/server.ts";
import { accounts } from "#tests/support/world.ts";

// Without scripts: what was typed into the forms of the forum and of the Lab is there still when the session has ended meanwhile, and
// when the form is shown for another kind or language.

let server: RunningServer;
let admin: HttpClient;
let visitor: HttpClient;

beforeAll(async () => {
  server = await startServer();
  [admin, visitor] = [httpClient(server.origin, { "Accept-Language": "en" }), httpClient(server.origin, { "Accept-Language": "en" })];
  await admin.signIn(accounts.admin);
}, 120_000);

afterAll(async () => {
  await server.stop();
});

const t = getT("en", "forum");
const common = getT("en");
const topic = { kind: "question", title: "Who lights the lamp?", markdown: "It was *dark* again.", locale: "pt", tags: "housing", "fields.need": "", sendKey: "a-key-of-the-form" };
const answer = async (who: HttpClient, path: string, fields: Record<string, string | string[]>) => {
  const response = await who.post(path, fields);
  return { status: response.status, to: response.headers.get("Location"), page: await response.text() };
};
const kept = (page: string, words: string) => expect(page).toMatch(new RegExp(`<textarea[^>]*name="markdown"[^>]*>\\s*${words.replaceAll("*", "\\*")}</textarea>`));

describe("who was signed out while typing", () => {
  it.each([
    ["a new topic", "/forum/spaces/general/new?kind=question", topic],
    ["a new topic of a space that visitors do not know of", "/forum/spaces/course-essentials/new", topic],
    ["an edited post", "/forum/posts/1/edit", { markdown: topic.markdown, locale: "pt", version: "2026-01-01T00:00:00.000Z" }],
    ["a translation", "/forum/posts/1/translate?locale=pt", { markdown: topic.markdown, locale: "pt" }],
  ])("reads it again: %s", async (_, path, fields) => {
    const { status, page } = await answer(visitor, path, fields);
    expect(status).toBe(401);
    kept(page, topic.markdown);
    expect(page).toContain(common("signedOut.text"));
    expect(page).toContain(common("signedOut.signIn"));
    for (const [name, value] of Object.entries(fields)) if (["title", "sendKey", "version", "kind"].includes(name)) expect(page).toMatch(new RegExp(`<input[^>]*name="${name}"[^>]*value="${value.replace("?", "\\?")}"`));
    expect(page).toMatch(/<option[^>]*value="pt"[^>]*selected|<input[^>]*name="locale"[^>]*value="pt"/);
  });

  it("reads title, themes and fields of a topic again", async () => {
    const { status, page } = await answer(visitor, "/forum/topics/1/edit", { kind: "practice-request", title: topic.title, tags: "housing", "fields.need": "A lamp" });
    expect(status).toBe(401);
    for (const words of [`value="${topic.title}"`, ">A lamp</textarea>", common("signedOut.text")]) expect(page).toContain(words);
    expect(page).toMatch(/<input[^>]*id="tag-housing"[^>]*checked|<input[^>]*checked=""[^>]*id="tag-housing"/);
  });

  it.each([
    ["a discussion", "/practices/skane-milsa/discuss", { text: "Who paid for the guides?", locale: "pt", sendKey: "a-key-of-the-form" }, /<textarea[^>]*name="text"[^>]*>\s*Who paid for the guides\?</],
    ["an adoption", "/practices/skane-milsa/adopt", { place: "Region Exempel", state: "running", changes: "By bicycle.", locale: "sv" }, /<textarea[^>]*name="changes"[^>]*>\s*By bicycle\.</],
    ["a title", "/practices/submit", { id: "begun-in-a-form", title: "A night bus", locale: "sv" }, /<input[^>]*name="title"[^>]*value="A night bus"/],
    ["a step", "/practices/submissions/nobodys-draft/edit?step=story", { step: "story", need: "No bus at night.", version: "whatever" }, /<textarea[^>]*name="need"[^>]*>\s*No bus at night\.</],
    ["a decision", "/practices/submissions/nobodys-draft", { decision: "return", text: "How many came?" }, /<textarea[^>]*>\s*How many came\?</],
  ])("reads it again, in the Lab: %s", async (_, path, fields, words) => {
    const form: Record<string, string> = { "/practices/skane-milsa/discuss": "discuss", "/practices/skane-milsa/adopt": "adopt", "/practices/submit": "start", "/practices/submissions/nobodys-draft": "decide" };
    const { status, page } = await answer(visitor, path, { form: form[path] ?? "step", ...fields });
    expect(status).toBe(401);
    expect(page).toMatch(words);
    expect(page).toContain(common("signedOut.text"));
    expect(page).toContain(common("signedOut.signIn"));
  });

  it("sends it after signing in", async () => {
    expect((await answer(admin, "/forum/spaces/general/new", { ...topic, seen: "yes" })).to).toMatch(/^\/forum\/topics\/\d+$/);
  });

  it("is led to sign in where only the page is asked for", async () => {
    for (const path of ["/forum/spaces/general/new", "/forum/topics/1/edit", "/forum/posts/1/edit", "/forum/posts/1/translate"]) {
      expect((await visitor.get(path)).headers.get("Location")).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
    }
    expect((await answer(visitor, "/forum/posts/1/translate", { intent: "remove", locale: "pt" })).to).toMatch(/^\/sign-in/);
  });
});

describe("who wrote about something that is there no more", () => {
  it("reads what they wrote again, to take it along", async () => {
    const writer = httpClient(server.origin, { "Accept-Language": "en" });
    await writer.signIn("learner@demo.example");
    const { to } = await answer(admin, "/forum/spaces/general/new", { ...topic, kind: "discussion", seen: "yes", sendKey: "a-topic-that-goes" });
    const path = to ?? "";
    const [, postId] = /id="post-(\d+)"/.exec(await (await admin.get(path)).text()) ?? [];
    expect((await answer(admin, `${path}/moderate`, { form: "state", act: "hide", reason: "It is about nothing." })).status).toBeLessThan(400);
    for (const [form, fields] of [
      [path, { intent: "reply", markdown: topic.markdown, locale: "pt", sendKey: "an-answer-too-late" }],
      [`/forum/posts/${postId}/translate`, { intent: "save", markdown: topic.markdown, title: "Quem acende a luz?", locale: "pt" }],
      [`${path}/edit`, { kind: "discussion", title: "Quem acende a luz?", markdown: topic.markdown }],
      ["/forum/spaces/no-such-space/new", { ...topic, title: "Quem acende a luz?" }],
      [`/forum/posts/${postId}/edit`, { markdown: topic.markdown, locale: "pt", version: "" }],
    ] as const) {
      const { status, page } = await answer(writer, form, fields);
      expect([form, status]).toEqual([form, 404]);
      expect(page).toMatch(/<textarea[^>]*>\s*It was \*dark\* again\.<\/textarea>/);
      if ("title" in fields) expect(page).toContain(">Quem acende a luz?</textarea>");
      expect(page).toContain(common("errors:kept.title"));
    }
    expect(await (await writer.get(path)).text()).not.toContain(common("errors:kept.title"));
  });
});

describe("who was signed out in a workshop", () => {
  const plan = { title: "Housing for all", purpose: "Agree on one step", date: "2027-02-30", time: "10:00", timeZone: "Europe/Madrid", itemKind: "talk", itemTitle: "A long talk", itemMinutes: "10", itemInstructions: "Listen" };

  it.each(["/workshops/new", "/workshops/no-such-workshop/edit"])("reads the plan again: %s", async (path) => {
    const { status, page } = await answer(visitor, path, plan);
    expect(status).toBe(401);
    for (const words of ['value="Housing for all"', "Agree on one step</textarea>", 'value="2027-02-30"', 'value="A long talk"', "Listen</textarea>", getT("en")("signedOut.text"), getT("en")("signedOut.signIn")]) expect(page).toContain(words);
    expect((await visitor.get(path)).headers.get("Location")).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
  });

  it("reads what they wrote in the room again, ready to be sent, and nothing of the room", async () => {
    const note = { type: "note.add", key: "a-key-of-the-form", _form: "note.add-1", _at: "board-1", boardId: "board-1", columnId: "threats", text: "Rents rise" };
    const { status, page } = await answer(visitor, "/workshops/no-such-workshop/room", note);
    expect(status).toBe(401);
    expect(page).toMatch(/<textarea[^>]*name="text"[^>]*>\s*Rents rise<\/textarea>/);
    for (const name of ["type", "_form", "_at", "boardId", "columnId"] as const) expect(page).toMatch(new RegExp(`<input[^>]*name="${name}"[^>]*value="${note[name]}"`));
    expect(page).toContain(getT("en")("signedOut.signIn"));
    const votes = await answer(visitor, "/workshops/no-such-workshop/room", { type: "poll.answer", key: "a-key-of-the-form", pollId: "poll-1", answer: ["option-1", "option-2"] });
    expect(votes.page.match(/name="answer"/g)).toHaveLength(2);
  });

  it("says when to try again to who does too much in a room", async () => {
    const [room] = /\/workshops\/[\da-f-]{36}/.exec(await (await admin.get("/workshops")).text()) ?? [];
    let response = await admin.get(`${room}/room`);
    const act = () => admin.post(`${room}/room`, { type: "hand.raise", key: "a-key-of-the-form" });
    for (let n = 0; n < 260 && response.status !== 429; n += 20) response = (await Promise.all(Array.from({ length: 20 }, act))).find(({ status }) => status === 429) ?? response;
    expect([response.status, Number(response.headers.get("Retry-After")) > 0]).toEqual([429, true]);
  });
});

describe("a form that is shown for something else", () => {
  it.each(["/forum/spaces/general/new?kind=practice-request", "/forum/topics/1/edit?kind=practice-request"])("of another kind keeps what was typed: %s", async (path) => {
    const { status, page } = await answer(admin, path, { ...topic, switch: "practice-request" });
    expect(status).toBe(200);
    expect(page).toContain(`value="${topic.title}"`);
    expect(page).toMatch(/<input[^>]*name="kind"[^>]*value="practice-request"/);
    expect(page).toContain(t("fields.need"));
    expect(page).not.toContain("data-form-errors");
    if (path.includes("/new")) kept(page, topic.markdown);
  });

  it("in another language keeps what was typed, and leaves what was not", async () => {
    const { status, page } = await answer(admin, "/forum/posts/1/translate?locale=sv", { switch: "sv", locale: "fr", markdown: topic.markdown });
    expect(status).toBe(200);
    kept(page, topic.markdown);
    expect(page).toMatch(/<input[^>]*name="locale"[^>]*value="sv"/);
    expect((await answer(admin, "/forum/posts/1/translate?locale=sv", { switch: "sv", locale: "fr", markdown: "" })).to).toBe("/forum/posts/1/translate?locale=sv");
  });

  it("sends, and switches nothing, by the Enter key", async () => {
    const page = await (await admin.get("/forum/spaces/general/new")).text();
    const first = /<button[^>]*form="topic-form"[^>]*>/.exec(page)?.[0];
    expect(first).not.toContain("formAction");
    expect(first).not.toContain("name=");
  });
});
