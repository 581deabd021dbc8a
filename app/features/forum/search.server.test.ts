import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { countStatements, db } from "#app/db/client.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { createActor, createUser } from "#tests/support/factories.ts";
import { createPost, createSpace, createTopic } from "#tests/support/forum-factory.ts";
import { amongReadable, searchPosts, searchSchema, type ForumSearch } from "./search.server.ts";
import { getReadableSpace, readableSpaces } from "./space-access.server.ts";
import { similarTopics } from "./similar-topics.server.ts";
import { readWanted, toMatch } from "./search-query.ts";

const now = new Date("2026-01-20T10:00:00.000Z");
let spaceId: string;

beforeEach(async () => {
  spaceId = (await createSpace()).id;
});

const search = (q: string, filters: Partial<ForumSearch> = {}, actor: Parameters<typeof searchPosts>[0] = null) => searchPosts(actor, searchSchema.parse({ q, ...filters }), now);
const texts = async (q: string, filters: Partial<ForumSearch> = {}) => (await search(q, filters)).found.map(({ text }) => text.map((part) => part.text).join(""));

describe("what is typed", () => {
  it.each([
    ["integration", '"integration"*'],
    ["integration ", '"integration"'],
    ["young people", '"young" "people"*'],
    ['"young people" school', '"young people" "school"*'],
    ['"young people', '"young people"'],
    ["« jeunes gens »", '"jeunes gens"'],
    ["a AND (b OR NEAR", '"a" "(b"'],
    ["NOT OR", '"NOT" "OR"*'],
    ['"AND" now', '"AND" "now"*'],
    ["^first title:second -third NEAR/2 (fourth)", '"^first" "title:second" "-third" "(fourth)"'],
    ["integra* reg* school", '"integra"* "reg"* "school"*'],
    ["a* *", '"a"'],
    ["l'habitatge d’acollida dell'integrazione", '"habitatge" "acollida" "integrazione"*'],
    ["qu'on don't o'brien", '"on" "don\'t" "o\'brien"*'],
    ['"l\'habitatge"', '"l\'habitatge"'],
    ["cafe\u0301", '"café"*'],
    ["co-housing", '"co-housing"*'],
    ["c++ *", '"c++"'],
    ["plan a", '"plan" "a"'],
    ["-- ' * \" :", null],
    ["", null],
  ])("%s asks for %s", (typed, expected) => {
    expect(toMatch(readWanted(typed))).toBe(expected);
  });

  it("is never a syntax error", { timeout: 60_000 }, async () => {
    await createTopic({ spaceId, posts: ["Some words"] });
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: "binary" }), fc.array(fc.constantFrom('"', "*", "(", ")", "^", "-", ":", "NEAR", "AND", "title", "word", " ", "{", "+")).map((parts) => parts.join(" "))), async (typed) => {
        await search(typed);
        await similarTopics(null, typed);
      }),
      { numRuns: 300 },
    );
  });
});

describe("searching", () => {
  it.each([
    ["Una habitació a l’habitatge d’acollida", "l'habitatge", "HABITACIO acollida", "Habitac", "d'habitatge"],
    ["El col·legi de la ciutat", "col·legi", "col-legi", '"col legi"', "ciutat"],
    ["Språkkaféer för ålänningar", "sprakkafeer", "SPRÅKKAFÉER", "alanningar", "for"],
    ["L’évaluation des écoles, où l’œuvre naît", "evaluation", "d'évaluation", "ÉCOLES", "l'œuvre"],
    ["Não há informação: põe-se já", "nao", "informacao", "põe-se", '"põe se"'],
    ["Perché l’integrazione è più città", "dell'integrazione", "perche", "citta", "piu"],
    ["La niñez y el pingüino en España", "ninez", "pinguino", "ESPANA", "niñ"],
    ["We don't re-use co‑housing", "don't", "don’t", "re-use", "co-housing"],
  ])("finds %s", async (text, ...asked) => {
    await createTopic({ spaceId, posts: [text, "Something else"] });
    for (const q of asked) expect(await texts(q), q).toEqual([text]);
  });

  it("takes whatever is typed: only small words, nothing, pages of text", async () => {
    await createTopic({ spaceId, posts: ["the words of the many"] });
    expect(await texts("the of")).toEqual(["the words of the many"]);
    expect(await search(" \t ")).toMatchObject({ total: 0, isShortened: false });
    expect(await search("the ".repeat(500))).toMatchObject({ total: 1, isShortened: true });
    expect(await search("x".repeat(2_000))).toMatchObject({ total: 0, isShortened: false });
  });

  it("finds what people have translated, says so, and follows what they change; a machine's words are not looked through", async () => {
    const topic = await createTopic({ spaceId, title: "Språkkaféer", posts: ["Vi har provat språkkaféer."], locale: "sv" });
    const post = await db.post.findFirstOrThrow({ where: { topicId: topic.id } });
    const translate = (locale: string, text: string, source = "human") => db.postTranslation.create({ data: { postId: post.id, locale, document: {}, text, source, at: now } });
    await translate("pt", `${"Antes disto. ".repeat(20)}Experimentámos cafés de línguas.`);
    await translate("en", "We have tried language cafés.");
    await translate("it", "Abbiamo provato.", "machine");
    const [found] = (await search("cafes linguas")).found;
    expect(found).toMatchObject({ postId: post.id, locale: "sv", translatedInto: "pt", title: [{ text: "Språkkaféer", hit: false }] });
    expect(found?.text.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(["cafés", "línguas"]);
    expect(found?.text.map(({ text }) => text).join("")).toMatch(/^…disto\./);
    expect((await search("tried")).found[0]).toMatchObject({ translatedInto: "en" });
    expect((await search("provat")).found[0]).toMatchObject({ translatedInto: null });
    expect((await search("abbiamo")).total).toBe(0);
    expect((await search("sprakkafeer", { language: "pt" })).facets.language).toEqual({ sv: 1, pt: 1, en: 1, it: 1 });
    await db.postTranslation.update({ where: { postId_locale: { postId: post.id, locale: "en" } }, data: { text: "We are trying." } });
    expect([(await search("tried")).total, (await search("trying")).total]).toEqual([0, 1]);
    await db.postTranslation.delete({ where: { postId_locale: { postId: post.id, locale: "pt" } } });
    expect((await search("linguas")).total).toBe(0);
    await db.post.update({ where: { id: post.id }, data: { text: "Annat" } });
    expect((await search("trying")).total).toBe(1);
    await db.post.delete({ where: { id: post.id } });
    expect((await search("trying")).total).toBe(0);
  });

  it("finds a topic by a title and by fields that only a translation says, for as long as the topic says what was translated", async () => {
    const topic = await createTopic({ spaceId, title: "Nattbussar", fields: { need: "Ingen buss", region: "a-region" }, posts: ["Ord", "Fler ord"], locale: "sv" });
    const post = await db.post.findFirstOrThrow({ where: { topicId: topic.id, seq: 1 } });
    const of = { title: "Nattbussar", need: "Ingen buss" };
    const head = { words: { title: "Autocarros nocturnos", need: "Nenhuma carreira" }, of };
    await db.postTranslation.create({ data: { postId: post.id, locale: "pt", document: {}, text: "Palavras", source: "human", head, at: now } });
    const first = async (q: string, titlesIn: Locale[] = []) => (await searchPosts(null, searchSchema.parse({ q }), now, { titlesIn })).found[0];
    expect(await first("autocarros")).toMatchObject({ postId: post.id, titleLocale: "pt", translatedInto: "pt", title: [{ text: "Autocarros", hit: true }, { text: " nocturnos", hit: false }], text: [{ text: "Palavras\nNenhuma carreira", hit: false }] });
    expect(await first("carreira")).toMatchObject({ translatedInto: "pt", text: [{ text: "Palavras\nNenhuma ", hit: false }, { text: "carreira", hit: true }] });
    expect(await first("ingen")).toMatchObject({ titleLocale: "sv", translatedInto: null, text: [{ text: "Ord\n", hit: false }, { text: "Ingen", hit: true }, { text: " buss", hit: false }] });
    // Titles stand in the reader's language, but for where only the original says it.
    expect([await first("fler", ["pt"]), await first("nattbussar", ["pt"]), await first("fler", ["it"])]).toMatchObject([{ titleLocale: "pt", title: [{ text: "Autocarros nocturnos", hit: false }] }, { titleLocale: "sv" }, { titleLocale: "sv" }]);
    expect((await search("region")).total).toBe(0);

    await db.topic.update({ where: { id: topic.id }, data: { title: "Nattåg" } });
    expect([(await search("autocarros")).total, (await search("nattag")).total, (await search("carreira")).total]).toEqual([0, 1, 1]);
    await db.topic.update({ where: { id: topic.id }, data: { title: "Nattbussar", fields: { need: "Annat" } } });
    expect([(await search("autocarros")).total, (await search("annat")).total, (await search("carreira")).total]).toEqual([1, 1, 0]);
    await db.postTranslation.updateMany({ data: { head: { words: { title: "Carreiras" }, of } } });
    expect([(await search("autocarros")).total, (await search("carreiras")).total]).toEqual([0, 1]);
    // In another topic the post is not the first, and says the title no more.
    await db.post.update({ where: { id: post.id }, data: { topicId: (await createTopic({ spaceId, title: "Elsewhere" })).id, seq: 2 } });
    expect([(await search("carreiras")).total, (await search("nattbussar")).total, (await search("palavras")).total]).toEqual([0, 0, 1]);
  });

  it("tells translations of hidden posts to nobody else", async () => {
    const topic = await createTopic({ spaceId, posts: ["Open"] });
    const post = await createPost(topic.id, { text: "Annat", hiddenAt: now });
    await db.postTranslation.create({ data: { postId: post.id, locale: "en", document: {}, text: "secretword", source: "human", at: now } });
    expect((await search("secretword")).total).toBe(0);
  });

  it("narrows down to who said it and to questions with an answer, and counts both", async () => {
    const [ada, ben] = [await createUser({ name: "Ada" }), await createUser({ name: "Ben" })];
    const solved = await createTopic({ spaceId, kind: "question", authorId: ada.id, posts: ["common", "common"] });
    await db.topic.update({ where: { id: solved.id }, data: { acceptedPostId: 1 } });
    await createTopic({ spaceId, kind: "question", authorId: ben.id, posts: ["common"] });
    await createTopic({ spaceId, authorId: null, posts: ["common"] });
    const found = await search("common");
    expect(found).toMatchObject({ total: 4, facets: { author: { [ada.id]: 2, [ben.id]: 1 }, solved: { yes: 2, no: 1 } }, authors: [{ id: ada.id, name: "Ada" }, { id: ben.id, name: "Ben" }] });
    expect(await search("common", { author: ben.id })).toMatchObject({ total: 1, facets: { solved: { no: 1 } } });
    expect(await search("common", { solved: "yes", author: ben.id })).toMatchObject({ total: 0, authors: [{ id: ada.id }, { id: ben.id, name: "Ben" }] });
    expect((await search("common", { author: "nobody" })).total).toBe(0);
  });

  it("tells a page of those only who said most, and of who was chosen", async () => {
    const ben = await createUser();
    const topic = await createTopic({ spaceId, authorId: ben.id, posts: ["common"] });
    for (let number = 0; number < 25; number++) {
      const { id: authorId } = await createUser();
      for (const text of ["common", "common"]) await createPost(topic.id, { text, authorId });
    }
    const [any, chosen] = [await search("common"), await search("common", { author: ben.id })];
    expect([any, chosen].map(({ facets, authors }) => [Object.keys(facets.author).length, authors.length, facets.author[ben.id]])).toEqual([[20, 20, undefined], [21, 21, 1]]);
  });

  it("counts for each choice what its reader would see: languages they have not chosen are left out there as well", async () => {
    for (const locale of ["en", "sv"]) await createTopic({ spaceId, locale, posts: ["common"] });
    const found = await searchPosts(null, searchSchema.parse({ q: "common" }), now, { reads: ["en"] });
    expect(found).toMatchObject({ total: 1, inOtherLanguages: 1, facets: { space: { [spaceId]: 1 }, kind: { discussion: 1 }, language: { en: 1, sv: 1 } } });
  });

  it("finds words and beginnings without minding case and accents, and marks them", async () => {
    await createTopic({ spaceId, title: "Integração", posts: ["Crianças na escola", "Something else"] });
    expect(await texts("CRIANCAS esc")).toEqual(["Crianças na escola"]);
    expect(await texts('"na escola"')).toEqual(["Crianças na escola"]);
    expect(await texts('"escola na"')).toEqual([]);
    expect((await search("escola")).found[0]).toMatchObject({ title: [{ text: "Integração", hit: false }], text: [{ text: "Crianças na ", hit: false }, { text: "escola", hit: true }] });
    expect((await search("integracao")).found[0]?.title).toEqual([{ text: "Integração", hit: true }]);
  });

  it("finds nothing that the person may not read", async () => {
    const actor = await createActor();
    const members = await createSpace({ readers: "members" });
    const course = await createSpace({ kind: "course", readers: "course" });
    for (const id of [spaceId, members.id, course.id]) await createTopic({ spaceId: id, posts: ["secretword"] });
    await createTopic({ spaceId, hiddenAt: now, posts: ["secretword"] });
    const topic = await createTopic({ spaceId, posts: ["harmless"] });
    for (const state of [{ heldAt: now }, { hiddenAt: now }, { deletedAt: now }]) await createPost(topic.id, { text: "secretword", ...state });
    expect(await search("secretword")).toMatchObject({ total: 1, facets: { space: { [spaceId]: 1 } } });
    expect(await search("secretword", {}, actor)).toMatchObject({ total: 2, facets: { space: { [spaceId]: 1, [members.id]: 1 } } });
  });

  describe("in the index itself", () => {
    const found = async (spaces: Parameters<typeof amongReadable>[1]): Promise<number[]> =>
      (await db.$queryRawUnsafe<{ id: number | bigint }[]>(`SELECT rowid AS "id" FROM "PostSearch" WHERE "PostSearch" MATCH ? ORDER BY rowid`, amongReadable('"secretword"*', spaces))).map(({ id }) => Number(id));
    const idsIn = async (topicId: number) => (await db.post.findMany({ where: { topicId }, orderBy: { id: "asc" }, select: { id: true } })).map(({ id }) => id);

    it("leaves out what others read, wherever posts, topics and spaces go", async () => {
      const course = await createSpace({ kind: "course", readers: "course" });
      const other = await createSpace({ kind: "course", readers: "course" });
      const admin = await createActor(createUser({ grants: ["admin"] }));
      const open = await createTopic({ spaceId, posts: ["secretword one"] });
      const closed = await createTopic({ spaceId: course.id, posts: ["secretword two", "secretword three"] });
      const [mine, theirs] = [await idsIn(open.id), await idsIn(closed.id)];
      const inCourse = [await getReadableSpace(db, admin, course.id)];
      const inOther = [await getReadableSpace(db, admin, other.id)];
      expect(await found(await readableSpaces(null))).toEqual(mine);
      expect(await found(inCourse)).toEqual(theirs);
      expect(await found(inOther)).toEqual([]);
      await db.post.update({ where: { id: theirs[1] as number }, data: { topicId: open.id, seq: 2 } });
      expect(await found(await readableSpaces(null))).toEqual([...mine, theirs[1]]);
      await db.topic.update({ where: { id: closed.id }, data: { spaceId: other.id } });
      expect(await found(inOther)).toEqual([theirs[0]]);
      await db.space.update({ where: { id: spaceId }, data: { readers: "members" } });
      expect(await found([...(await readableSpaces(null)), ...inCourse])).toEqual([]);
      expect(await found(await readableSpaces(await createActor()))).toEqual([...mine, theirs[1]]);
    });

    it("asks for no more than its limit of readers, and for anybody when somebody reads nearly all", () => {
      const spaces = Array.from({ length: 30 }, (_, index) => ({ id: `course-${index}`, slug: "", kind: "course", readers: "course", writers: "course", closedAt: null, isParticipant: true }) as const);
      expect(amongReadable('"a"', spaces)).toBe('"a"');
      expect(amongReadable('"a"', spaces.slice(0, 2))).toMatch(/^readers : \("\uE000c[0-9a-f]+" OR "\uE000c[0-9a-f]+"\) AND \("a"\)$/);
    });

    it("walks from the newest post on, sorts nothing and scans no table", async () => {
      await createTopic({ spaceId, posts: ["secretword"] });
      const { statements } = await countStatements(() => search("secretword"));
      const hits = statements.find((sql) => sql.includes(`ORDER BY "PostSearch".rowid DESC`)) ?? "";
      const steps = await db.$queryRawUnsafe<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${hits}`, ...Array<null>(hits.split("?").length - 1).fill(null));
      const plan = steps.map(({ detail }) => detail).join("\n");
      expect(plan).toMatch(/SCAN PostSearch VIRTUAL TABLE INDEX \d+:M4/);
      expect(plan).toMatch(/SEARCH p USING INTEGER PRIMARY KEY/);
      expect(plan).toMatch(/SEARCH t USING INTEGER PRIMARY KEY/);
      expect(plan).not.toMatch(/TEMP B-TREE|SCAN [pt]\b/);
    });
  });

  it("counts what each choice would leave, the other filters kept", async () => {
    const other = await createSpace();
    const make = (input: Parameters<typeof createTopic>[0]) => createTopic({ spaceId, posts: ["common"], createdAt: new Date(now.getTime() - 3_600_000), ...input });
    await make({ kind: "question", themes: ["health", "housing"], locale: "sv" });
    await make({ kind: "question", spaceId: other.id, createdAt: new Date(now.getTime() - 20 * 86_400_000) });
    await make({ themes: ["health"] });
    const found = await search("common", { kind: "question" });
    expect(found.total).toBe(2);
    expect(found.facets).toMatchObject({ space: { [spaceId]: 1, [other.id]: 1 }, kind: { question: 2, discussion: 1 }, language: { sv: 1, en: 1 }, tag: { health: 1, housing: 1 }, time: { week: 1, month: 2, year: 2 } });
    expect((await search("common", { tag: "health", language: "en" })).total).toBe(1);
    expect((await search("common", { time: "week", space: other.id })).total).toBe(0);
  });

  it("puts titles and new posts first", async () => {
    const at = (daysAgo: number) => new Date(now.getTime() - daysAgo * 86_400_000);
    const old = await createTopic({ spaceId, posts: ["mentoring here"], createdAt: at(700) });
    const recent = await createTopic({ spaceId, posts: ["mentoring here"], createdAt: at(1) });
    const titled = await createTopic({ spaceId, title: "Mentoring", posts: ["of many"], createdAt: at(300) });
    expect((await search("mentoring")).found.map(({ topicId }) => topicId)).toEqual([titled.id, recent.id, old.id]);
  });

  it("follows what is changed", async () => {
    const topic = await createTopic({ spaceId, title: "Before", posts: ["before"] });
    await db.topic.update({ where: { id: topic.id }, data: { title: "After" } });
    await db.post.updateMany({ where: { topicId: topic.id }, data: { text: "afterwards" } });
    expect(await texts("before")).toEqual([]);
    expect(await texts("after")).toEqual(["afterwards"]);
  });

  it("takes as many statements for thousands of posts as for one, and pages through them", async () => {
    await createTopic({ spaceId, posts: ["word"] });
    const few = await countStatements(() => search("word"));
    await createTopic({ spaceId, posts: Array.from({ length: 3_000 }, (_, index) => `word number ${index}`) });
    const { result, statements } = await countStatements(() => search("word", { page: 3 }));
    expect(statements.length).toBeLessThanOrEqual(few.statements.length);
    expect(statements.length).toBeLessThanOrEqual(5);
    expect(result).toMatchObject({ total: 1_000, isCut: true, page: 3, pages: 50 });
    expect(result.found).toHaveLength(20);
    // A word that stands everywhere is not weighed, and no more than the newest are read.
    expect(statements.filter((sql) => sql.includes("bm25"))).toEqual([]);
    expect(statements.filter((sql) => sql.includes(`ORDER BY "PostSearch".rowid DESC LIMIT`))).toHaveLength(1);
    const seqs = (await db.post.findMany({ where: { id: { in: result.found.map(({ postId }) => postId) } }, select: { text: true } })).map(({ text }) => Number(/\d+$/.exec(text)));
    expect([Math.max(...seqs), Math.min(...seqs)]).toEqual([2_959, 2_940]);
    expect((await search("word", { page: 49 })).found).toHaveLength(20);
  });
});

describe("topics like the one that is being typed", () => {
  it("are found by any word of the title, for who may read them", async () => {
    const topic = await createTopic({ spaceId, title: "Language courses for parents", posts: ["x"] });
    await createTopic({ spaceId: (await createSpace({ kind: "course", readers: "course" })).id, title: "Language courses elsewhere" });
    await createTopic({ spaceId, title: "Something else" });
    expect(await similarTopics(null, "Which langua courses")).toEqual([{ topicId: topic.id, title: "Language courses for parents", titleLocale: "en", answered: false, postCount: 1 }]);
    expect(await similarTopics(null, "of")).toEqual([]);
    expect(await similarTopics(null, "What is there for everybody in the region?")).toEqual([]);
    await db.topic.update({ where: { id: topic.id }, data: { title: "Swimming for parents" } });
    expect(await similarTopics(null, "language courses")).toEqual([]);
    expect(await similarTopics(null, "swimm")).toMatchObject([{ topicId: topic.id }]);
    await db.topic.delete({ where: { id: topic.id } });
    expect(await similarTopics(null, "swimming")).toEqual([]);
  });

  it("weighs words that few titles have, so that a title of common words takes no longer than a rare one", async () => {
    const { id } = await createTopic({ spaceId, title: "Housing vouchers" });
    await db.topic.createMany({ data: Array.from({ length: 3_000 }, () => ({ spaceId, kind: "discussion", title: "Housing for integration", locale: "en", postCount: 1, lastSeq: 1, createdAt: now, lastPostAt: now })) });
    expect(await similarTopics(null, "Integration and housing voucher")).toMatchObject([{ topicId: id }]);
    expect((await similarTopics(null, "housing vouchers for integration")).map(({ topicId }) => topicId)).toEqual([id]);
    expect(await similarTopics(null, "housing integration")).toHaveLength(5);
    const { statements } = await countStatements(() => similarTopics(null, "housing integration"));
    expect(statements.length).toBeLessThanOrEqual(3);
  });
});
