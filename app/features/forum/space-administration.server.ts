import type { Actor } from "#app/auth/actor.ts";
import { db, isUniqueViolation, transaction, type DbOrTx } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { isLocale, locales, type Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { judgeEverybody } from "#app/realtime/judge.server.ts";
import type { SpaceKind } from "./forum.kinds.ts";
import { canAdministerSpaces, type SpaceState } from "./forum.policy.ts";
import type { ChangeSpaceInput, CreateSpaceInput, TextField } from "./space.schema.ts";
import { storedJson } from "./spaces.server.ts";
import { spaceName } from "./topic-page.server.ts";

// Which rooms the forum has, what they are called, who reads and writes there.

const pageSize = 50;

export interface SpaceSummary {
  id: string;
  slug: string;
  name: string;
  /** Of the name, where it is not in the reader's language. */
  locale: Locale | null;
  kind: SpaceKind;
  readers: SpaceState["readers"];
  writers: SpaceState["writers"];
  position: number;
  closedAt: Date | null;
}

export interface AdministeredSpace extends SpaceSummary {
  texts: Partial<Record<Locale, { name: string; description: string }>>;
  languages: Locale[];
  theme: string | null;
}

type Row = Omit<SpaceSummary, "name" | "locale" | "kind" | "readers" | "writers"> & { kind: string; readers: string; writers: string; texts: unknown };

function administer(actor: Actor): void {
  if (!canAdministerSpaces(actor)) throw new AppError("forbidden", "errors:forbidden.text");
}

function toSummary({ id, slug, kind, readers, writers, position, closedAt, texts }: Row, locale: Locale): SpaceSummary {
  const known = storedJson<Record<string, unknown>>(texts);
  return {
    id, slug, position, closedAt,
    name: spaceName(known, locale, slug),
    locale: locale in known ? null : "en" in known ? "en" : (Object.keys(known).find(isLocale) ?? null),
    kind: kind as SpaceKind,
    readers: readers as SpaceState["readers"],
    writers: writers as SpaceState["writers"],
  };
}

/** All spaces in the order of the forum, 50 a page; with `q`, those that have it in a name or their address. Two statements. @throws AppError forbidden */
export async function listAdministeredSpaces(actor: Actor, { q, page, locale }: { q: string; page: number; locale: Locale }): Promise<{ rows: SpaceSummary[]; total: number; pages: number }> {
  administer(actor);
  const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const where = q === "" ? Prisma.sql`1` : Prisma.sql`(s."slug" LIKE ${pattern} ESCAPE '\\' OR EXISTS (SELECT 1 FROM json_each(s."texts") j WHERE json_extract(j."value", '$.name') LIKE ${pattern} ESCAPE '\\'))`;
  const [rows, counted] = await Promise.all([
    db.$queryRaw<Row[]>`
      SELECT s."id", s."slug", s."kind", s."readers", s."writers", s."position", s."closedAt", s."texts" FROM "Space" s
      WHERE ${where} ORDER BY s."position", s."id" LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`,
    db.$queryRaw<{ total: number | bigint }[]>`SELECT COUNT(*) AS "total" FROM "Space" s WHERE ${where}`,
  ]);
  const total = Number(counted[0]?.total ?? 0);
  return { rows: rows.map((row) => toSummary(row, locale)), total, pages: Math.max(1, Math.ceil(total / pageSize)) };
}

async function findSpace(tx: DbOrTx, id: string) {
  const row = await tx.space.findUnique({ where: { id } });
  if (!row) throw new AppError("not-found", "forum:errors.noSuchSpace");
  return row;
}

/** One space as its form shows it. One statement. @throws AppError forbidden, not-found */
export async function getAdministeredSpace(actor: Actor, { id, locale }: { id: string; locale: Locale }): Promise<AdministeredSpace> {
  administer(actor);
  const row = await findSpace(db, id);
  return { ...toSummary(row, locale), texts: storedJson<AdministeredSpace["texts"]>(row.texts), languages: storedJson<string[]>(row.languages).filter(isLocale), theme: row.theme };
}

function textsOf(input: Record<TextField, string>): AdministeredSpace["texts"] {
  const said = locales.filter((locale) => input[`name_${locale}`] !== "");
  return Object.fromEntries(said.map((locale) => [locale, { name: input[`name_${locale}`], description: input[`description_${locale}`] }]));
}

/** Makes a space: one about a theme stands among the policy areas. @returns its id @throws AppError forbidden, conflict (its address is another's) */
export async function createSpace(actor: Actor, input: CreateSpaceInput, now = new Date()): Promise<string> {
  administer(actor);
  const { slug, languages, readers, writers, theme, position } = input;
  const id = newId();
  try {
    await transaction(async (tx) => {
      await tx.space.create({ data: { id, slug, kind: theme ? "area" : "general", texts: textsOf(input), ownTexts: true, languages, readers, writers, theme: theme ?? null, position, createdAt: now } });
      await recordAudit(tx, { actorId: actor.id, action: "space.created", subjectType: "space", subjectId: id, detail: { readers, writers } });
    });
  } catch (error) {
    if (isUniqueViolation(error, "slug")) throw new AppError("conflict", "forum:errors.slugTaken");
    throw error;
  }
  return id;
}

/** What a space says of itself, in an order that can be compared. */
const inOrder = (texts: AdministeredSpace["texts"]): string => JSON.stringify(locales.map((locale) => [texts[locale]?.name, texts[locale]?.description]));

/**
 * Changes a space, but that of a course, which is called as its course is and read by who takes it. A region's keeps to its
 * region. Whoever may not read it any more hears no more of it.
 * @throws AppError forbidden, not-found
 */
export async function changeSpace(actor: Actor, id: string, input: ChangeSpaceInput): Promise<void> {
  administer(actor);
  const isNarrowed = await transaction(async (tx) => {
    const before = await findSpace(tx, id);
    if (before.kind === "course") throw new AppError("forbidden", "forum:errors.courseSpace");
    const { languages, readers, writers, position } = input;
    const theme = before.kind === "region" ? before.theme : (input.theme ?? null);
    const kind = before.kind === "region" ? before.kind : theme === null ? "general" : "area";
    const texts = textsOf(input);
    const changed = {
      texts: inOrder(texts) !== inOrder(storedJson(before.texts)),
      languages: languages.join() !== storedJson<string[]>(before.languages).join(),
      theme: theme !== before.theme,
      position: position !== before.position,
    };
    const parts = Object.entries(changed).flatMap(([part, isChanged]) => (isChanged ? [part] : []));
    const detail = { ...(parts.length > 0 && { parts }), ...(readers !== before.readers && { readers }), ...(writers !== before.writers && { writers }) };
    if (Object.keys(detail).length === 0) return false;
    await tx.space.update({ where: { id }, data: { kind, theme, languages, readers, writers, position, ...(changed.texts && { texts, ownTexts: true }) } });
    await recordAudit(tx, { actorId: actor.id, action: "space.changed", subjectType: "space", subjectId: id, detail });
    return before.readers === "public" && readers !== "public";
  });
  if (isNarrowed) await judgeEverybody(); // they listen to its list, and to any of its topics
}

/** Closes a space of any kind, so that what was said stays and nothing new is written, or opens it again. What is so already stays so, unrecorded. @throws AppError forbidden, not-found */
export async function setSpaceState(actor: Actor, id: string, state: "open" | "closed", now = new Date()): Promise<void> {
  administer(actor);
  await transaction(async (tx) => {
    const { closedAt } = await findSpace(tx, id);
    if ((closedAt !== null) === (state === "closed")) return;
    await tx.space.update({ where: { id }, data: { closedAt: state === "closed" ? now : null } });
    const about = { actorId: actor.id, subjectType: "space", subjectId: id };
    await (state === "closed" ? recordAudit(tx, { ...about, action: "space.closed" }) : recordAudit(tx, { ...about, action: "space.reopened" }));
  });
}
