import { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { db, transaction } from "#app/db/client.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { newId } from "#app/lib/ids.server.ts";
import { filled, typedLine } from "#app/lib/typed-text.ts";
import { searchParams } from "./practice-paths.ts";
import { findPracticeIds, parsePracticeSearch, type PracticeSearch } from "./search.server.ts";

// Searches that somebody comes back to, or is told of: search-news.server.ts.

const required = "submissions:errors.required";
const mostSearches = 50;

export const saveSearchSchema = z.object({
  name: filled(typedLine(120, { required, tooLong: "submissions:errors.tooLong" }), required),
  address: z.string().max(2_000, "submissions:errors.tooLong").optional().transform((value) => value ?? ""),
  tell: z.string().optional().transform((value) => value !== undefined),
});
export type SaveSearchInput = z.infer<typeof saveSearchSchema>;

/** What is kept of a search: its words and filters, however they are looked at. */
export function addressOf({ query, chosen, expand }: Pick<PracticeSearch, "query" | "chosen" | "expand">): string {
  return new URLSearchParams(searchParams({ query, chosen, expand, sort: query === "" ? "evidence" : "relevance", view: "list", compare: [] })).toString();
}

/** The actor's searches, latest first. One statement */
export async function listSavedSearches(actor: Actor): Promise<{ id: string; name: string; address: string; tell: boolean }[]> {
  return db.savedSearch.findMany({ where: { userId: actor.id }, orderBy: [{ createdAt: "desc" }, { id: "asc" }], select: { id: true, name: true, address: true, tell: true } });
}

/** Keeps a search under a name; what it finds now is known. @throws AppError conflict, too-many */
export async function saveSearch(actor: Actor, { name, address, tell }: SaveSearchInput, now = new Date()): Promise<void> {
  await limit("draftPerson", actor.id);
  const search = parsePracticeSearch(new URLSearchParams(address));
  const known = JSON.stringify(await findPracticeIds(search, actor.locale));
  await transaction(async (tx) => {
    if ((await tx.savedSearch.count({ where: { userId: actor.id } })) >= mostSearches) throw new AppError("conflict", "practices:saved.tooMany");
    await tx.savedSearch.create({ data: { id: newId(), userId: actor.id, name, address: addressOf(search), tell, known, seenAt: now, createdAt: now } });
  });
}

/** Tells of new matches from now on, or no more. @throws AppError not-found */
export async function tellOfSearch(actor: Actor, id: string, tell: boolean, now = new Date()): Promise<void> {
  const saved = await db.savedSearch.findFirst({ where: { id, userId: actor.id } });
  if (!saved) throw new AppError("not-found", "practices:saved.noSuch");
  const known = tell ? JSON.stringify(await findPracticeIds(parsePracticeSearch(new URLSearchParams(saved.address)), actor.locale)) : saved.known;
  await db.savedSearch.updateMany({ where: { id, userId: actor.id }, data: { tell, known, ...(tell && { seenAt: now }) } });
}

/** @throws AppError not-found */
export async function removeSearch(actor: Actor, id: string): Promise<void> {
  const { count } = await db.savedSearch.deleteMany({ where: { id, userId: actor.id } });
  if (count === 0) throw new AppError("not-found", "practices:saved.noSuch");
}
