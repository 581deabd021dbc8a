import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { formatDate } from "#app/i18n/format.ts";
import { createActor, createCourse } from "#tests/support/factories.ts";
import { enrol } from "./enrolments.server.ts";
import { exportNotes } from "./notes-export.server.ts";
import { listNotes, noteLimit, saveNote } from "./notes.server.ts";

const now = new Date("2026-03-02T10:00:00.000Z");
let actor: Actor;
let courseSlug: string;

beforeEach(async () => {
  actor = await createActor();
  const { course } = await createCourse({
    title: "Essentials",
    units: [
      { key: "b", title: "Second word", markdown: "Text." },
      { key: "a", title: "First letter", markdown: "Text.\n\n:::reflection{#my-region}\nWhat does your region decide?\n:::\n\n:term[x]{#tcn}" },
    ],
  });
  courseSlug = course.slug;
  await enrol(actor, { courseSlug });
});

describe("notes", () => {
  it("keep the last words, and go with an empty text", async () => {
    await saveNote(actor, { courseSlug, unitKey: "a", text: "One" });
    expect(await saveNote(actor, { courseSlug, unitKey: "a", text: " Two\r\nlines ", now })).toEqual({ savedAt: now });
    await saveNote(actor, { courseSlug, unitKey: "a", promptKey: "my-region", text: "Schools", now });
    expect(await listNotes(actor, { courseSlug, unitKey: "a" })).toEqual([
      { promptKey: "", text: "Two\nlines", updatedAt: now },
      { promptKey: "my-region", text: "Schools", updatedAt: now },
    ]);
    expect(await saveNote(actor, { courseSlug, unitKey: "a", text: " \n" })).toBeNull();
    expect(await listNotes(actor, { courseSlug, unitKey: "a" })).toHaveLength(1);
  });

  it("belong to one person", async () => {
    await saveNote(actor, { courseSlug, unitKey: "a", text: "Mine" });
    const other = await createActor();
    await enrol(other, { courseSlug });
    expect(await listNotes(other, { courseSlug, unitKey: "a" })).toEqual([]);
    expect(await exportNotes(other)).not.toContain("Mine");
    await expect(saveNote(await createActor(), { courseSlug, unitKey: "a", text: "x" })).rejects.toMatchObject({ code: "forbidden" });
  });

  it.each(["tcn", "nothing", "__proto__", "%", "x".repeat(100)])("answer only questions that the unit asks, not %s", async (promptKey) => {
    await expect(saveNote(actor, { courseSlug, unitKey: "a", promptKey, text: "x" })).rejects.toMatchObject({ detail: "errors:learning.noSuchPrompt" });
    expect(await db.note.count()).toBe(0);
  });

  it("are refused beyond their limit", async () => {
    await saveNote(actor, { courseSlug, unitKey: "a", text: "x".repeat(noteLimit) });
    await expect(saveNote(actor, { courseSlug, unitKey: "a", text: "x".repeat(noteLimit + 1) })).rejects.toMatchObject({ code: "invalid", values: { limit: noteLimit } });
  });

  it("are exported as Markdown in the order of the course, with the question they answer", async () => {
    await saveNote(actor, { courseSlug, unitKey: "a", promptKey: "my-region", text: "Schools & health", now });
    await saveNote(actor, { courseSlug, unitKey: "b", text: "Look this up", now });
    await db.note.create({ data: { id: "orphan", userId: actor.id, courseId: "gone", unitKey: "old", text: "Kept", updatedAt: now } });
    const day = formatDate(now, "en");
    expect(await exportNotes(actor, { now })).toBe(
      [
        `# My learning notes: ${actor.name}`,
        day,
        "## Essentials",
        "### Second word",
        "Look this up",
        `*${day}*`,
        "### First letter",
        "> What does your region decide?",
        "Schools & health",
        `*${day}*`,
        "## A course that is no longer there",
        "### Earlier unit (old)",
        "Kept",
        `*${day}*\n`,
      ].join("\n\n"),
    );
  });

  it("say that there are none yet", async () => {
    expect(await exportNotes(actor)).toContain("There are no notes yet.");
  });
});
