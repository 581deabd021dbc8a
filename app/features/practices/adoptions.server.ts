import { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { db } from "#app/db/client.server.ts";
import type { PracticeAdoption } from "#app/db/generated/client.ts";
import { locales } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { newId } from "#app/lib/ids.server.ts";
import { filled, optional, typedLine, typedLines } from "#app/lib/typed-text.ts";
import { act } from "#app/features/notifications/act.server.ts";
import { canAdopt, canRemoveAdoption } from "./adoption.policy.ts";
import { adoptionStates } from "./keys.ts";
import { isKnownRegion } from "./places.server.ts";
import { nutsCode, partialDate } from "./practice.schema.ts";
import { practicePath } from "./practice-paths.ts";

// "We take this up": what a region does with somebody else's practice, told over time.

const required = "submissions:errors.required";
const tooLong = "submissions:errors.tooLong";
const messages = { required, tooLong };
const words = (max: number) => optional(typedLines(max, messages));

export const adoptionSchema = z.object({
  place: filled(typedLine(200, messages), required),
  nutsCode: z.string().refine((value) => nutsCode.safeParse(value).success, "submissions:errors.region").optional().transform((value) => value ?? null),
  state: z.enum(adoptionStates, required),
  since: z.string().trim().refine((value) => partialDate.safeParse(value).success, "submissions:errors.date").optional().transform((value) => value ?? null),
  changes: words(2_000),
  result: words(2_000),
  locale: z.enum(locales, required),
});
export type AdoptionInput = z.infer<typeof adoptionSchema>;

async function findPractice(slug: string): Promise<{ id: number; title: string }> {
  const practice = await db.practice.findUnique({ where: { slug }, select: { id: true, originalLocale: true, currentVersionId: true, translations: { select: { locale: true, title: true } } } });
  if (!practice?.currentVersionId) throw new AppError("not-found", "errors:practices.noSuchPractice");
  return { id: practice.id, title: practice.translations.find(({ locale }) => locale === practice.originalLocale)?.title ?? "" };
}

/** The record to take up, and what the actor has said of it before. @throws AppError not-found. Three statements */
export async function getOwnAdoption(actor: Actor | null, slug: string): Promise<{ title: string; adoption: PracticeAdoption | null }> {
  const { id, title } = await findPractice(slug);
  return { title, adoption: actor && (await db.practiceAdoption.findFirst({ where: { practiceId: id, userId: actor.id } })) };
}

/** Says that the actor's region takes a practice up, or what has become of it: one adoption a person and record. @throws AppError not-found, invalid, too-many */
export async function saveAdoption(actor: Actor, slug: string, input: AdoptionInput, now = new Date()): Promise<void> {
  if (!canAdopt(actor)) throw new AppError("forbidden", "submissions:errors.noEditing");
  if (input.nutsCode !== null && !(await isKnownRegion(input.nutsCode))) throw new AppError("invalid", "submissions:errors.region");
  await limit("submitPerson", actor.id);
  const { id: practiceId, title } = await findPractice(slug);
  await act(async (tx, inform) => {
    const known = await tx.practiceAdoption.findFirst({ where: { practiceId, userId: actor.id }, select: { id: true } });
    if (known) {
      await tx.practiceAdoption.update({ where: { id: known.id }, data: { ...input, changedAt: now } });
      return;
    }
    const { id } = await tx.practiceAdoption.create({ data: { id: newId(), practiceId, userId: actor.id, ...input, createdAt: now }, select: { id: true } });
    const told = await tx.submission.findMany({ where: { practiceId, state: "published", author: { suspendedAt: null } }, select: { authorId: true } });
    await inform({ userIds: told.flatMap(({ authorId }) => authorId ?? []), event: `adoption:${id}`, kind: "adopted", path: `${practicePath(slug)}#adopted`, values: { title }, actorId: actor.id, now });
  });
}

/** Takes back what was said. @throws AppError not-found, forbidden */
export async function removeAdoption(actor: Actor, slug: string, id: string): Promise<void> {
  await act(async (tx) => {
    const adoption = await tx.practiceAdoption.findFirst({ where: { id, practice: { slug } } });
    if (!adoption) throw new AppError("not-found", "errors:practices.noSuchPractice");
    if (!canRemoveAdoption(actor, adoption)) throw new AppError("forbidden", "submissions:errors.noEditing");
    await tx.practiceAdoption.delete({ where: { id } });
  });
}
