import type { Actor } from "#app/auth/actor.ts";
import { config } from "#app/config.server.ts";
import type { DbOrTx } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import { defaultLocale, isLocale, type Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { Mention, RichDocument, RichNode } from "#app/richtext/document.ts";
import { documentFromForm, imagesOf, isEmptyDocument, mentionsOf, parseDocument, plainText, quotedPostsOf, storedDocument } from "#app/richtext/document.server.ts";
import { detectLanguage } from "#app/richtext/language.ts";
import type { ContentInput } from "./forum.schema.ts";
import { anyOf, readableSpaces } from "./space-access.server.ts";

/** What somebody wrote, by whichever door, as it is stored. */
export interface Content {
  document: Prisma.InputJsonObject;
  text: string;
  locale: Locale;
  /** People and regions that it addresses. */
  mentions: Mention[];
}

const stored = (document: RichDocument): Prisma.InputJsonObject => document as unknown as Prisma.InputJsonObject;

function parse({ document, markdown }: ContentInput): RichDocument {
  const options = { origin: config.origin };
  return typeof document === "object" ? parseDocument(document, options) : documentFromForm({ document, markdown }, options);
}

/** What was written so far, which may be nothing yet. @throws AppError invalid when it is no document */
export function readDraft(input: ContentInput): { document: Prisma.InputJsonObject; isEmpty: boolean } {
  const document = parse(input);
  return { document: stored(document), isEmpty: isEmptyDocument(document) };
}

/** A quotation names who said it: what a browser sent for that is not believed. Quotations of what the actor may not read lose their source. */
async function attributeQuotes(tx: DbOrTx, actor: Actor, document: RichDocument): Promise<RichDocument> {
  const quoted = quotedPostsOf(document).filter((id) => /^\d{1,15}$/.test(id)).map(Number);
  if (quotedPostsOf(document).length === 0) return document;
  const spaces = await readableSpaces(actor, tx);
  const rows = await tx.$queryRaw<{ id: number; name: string | null }[]>`
    SELECT p."id", u."name" FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" LEFT JOIN "User" u ON u."id" = p."authorId"
    WHERE p."id" IN ${anyOf(quoted)} AND +t."spaceId" IN ${anyOf(spaces.map(({ id }) => id))}
      AND p."heldAt" IS NULL AND p."hiddenAt" IS NULL AND p."deletedAt" IS NULL AND t."hiddenAt" IS NULL AND t."deletedAt" IS NULL`;
  const names = new Map(rows.map(({ id, name }) => [String(id), name ?? ""]));
  const walk = (node: RichNode): RichNode => {
    const content = node.content && { content: node.content.map(walk) };
    const id = node.attrs?.postId;
    if (node.type !== "blockquote" || typeof id !== "string") return { ...node, ...content };
    const name = names.get(id);
    const attrs = name === undefined ? { postId: null, author: null, href: null } : { postId: id, author: name, href: `/forum/posts/${id}` };
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
  /** As it was said; left out: as it is found out. */
  locale: Locale | undefined;
  /** When nothing is said and nothing found out. */
  fallback: string;
  /** The document that this one replaces. */
  former?: unknown;
}

/** Reads what was written. @throws AppError invalid when it says nothing, is no document, or shows what is not the writer's */
export async function readContent(tx: DbOrTx, actor: Actor, input: ContentInput, { locale, fallback, former }: ReadOptions): Promise<Content> {
  const document = await attributeQuotes(tx, actor, parse(input));
  if (isEmptyDocument(document)) throw new AppError("invalid", "forum:errors.emptyPost");
  await checkImages(tx, actor, document, former);
  const found = locale ?? detectLanguage(plainText(document, { quotes: false }));
  return { document: stored(document), text: plainText(document), locale: found ?? (isLocale(fallback) ? fallback : defaultLocale), mentions: mentionsOf(document) };
}
