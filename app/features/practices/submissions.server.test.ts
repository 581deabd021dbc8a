import { describe, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { createActor, createUser } from "#tests/support/factories.ts";
import { createTopic } from "#tests/support/forum-factory.ts";
import { findPersonalHints } from "./personal-hints.ts";
import { getPractice } from "./practice-page.server.ts";
import { decideOnSubmission, listSubmissionQueue } from "./review.server.ts";
import { parsePracticeSearch, searchPractices } from "./search.server.ts";
import { toContent, toFields } from "./submission-content.ts";
import type { SubmissionFields } from "./submission-fields.ts";
import { getSubmission } from "./submission-page.server.ts";
import { discardSubmission, keepFields, reviseSubmission, sendSubmission, startSubmission, withdrawSubmission, versionOf } from "./submissions.server.ts";

const person = (...grants: ("editor" | "reviewer")[]): Promise<Actor> => createActor(createUser({ grants }));

const first: SubmissionFields = {
  title: "Nattbuss för skiftarbetare", summary: "En buss som gick för sällan.", organisation: "Region Exempel", outcome: "unsuccessful", areas: ["labour-market"], regions: ["SE22"],
  need: "Inga bussar efter midnatt.", process: "En linje om natten.", failed: "Ingen åkte.", why: "Tiderna passade inte skiften.", lessons: "Fråga först.\n- Räkna om igen.",
};
const second: SubmissionFields = { evidenceKind: "own", roles: ["funder"], targets: ["newcomers"] };
const aspects = { communication: { improve: "Ask the people who work at night." } };
const decide = (actor: Actor, id: string, decision: "accept" | "return" | "decline" | "publish", text = "") => decideOnSubmission(actor, { id, decision, text, assessment: decision === "publish" ? aspects : {} });

async function begin(author: Actor, fields: SubmissionFields = first): Promise<string> {
  const id = newId();
  await startSubmission(author, { id, locale: "sv", title: "Nattbuss" });
  await keepFields(author, { id, fields });
  return id;
}

async function publish(author: Actor, reviewer: Actor, id: string): Promise<string> {
  await sendSubmission(author, id);
  await decide(reviewer, id, "accept");
  await keepFields(author, { id, fields: second });
  await sendSubmission(author, id);
  await decide(reviewer, id, "publish");
  return (await getSubmission(author, id)).slug ?? "";
}

describe("a practice that failed", () => {
  it("is told, asked about, answered, assessed by somebody else and published, and each step is told to who waits", async () => {
    const [author, editor, reviewer] = [await person(), await person("editor"), await person("reviewer")];
    const id = await begin(author);
    await sendSubmission(author, id);
    expect((await listSubmissionQueue(editor)).map((entry) => [entry.id, entry.state])).toEqual([[id, "screening"]]);
    await decide(editor, id, "return", "How many people could have used it?");
    expect(await getSubmission(author, id)).toMatchObject({ state: "returned", events: [{ kind: "returned", text: "How many people could have used it?" }, { kind: "sent" }, { kind: "started" }] });
    await sendSubmission(author, id);
    await decide(editor, id, "accept");
    await expect(sendSubmission(author, id)).rejects.toMatchObject({ code: "invalid", detail: "submissions:errors.incomplete" });
    await keepFields(author, { id, fields: second });
    await sendSubmission(author, id);
    await decide(reviewer, id, "publish");
    const { slug } = await getSubmission(author, id);
    expect(slug).toBe("nattbuss-for-skiftarbetare");
    const page = await getPractice(null, { slug: slug ?? "", locale: "pt" });
    expect(page).toMatchObject({ version: 1, record: { outcome: "unsuccessful", reported: true, illustrative: false }, sources: [{ publisher: "Region Exempel", url: null }], assessment: [{ aspect: "communication" }] });
    expect(JSON.stringify(page)).not.toContain(author.name);
    expect((await searchPractices(null, parsePracticeSearch(new URLSearchParams("q=trabalho noturno&basis=reported&lessons=failure&words=exact")), "pt")).total).toBe(0);
    expect((await searchPractices(null, parsePracticeSearch(new URLSearchParams("q=nattbuss&basis=reported&lessons=failure&region=SE22")), "sv")).total).toBe(1);
    const told = await db.notification.findMany({ orderBy: { createdAt: "asc" }, select: { userId: true, kind: true } });
    expect(told.filter(({ userId }) => userId === author.id).map(({ kind }) => kind)).toEqual(["submission", "submission", "submission"]);
    expect(told.filter(({ userId }) => userId === reviewer.id).every(({ kind }) => kind === "review")).toBe(true);
  });

  it("is not sent without what failed and why, and what was typed stays", async () => {
    const author = await person();
    const id = await begin(author, { ...first, failed: "", why: "", starts: "last year", links: "no address" });
    const { problems, fields } = await getSubmission(author, id);
    expect(problems.map(({ field }) => field)).toEqual(["failed", "why", "starts", "links"]);
    expect(fields.starts).toBe("last year");
    await expect(sendSubmission(author, id)).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("nobody", () => {
  it("decides on a practice of their own, whatever they are", async () => {
    const author = await person("editor", "reviewer");
    const id = await begin(author);
    await sendSubmission(author, id);
    await expect(decide(author, id, "accept")).rejects.toMatchObject({ code: "forbidden", detail: "submissions:errors.own" });
    expect((await getSubmission(author, id)).can.decide).toEqual([]);
  });

  it("else sees a draft, and learners see nothing that waits", async () => {
    const [author, editor, other] = [await person(), await person("editor"), await person()];
    const id = await begin(author);
    await expect(getSubmission(editor, id)).rejects.toMatchObject({ code: "not-found" });
    await sendSubmission(author, id);
    await expect(getSubmission(other, id)).rejects.toMatchObject({ code: "not-found" });
    await expect(keepFields(editor, { id, fields: { title: "Another" } })).rejects.toMatchObject({ code: "forbidden" });
    await expect(keepFields(author, { id, fields: { title: "Another" } })).rejects.toMatchObject({ code: "forbidden" });
    await expect(decide(other, id, "accept")).rejects.toMatchObject({ code: "forbidden", detail: "submissions:errors.noReviewing" });
    await expect(listSubmissionQueue(other)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("decides twice, without a reason, or without an assessment", async () => {
    const [author, one, other] = [await person(), await person("editor"), await person("reviewer")];
    const id = await begin(author);
    await sendSubmission(author, id);
    await expect(decide(one, id, "decline")).rejects.toMatchObject({ code: "invalid", detail: "submissions:errors.reason" });
    await expect(decide(one, id, "publish")).rejects.toMatchObject({ code: "conflict" });
    await decide(one, id, "accept");
    await expect(decide(other, id, "accept")).rejects.toMatchObject({ code: "conflict", detail: "submissions:errors.late" });
    await keepFields(author, { id, fields: second });
    await sendSubmission(author, id);
    await expect(decideOnSubmission(other, { id, decision: "publish", text: "", assessment: {} })).rejects.toMatchObject({ code: "invalid", detail: "submissions:errors.assess" });
    expect(await db.practice.count()).toBe(0);
  });
});

describe("the author", () => {
  it("begins once, however often the form is sent, and sends once", async () => {
    const [author, other] = [await person(), await person()];
    const id = await begin(author);
    await startSubmission(author, { id, locale: "sv", title: "Again" });
    await expect(startSubmission(other, { id, locale: "sv", title: "Mine" })).rejects.toMatchObject({ code: "not-found" });
    await sendSubmission(author, id);
    await sendSubmission(author, id);
    expect((await getSubmission(author, id)).events.map(({ kind }) => kind)).toEqual(["sent", "started"]);
  });

  it("does not write over what was saved on another device, and goes on from there once it was seen", async () => {
    const author = await person();
    const id = await begin(author);
    const here = versionOf((await getSubmission(author, id)).fields, ["need"]);
    const { version: there } = await keepFields(author, { id, fields: { need: "Written on the telephone." }, since: here });
    await keepFields(author, { id, fields: { goal: "Another step." }, since: versionOf({}, ["goal"]) });
    await expect(keepFields(author, { id, fields: { need: "Written at the desk." }, since: here })).rejects.toMatchObject({ code: "conflict", detail: "submissions:errors.elsewhere" });
    await keepFields(author, { id, fields: { need: "Written on the telephone." }, since: here }); // the same words lose nothing
    await keepFields(author, { id, fields: { need: "Both." }, since: there });
    expect((await getSubmission(author, id)).fields).toMatchObject({ need: "Both.", goal: "Another step." });
  });

  it("is told what is too long instead of having it cut, and names regions that exist", async () => {
    const author = await person();
    const id = await begin(author, { ...first, summary: "s".repeat(1_500), regions: ["SE22", "ZZ99"] });
    const { fields, problems } = await getSubmission(author, id);
    expect([fields.summary?.length, fields.regions]).toEqual([1_500, ["SE22"]]);
    expect(problems).toContainEqual({ field: "summary", message: "submissions:errors.tooLong" });
    await expect(keepFields(author, { id, fields: { need: "n".repeat(50_000) } })).rejects.toMatchObject({ code: "invalid", values: { field: "need" } });
  });

  it("takes it back and throws it away", async () => {
    const author = await person();
    const id = await begin(author);
    await sendSubmission(author, id);
    await expect(discardSubmission(author, id)).rejects.toMatchObject({ code: "forbidden" });
    await withdrawSubmission(author, id);
    await discardSubmission(author, id);
    expect(await db.submission.count()).toBe(0);
  });

  it("changes a published record in a new version, which is reviewed as the first was; the old one stays", async () => {
    const [author, reviewer, other] = [await person(), await person("reviewer"), await person()];
    const id = await begin(author);
    const slug = await publish(author, reviewer, id);
    await expect(reviseSubmission(other, id)).rejects.toMatchObject({ code: "not-found" });
    const next = await reviseSubmission(author, id);
    expect(await reviseSubmission(author, id)).toBe(next);
    await keepFields(author, { id: next, fields: { outcome: "partly" } });
    expect((await getPractice(null, { slug, locale: "sv" })).record.outcome).toBe("unsuccessful");
    expect(await publish(author, reviewer, next)).toBe(slug);
    expect(await getPractice(null, { slug, locale: "sv" })).toMatchObject({ version: 2, record: { outcome: "partly" } });
    expect((await getPractice(null, { slug, locale: "sv", version: 1 })).record.outcome).toBe("unsuccessful");
  });

  it("makes a draft of a story told in the forum, and nobody else does", async () => {
    const [author, other] = [await createUser(), await person("editor")];
    const topic = await createTopic({ authorId: author.id, kind: "practice-story", title: "A night bus", locale: "sv", posts: ["We tried it in spring."], themes: ["labour-market"], fields: { need: "No bus.", done: "One line.", result: "Nobody came.", cost: "80 000 SEK" } });
    const actor = await createActor(author);
    await startSubmission(actor, { id: "from-a-topic", locale: "sv", title: "A night bus", topicId: topic.id });
    expect((await getSubmission(actor, "from-a-topic")).fields).toMatchObject({ title: "A night bus", summary: "We tried it in spring.", areas: ["labour-market"], need: "No bus.", process: "One line.", evidence: "Nobody came.", resources: "80 000 SEK" });
    await expect(startSubmission(other, { id: "stolen-words", locale: "sv", title: "Mine", topicId: topic.id })).rejects.toMatchObject({ code: "forbidden" });
  });
});

it("a record goes into its form and comes back as it was", () => {
  const options = { locale: "sv", sourceTitle: "Berättelse" } as const;
  const fields = { ...first, ...second, lessons: "Fråga först.\nRäkna om igen.", partnerNames: "Lunds kommun\nRöda Korset", links: "https://region.example/rapport En rapport", starts: "2023-05", causes: ["timing"] };
  const content = toContent(fields, options);
  expect(toContent(toFields(content), options)).toEqual(content);
});

it("passages that look like a person are shown, and dates, sums and years are not", () => {
  const found = findPersonalHints("Ask amina@example.org or +46 70 123 45 67. A 34-year-old woman, born on 12.03.1989, NIE X1234567L. In 2021-2022 we spent 1 200 000 euros on 14 000 people (2023-05-31).");
  expect(found.map(({ kind }) => kind).sort()).toEqual(["age", "birth", "email", "id", "phone"]);
});
