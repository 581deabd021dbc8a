import { expect, it } from "vitest";
import { countStatements, db } from "#app/db/client.server.ts";
import { createActor, createUser } from "#tests/support/factories.ts";
import { createSpace, createTopic } from "#tests/support/forum-factory.ts";
import { listSpaces } from "./spaces.server.ts";
import { listTopics } from "./topic-list.server.ts";

// How the database goes about it, not how long it takes: a list that is read in the order of an index costs the same
// among twenty thousand topics as among ten.

/** The steps of the statements that ask for topics, as SQLite plans them. */
async function plansOf(work: () => Promise<unknown>): Promise<string> {
  const { statements } = await countStatements(work);
  const plans: string[] = [];
  for (const sql of statements.filter((each) => each.includes(`"Topic" t`))) {
    const steps = await db.$queryRawUnsafe<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${sql}`, ...Array<null>(sql.split("?").length - 1).fill(null));
    plans.push(steps.map(({ detail }) => detail).join("\n"));
  }
  expect(plans).not.toEqual([]);
  return plans.map(withoutFrame).join("\n\n");
}

/** Beside a list, topics in other languages are counted up to a limit, and the page that was found is sorted once more: both are small. */
const withoutFrame = (plan: string): string => plan.replace(/^CO-ROUTINE o\n[\s\S]*?MATERIALIZE f\n/, "").replace(/\nSCAN o\nSCAN f LEFT-JOIN\nUSE TEMP B-TREE FOR ORDER BY$/, "");

const sorts = /USE TEMP B-TREE FOR ORDER BY/;
const scans = /SCAN [tpf]\b(?! USING INDEX Topic_lastPostAt_idx)/;

it("lists a space in the order of its index, and its pinned topics by theirs", async () => {
  const space = await createSpace();
  await createTopic({ spaceId: space.id });
  const actor = await createActor(createUser());
  const plan = await plansOf(() => listTopics(actor, { view: "space", spaceId: space.id }));
  expect(plan).toMatch(/SEARCH t USING INDEX Topic_spaceId_lastPostAt_idx \(spaceId=\?\)/);
  expect(plan).toMatch(/SEARCH t USING INDEX Topic_pinned_idx \(spaceId=\?/);
  expect(plan).toMatch(/SEARCH p (EXISTS )?USING INDEX Post_shown_idx \(topicId=\? AND seq>\?\)/);
  expect(plan).not.toMatch(sorts);
  expect(plan).not.toMatch(scans);
});

it.each(["active", "new", "unanswered"] as const)("walks from the latest topic on and stops after a page: %s", async (view) => {
  const actor = await createActor(createUser());
  const plan = await plansOf(() => listTopics(actor, { view }));
  expect(plan).not.toMatch(sorts);
  expect(plan).not.toMatch(scans);
});

it("finds followed topics from what is followed, and own ones from their author", async () => {
  const actor = await createActor(createUser());
  const followed = await plansOf(() => listTopics(actor, { view: "followed" }));
  expect(followed).toMatch(/SEARCH t USING INTEGER PRIMARY KEY/);
  expect(followed).not.toMatch(scans);
  expect(await plansOf(() => listTopics(actor, { view: "own" }))).toMatch(/SEARCH t USING INDEX Topic_authorId_idx/);
});

it("counts the topics of spaces, and those with something new, in an index of what is shown", async () => {
  const actor = await createActor(createUser());
  const plan = await plansOf(() => listSpaces(actor, { locale: "en" }));
  expect(plan.match(/SEARCH t USING INDEX Topic_shown_idx \(spaceId=\?/g)).toHaveLength(3);
  expect(plan).toMatch(/SEARCH p (EXISTS )?USING INDEX Post_shown_idx/);
  expect(plan).not.toMatch(scans);
});

it("lists the topics of a tag in the order of the tag's index, however rare the tag is", async () => {
  const space = await createSpace();
  const at = (day: number) => new Date(Date.UTC(2026, 0, day));
  const make = (day: number, themes: string[]) => createTopic({ spaceId: space.id, themes, lastPostAt: at(day) });
  const [first, second, third] = [await make(1, ["housing"]), await make(3, ["housing", "health"]), await make(2, ["housing"])];
  await make(4, ["health"]);
  const listed = async (): Promise<number[]> => (await listTopics(null, { view: "active", tag: "housing" })).topics.map(({ id }) => id);
  expect(await listed()).toEqual([second.id, third.id, first.id]);
  await db.topic.update({ where: { id: first.id }, data: { lastPostAt: at(5) } });
  expect(await listed()).toEqual([first.id, second.id, third.id]);
  const plan = await plansOf(() => listTopics(null, { view: "active", tag: "housing" }));
  expect(plan).toMatch(/SEARCH w USING COVERING INDEX TopicTag_theme_lastPostAt_topicId_idx \(theme=\?\)/);
  expect(plan).toMatch(/SEARCH t USING INTEGER PRIMARY KEY/);
  expect(plan).not.toMatch(sorts);
  expect(plan).not.toMatch(scans);
});
