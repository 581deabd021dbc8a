import { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { db, transaction, type Tx } from "#app/db/client.server.ts";
import type { PracticeList } from "#app/db/generated/client.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { newId } from "#app/lib/ids.server.ts";
import { filled, optional, typedLine, typedLines } from "#app/lib/typed-text.ts";
import { getFacetTable } from "./facet-table.server.ts";
import { canChangeList, canReadList } from "./list.policy.ts";
import { readCards, type PracticeCard } from "./cards.server.ts";

// Records that somebody puts together for themselves, or for whom they give the address to.

const required = "submissions:errors.required";
const messages = { required, tooLong: "submissions:errors.tooLong" };
const noSuchList = "practices:lists.noSuch";
const mostLists = 100;
const mostRecords = 200;

export const listSchema = z.object({ title: filled(typedLine(120, messages), required), note: optional(typedLines(1_000, messages)), shared: z.string().optional().transform((value) => value !== undefined) });
export type ListInput = z.infer<typeof listSchema>;

export const collectSchema = z.object({ list: z.string().max(64).optional().transform((value) => value ?? ""), title: optional(typedLine(120, messages)), note: optional(typedLines(1_000, messages)) });
export type CollectInput = z.infer<typeof collectSchema>;

/** The actor's lists, latest first. One statement */
export async function listOwnLists(actor: Actor): Promise<{ id: string; title: string; note: string; shared: boolean; records: number }[]> {
  const rows = await db.practiceList.findMany({ where: { userId: actor.id }, orderBy: [{ createdAt: "desc" }, { id: "asc" }], select: { id: true, title: true, note: true, shared: true, _count: { select: { items: true } } } });
  return rows.map(({ _count, ...row }) => ({ ...row, records: _count.items }));
}

export interface ListPage extends Pick<PracticeList, "id" | "title" | "note" | "shared"> {
  isOwn: boolean;
  items: { practice: PracticeCard; note: string }[];
}

/** A list with its records as cards, in the order in which they were put there. Three statements, four after something was written. @throws AppError not-found */
export async function getList(actor: Actor | null, id: string, locale: Locale): Promise<ListPage> {
  const list = await db.practiceList.findUnique({ where: { id }, include: { items: { orderBy: [{ addedAt: "asc" }, { practiceId: "asc" }] } } });
  if (!list || !canReadList(actor, list)) throw new AppError("not-found", noSuchList);
  const entries = new Map((await getFacetTable()).entries.map((entry) => [entry.id, entry]));
  const cards = new Map((await readCards(list.items.flatMap(({ practiceId }) => entries.get(practiceId) ?? []), locale)).map((card) => [card.id, card]));
  return { id, title: list.title, note: list.note, shared: list.shared, isOwn: canChangeList(actor, list), items: list.items.flatMap(({ practiceId, note }) => { const practice = cards.get(practiceId); return practice ? [{ practice, note }] : []; }) };
}

async function changeable(tx: Tx, actor: Actor, id: string): Promise<PracticeList> {
  const list = await tx.practiceList.findUnique({ where: { id } });
  if (!list || !canChangeList(actor, list)) throw new AppError("not-found", noSuchList);
  return list;
}

async function createWithin(tx: Tx, actor: Actor, input: ListInput, now: Date): Promise<string> {
  if ((await tx.practiceList.count({ where: { userId: actor.id } })) >= mostLists) throw new AppError("conflict", "practices:lists.tooMany");
  const { id } = await tx.practiceList.create({ data: { id: newId(), userId: actor.id, ...input, createdAt: now }, select: { id: true } });
  return id;
}

/** Begins a list. @throws AppError conflict, too-many */
export async function createList(actor: Actor, input: ListInput, now = new Date()): Promise<string> {
  await limit("draftPerson", actor.id);
  return transaction((tx) => createWithin(tx, actor, input, now));
}

/** Names it anew, and says whether its address is for others too. @throws AppError not-found */
export async function changeList(actor: Actor, id: string, input: ListInput): Promise<void> {
  await transaction(async (tx) => {
    await changeable(tx, actor, id);
    await tx.practiceList.update({ where: { id }, data: input });
  });
}

/** @throws AppError not-found */
export async function removeList(actor: Actor, id: string): Promise<void> {
  await transaction(async (tx) => {
    await changeable(tx, actor, id);
    await tx.practiceList.delete({ where: { id } });
  });
}

/** Puts a record into a list, or into a new one; what is there already gets the new note. @returns the list. @throws AppError not-found, invalid, conflict, too-many */
export async function collect(actor: Actor, slug: string, { list, title, note }: CollectInput, now = new Date()): Promise<string> {
  await limit("draftPerson", actor.id);
  if (list === "" && title === "") throw new AppError("invalid", "practices:lists.which");
  return transaction(async (tx) => {
    const practice = await tx.practice.findUnique({ where: { slug }, select: { id: true, currentVersionId: true } });
    if (!practice?.currentVersionId) throw new AppError("not-found", "errors:practices.noSuchPractice");
    const listId = title === "" ? (await changeable(tx, actor, list)).id : await createWithin(tx, actor, { title, note: "", shared: false }, now);
    const id = { listId, practiceId: practice.id };
    if ((await tx.practiceListItem.count({ where: { listId, practiceId: { not: practice.id } } })) >= mostRecords) throw new AppError("conflict", "practices:lists.full");
    await tx.practiceListItem.upsert({ where: { listId_practiceId: id }, create: { ...id, note, addedAt: now }, update: { note } });
    return listId;
  });
}

/** Takes a record out of a list. @throws AppError not-found */
export async function uncollect(actor: Actor, listId: string, slug: string): Promise<void> {
  await transaction(async (tx) => {
    await changeable(tx, actor, listId);
    await tx.practiceListItem.deleteMany({ where: { listId, practice: { slug } } });
  });
}

/** What the actor noted of a record in a list of theirs; "" for nothing. One statement */
export async function findCollected(actor: Actor, listId: string, slug: string): Promise<string> {
  return (await db.practiceListItem.findFirst({ where: { listId, list: { userId: actor.id }, practice: { slug } }, select: { note: true } }))?.note ?? "";
}
