import type { Actor } from "#app/auth/actor.ts";
import { db, transaction, type Tx } from "#app/db/client.server.ts";
import { isKey } from "#app/features/courses/course.schema.ts";
import { AppError } from "#app/lib/app-error.ts";
import { newId } from "#app/lib/ids.server.ts";
import { getUnitInCourse, type UnitAddress } from "./enrolment-access.server.ts";
import { findReflectionPrompt } from "./reflection-prompt.ts";

// A learner's own words. Nobody else reads them, whatever their role.

export const noteLimit = 20_000; // characters

/** Refuses prompts that no language of the unit asks: anything else could be stored under made-up keys without end. */
async function checkPrompt(tx: Tx, unitId: string, promptKey: string): Promise<void> {
  if (promptKey === "") return;
  const texts = isKey(promptKey) ? await tx.unitText.findMany({ where: { unitId, markdown: { contains: `{#${promptKey}}` } }, select: { markdown: true } }) : [];
  if (!texts.some((text) => findReflectionPrompt(text.markdown, promptKey) !== null)) throw new AppError("not-found", "errors:learning.noSuchPrompt");
}

/**
 * Keeps a free note on a unit (`promptKey` "") or the answer to one of its reflections. The last save stands; an empty
 * text deletes. Returns when it was saved, or null when there is no note any more.
 */
export async function saveNote(
  actor: Actor,
  { courseSlug, unitKey, promptKey = "", text, now = new Date() }: UnitAddress & { promptKey?: string; text: string; now?: Date },
): Promise<{ savedAt: Date } | null> {
  const words = text.replaceAll("\r\n", "\n").trim();
  if (words.length > noteLimit) throw new AppError("invalid", "errors:learning.noteTooLong", { limit: noteLimit });
  return transaction(async (tx) => {
    const { enrolment, unit } = await getUnitInCourse(tx, actor, { courseSlug, unitKey });
    const place = { userId: actor.id, courseId: enrolment.courseId, unitKey, promptKey };
    if (words === "") {
      await tx.note.deleteMany({ where: place });
      return null;
    }
    await checkPrompt(tx, unit.id, promptKey);
    await tx.note.upsert({
      where: { userId_courseId_unitKey_promptKey: place },
      create: { id: newId(), ...place, text: words, updatedAt: now },
      update: { text: words, updatedAt: now },
    });
    return { savedAt: now };
  });
}

export interface UnitNote {
  promptKey: string;
  text: string;
  updatedAt: Date;
}

/** The actor's notes on one unit, free note (`promptKey` "") first. One statement. */
export async function listNotes(actor: Actor, { courseSlug, unitKey }: UnitAddress): Promise<UnitNote[]> {
  // Note has no relation to Course that Prisma could follow: notes outlive courses.
  return db.$queryRaw<UnitNote[]>`
    SELECT n."promptKey", n."text", n."updatedAt" FROM "Note" n JOIN "Course" c ON c."id" = n."courseId"
    WHERE n."userId" = ${actor.id} AND c."slug" = ${courseSlug} AND n."unitKey" = ${unitKey} ORDER BY n."promptKey"`;
}
