import type { Actor } from "#app/auth/actor.ts";
import type { DbOrTx } from "#app/db/client.server.ts";
import { nameWords } from "#app/lib/name-words.ts";
import { type Mention, type RichDocument, type RichNode } from "#app/richtext/document.ts";
import { isFindable } from "./mentionable.server.ts";
import { isLetIn } from "./space-access.server.ts";
import { storedJson } from "./spaces.server.ts";

// "@Anna Berg" and "@PT20" as they are typed where no list completes them. Whoever can be meant by it is; where nobody or
// more than one can, the words stay words.

const mostTyped = 20;
const mostParts = 5;
const mostNamesakes = 200;

const at = /(?<=^|[\s([{«"'“‘„/])@(?=[\p{L}\p{N}])/gu;
/** A name of one to five parts, without the sentence's comma or full stop behind it. */
const part = /[\p{L}\p{N}](?:[\p{L}\p{N}.'’-]*[\p{L}\p{N}])?/u;
const beginnings = (text: string): string[] => {
  const parts = new RegExp(`^${part.source}(?: ${part.source}){0,${mostParts - 1}}`, "u").exec(text)?.[0].split(" ") ?? [];
  return parts.map((_, index) => parts.slice(0, index + 1).join(" ")).reverse();
};

const key = (name: string): string => nameWords(name).join(" ");

/** Words that somebody wrote themselves and that lead nowhere yet. */
const isOpen = (node: RichNode): boolean => node.type === "text" && !(node.marks ?? []).some(({ type }) => type === "link" || type === "code");
const isClosed = ({ type }: RichNode): boolean => type === "blockquote" || type === "codeBlock";

function* openTexts(nodes: readonly RichNode[]): Generator<string> {
  for (const node of nodes) {
    if (isOpen(node)) yield node.text ?? "";
    else if (!isClosed(node)) yield* openTexts(node.content ?? []);
  }
}

/** By each name that was typed, whom it can mean. Two statements. */
async function findMeant(tx: DbOrTx, actor: Actor, spaceId: string, names: string[]): Promise<Map<string, Mention[]>> {
  const keys = [...new Set(names.map(key))].filter((name) => name !== "");
  const found = new Map(keys.map((name): [string, Mention[]] => [name, []]));
  // The name of a person has two parts at least: one alone calls whoever is called so as well.
  const match = keys.filter((name) => name.includes(" ")).map((name) => `^ "${name}"`).join(" OR ");
  const people = match === "" ? [] : await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT u."id", u."name" FROM (SELECT "userId" FROM "NameSearch" WHERE "NameSearch" MATCH ${match} LIMIT ${mostNamesakes}) n
    CROSS JOIN "User" u ON u."id" = n."userId" CROSS JOIN "Space" s ON s."id" = ${spaceId} WHERE ${isLetIn} AND (u."id" = ${actor.id} OR ${isFindable(actor)})`;
  for (const { id, name } of people) found.get(key(name))?.push({ kind: "person", id, label: name });
  const regions = await tx.region.findMany({ select: { id: true, nutsCode: true, names: true } });
  for (const { id, nutsCode, names: texts } of regions) {
    const called = new Set([nutsCode, ...Object.values(storedJson<Record<string, string>>(texts))].map(key));
    for (const name of called) found.get(name)?.push({ kind: "region", id, label: nutsCode });
  }
  return found;
}

function split(node: RichNode, meant: ReadonlyMap<string, Mention[]>): RichNode[] {
  const text = node.text ?? "";
  const out: RichNode[] = [];
  let from = 0;
  for (const { index } of text.matchAll(at)) {
    const name = beginnings(text.slice(index + 1)).find((candidate) => meant.get(key(candidate))?.length);
    const candidates = meant.get(key(name ?? "")) ?? [];
    const [mention] = candidates;
    if (name === undefined || mention === undefined || candidates.length > 1) continue;
    if (index > from) out.push({ ...node, text: text.slice(from, index) });
    out.push({ type: "mention", attrs: { ...mention } });
    from = index + 1 + name.length;
  }
  return from === 0 ? [node] : from < text.length ? [...out, { ...node, text: text.slice(from) }] : out;
}

/** The document with mentions for what was typed as such and can mean one person or region only. Nothing is asked when nothing was. */
export async function withTypedMentions(tx: DbOrTx, actor: Actor, spaceId: string, document: RichDocument): Promise<RichDocument> {
  const typed = [...openTexts(document.content)].flatMap((text) => [...text.matchAll(at)].map(({ index }) => text.slice(index + 1))).slice(0, mostTyped);
  const names = typed.flatMap(beginnings);
  if (names.length === 0) return document;
  const meant = await findMeant(tx, actor, spaceId, names);
  const walk = (node: RichNode): RichNode[] => (isOpen(node) ? split(node, meant) : isClosed(node) || !node.content ? [node] : [{ ...node, content: node.content.flatMap(walk) }]);
  return { ...document, content: document.content.flatMap(walk) };
}
