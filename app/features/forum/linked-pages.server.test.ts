import { beforeEach, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { createCourse } from "#tests/support/course-factory.ts";
import { createActor, createRegion, createUser } from "#tests/support/factories.ts";
import { createSpace, createTopic, postAt } from "#tests/support/forum-factory.ts";
import { createPractice } from "#tests/support/practice-factory.ts";
import { createWorkshop } from "#tests/support/workshop-factory.ts";
import { lookUpNamed } from "./named.server.ts";
import { translatePost } from "./translations.server.ts";
import { renderWords } from "./words.server.ts";

let reader: Actor;

beforeEach(async () => {
  reader = await createActor();
});

const link = (href: string, words = href) => ({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: words, marks: [{ type: "link", attrs: { href } }] }] }] });
const html = async (href: string, { actor = reader, locale = "en" }: { actor?: Actor | null; locale?: "en" | "sv" } = {}) => {
  const document = link(href);
  return renderWords(document, locale, await lookUpNamed(actor, [document], locale));
};

it("unfolds a link to an own page that the reader may know, in the reader's language", async () => {
  const space = await createSpace();
  const topic = await createTopic({ spaceId: space.id, title: "Who has tried <this>?", kind: "question" });
  const { course } = await createCourse({ title: "Essentials" });
  const slug = await createPractice();
  const workshop = await createWorkshop({ title: "One evening", audience: "open", status: "published" });
  const post = await postAt(topic.id, 1);
  expect(await html(`/forum/topics/${topic.id}`)).toMatch(/^<a href="[^"]*" class="unfolded"><span class="unfolded-kind">Question<\/span> <strong>Who has tried &lt;this&gt;\?<\/strong> <span class="unfolded-meta">.+ · 0 answers<\/span><\/a>$/);
  expect(await html(`/forum/topics/${topic.id}`, { locale: "sv" })).toContain(">Fråga<");
  expect(await html(`/forum/posts/${post.id}`)).toContain("Who has tried &lt;this&gt;?");
  await translatePost(reader, { postId: post.id, locale: "sv", markdown: "x", title: "Vem har provat?" });
  expect([await html(`/forum/topics/${topic.id}`, { locale: "sv" }), await html(`/forum/posts/${post.id}`, { locale: "sv" }), await html(`/forum/topics/${topic.id}`)]).toEqual([expect.stringContaining("Vem har provat?"), expect.stringContaining("Vem har provat?"), expect.not.stringContaining("provat")]);
  expect(await html(`/forum/spaces/${space.slug}`)).toContain(">Space<");
  expect(await html(`/courses/${course.slug}`)).toContain("<strong>Essentials</strong>");
  expect(await html(`/practices/${slug}`)).toContain(">Practice<");
  expect(await html(`/workshops/${workshop.id}`)).toContain("<strong>One evening</strong>");
});

it("looks up what a page names whatever stands beside it: names of regions and spaces are stored in many languages, others in one", async () => {
  const region = await createRegion({ names: { en: "Azores" } });
  const space = await createSpace({ texts: { en: { name: "Housing", description: "" } } });
  const topic = await createTopic({ spaceId: space.id, title: "Who has tried?", authorId: (await createUser({ name: "Anna" })).id });
  const post = await postAt(topic.id, 1);
  const { course } = await createCourse({ title: "Essentials" });
  const workshop = await createWorkshop({ title: "One evening", audience: "open", status: "published" });
  const mention = (kind: string, id: string) => ({ type: "doc", content: [{ type: "paragraph", content: [{ type: "mention", attrs: { kind, id, label: "x" } }] }] });
  const quotation = { type: "doc", content: [{ type: "blockquote", attrs: { postId: String(post.id), author: "x", href: null }, content: [{ type: "paragraph" }] }] };
  const parts: [said: string, document: object][] = [
    ["@Anna", mention("person", topic.authorId ?? "")], ["@Azores", mention("region", region.id)], ["Anna wrote:", quotation], [">Who has tried?<", link(`/forum/topics/${topic.id}`)], [">Post<", link(`/forum/posts/${post.id}`)],
    [">Housing<", link(`/forum/spaces/${space.slug}`)], [">Essentials<", link(`/courses/${course.slug}`)], [">Practice<", link(`/practices/${await createPractice()}`)], [">One evening<", link(`/workshops/${workshop.id}`)],
  ];
  for (const one of parts) {
    for (const other of parts) {
      const named = await lookUpNamed(reader, [one[1], other[1]], "en");
      for (const [said, document] of [one, other]) expect(renderWords(document, "en", named), `${one[0]} beside ${other[0]}`).toContain(said);
    }
  }
});

it("leaves what the reader may not know, what is not there, and other sites' pages a link", async () => {
  const space = await createSpace({ readers: "members" });
  const topic = await createTopic({ spaceId: space.id, title: "Not for visitors" });
  const invited = await createWorkshop({ title: "Among us", audience: "invitation", status: "published" });
  const draft = await createWorkshop({ title: "Not yet", audience: "open", status: "draft" });
  const hidden = await createTopic({ title: "Hidden" });
  await db.topic.update({ where: { id: hidden.id }, data: { hiddenAt: new Date() } });
  expect(await html(`/forum/topics/${topic.id}`)).toContain("Not for visitors");
  expect(await html(`/forum/topics/${topic.id}`, { actor: null })).not.toMatch(/unfolded|Not for/);
  for (const path of [`/workshops/${invited.id}`, `/workshops/${draft.id}`, `/forum/topics/${hidden.id}`, "/forum/topics/999999999", "/courses/none", "/practices/none", "/forum/spaces/none"]) expect(await html(path), path).not.toMatch(/unfolded|Among|Not yet|Hidden/);
  expect(await html("https://elsewhere.example/courses/essentials")).not.toContain("unfolded");
});

it("looks up the links of several documents together", async () => {
  const topic = await createTopic();
  const documents = [link(`/forum/topics/${topic.id}`), link("/courses/none"), link("/practices/none"), link("/workshops/none"), link("/forum/spaces/none")];
  const named = await lookUpNamed(reader, documents, "en");
  expect([...named.pages.keys()]).toEqual([`/forum/topics/${topic.id}`]);
});
