import type { Actor } from "#app/auth/actor.ts";
import { config } from "#app/config.server.ts";
import type { DbOrTx, Tx } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import { defaultLocale, isLocale, type Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { nodesOf, textAttribute, type Mention, type MentionKind, type RichDocument, type RichNode } from "#app/richtext/document.ts";
import { documentFromForm, imagesOf, isEmptyDocument, mentionsOf, parseDocument, plainText, quotedPostsOf, storedDocument } from "#app/richtext/document.server.ts";
import { detectLanguage } from "#app/richtext/language.ts";
import { unnamed, withoutNames } from "#app/richtext/names.ts";
import { postPath } from "./forum-paths.ts";
import type { ContentInput } from "./forum.schema.ts";
import { calledBy, lookUpNamed, type Named } from "./named.server.ts";
import { anyOf, readableSpaces } from "./space-access.server.ts";
import { withTypedMentions } from "./typed-mentions.server.ts";
import { documentOf } from "./words.server.ts";

/** What somebody wrote, by whichever door, as it is stored. */
export interface Content {
  document: Prisma.InputJsonObject;
  text: string;
  locale: Locale;
  /** People and regions that it addresses; not within quotations. */
  mentions: Mention[];
}

const stored = (document: RichDocument): Prisma.InputJsonObject => document as unknown as Prisma.InputJsonObject;

function parse({ document, markdown }: ContentInput): RichDocument {
  const options = { origin: config.origin };
  return typeof document === "object" ? parseDocument(document, options) : documentFromForm({ document, markdown }, options);
}

/** Of people and regions that there are none of, the words stay. */
function withKnownMentions(document: RichDocument, named: Named): RichDocument {
  const walk = (node: RichNode): RichNode => {
    if (node.type === "mention" && !calledBy(named, node.attrs?.kind as MentionKind, textAttribute(node, "id"))) return { type: "text", text: `@${textAttribute(node, "label")}` };
    return { ...node, ...(node.content && { content: node.content.map(walk) }) };
  };
  return parseDocument({ ...document, content: document.content.map(walk) });
}

/** What was written so far, which may be nothing yet. @throws AppError invalid when it is no document */
export function readDraft(input: ContentInput): { document: Prisma.InputJsonObject; isEmpty: boolean } {
  const document = parse(input);
  return { document: stored(withoutNames(document)), isEmpty: isEmptyDocument(document) };
}

/** Who is quoted is looked up when it is read: what a browser sent for that is not believed. Quotations of what the actor may not read lose their source. */
async function attributeQuotes(tx: DbOrTx, actor: Actor, document: RichDocument): Promise<RichDocument> {
  const quoted = quotedPostsOf(document).filter((id) => /^\d{1,15}$/.test(id)).map(Number);
  if (quotedPostsOf(document).length === 0) return document;
  const spaces = await readableSpaces(actor, tx);
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT p."id" FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId"
    WHERE p."id" IN ${anyOf(quoted)} AND +t."spaceId" IN ${anyOf(spaces.map(({ id }) => id))}
      AND p."heldAt" IS NULL AND p."hiddenAt" IS NULL AND p."deletedAt" IS NULL AND t."hiddenAt" IS NULL AND t."deletedAt" IS NULL`;
  const readable = new Set(rows.map(({ id }) => String(id)));
  const walk = (node: RichNode): RichNode => {
    const content = node.content && { content: node.content.map(walk) };
    const id = node.attrs?.postId;
    if (node.type !== "blockquote" || typeof id !== "string") return { ...node, ...content };
    const attrs = readable.has(id) ? { postId: id, author: unnamed, href: postPath(Number(id)) } : { postId: null, author: null, href: null };
    return { ...node, attrs: { ...node.attrs, ...attrs }, ...content };
  };
  return parseDocument({ ...document, content: document.content.map(walk) });
}

/** Pictures are the writer's own, or were there before. @throws AppError invalid */
async function checkImages(tx: DbOrTx, actor: Actor, document: RichDocument, former: unknown): Promise<void> {
  const kept = former === undefined ? [] : imagesOf(storedDocument(former));
  const fresh = imagesOf(document).filter((id) => !kept.includes(id));
  if (fresh.length > 0 && (await tx.storedFile.count({ where: { id: { in: fresh }, userId: actor.id } })) < fresh.length) throw new AppError("invalid", "forum:errors.foreignImage");
}

interface ReadOptions {
  /** Where it is written: who may read there may be meant. */
  spaceId: string;
  /** As it was said; left out: as it is found out. */
  locale: Locale | undefined;
  /** When nothing is said and nothing found out. */
  fallback: string;
  /** The document that this one replaces. */
  former?: unknown;
}

/** Remembers whom a post, or a translation of it, names: renaming and erasing find it by that. */
export async function noteMentions(tx: Tx, postId: number, { document }: Pick<Content, "document">): Promise<void> {
  const people = [...nodesOf(document as unknown as RichDocument)].filter((node) => node.type === "mention" && node.attrs?.kind === "person").map((node) => textAttribute(node, "id"));
  if (people.length > 0) await tx.$executeRaw`INSERT INTO "PostMention" ("postId", "userId") SELECT DISTINCT ${postId}, value FROM json_each(${JSON.stringify(people)}) WHERE true ON CONFLICT DO NOTHING`;
}

/** Reads what was written. @throws AppError invalid when it says nothing, is no document, or shows what is not the writer's */
export async function readContent(tx: DbOrTx, actor: Actor, input: ContentInput, { spaceId, locale, fallback, former }: ReadOptions): Promise<Content> {
  const written = await attributeQuotes(tx, actor, parse(input));
  const meant = input.document === undefined ? await withTypedMentions(tx, actor, spaceId, written) : written;
  const named = await lookUpNamed(actor, [meant], isLocale(fallback) ? fallback : defaultLocale, tx);
  const document = withKnownMentions(meant, named);
  if (isEmptyDocument(document)) throw new AppError("invalid", "forum:errors.emptyPost");
  await checkImages(tx, actor, document, former);
  const found = locale ?? detectLanguage(plainText(document, { quotes: false }));
  return { document: stored(withoutNames(document)), text: plainText(documentOf(document, named)), locale: found ?? (isLocale(fallback) ? fallback : defaultLocale), mentions: mentionsOf(document) };
}
