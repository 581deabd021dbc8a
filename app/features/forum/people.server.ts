import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { anyOf, readableSpaces } from "./space-access.server.ts";
import { readTitle, translatedTitle } from "./translated-head.server.ts";

/** Something a person said, by its beginning. */
export interface SaidPost {
  postId: number;
  title: string;
  titleLocale: string;
  spaceId: string;
  locale: string;
  text: string;
  createdAt: Date;
}

export interface ForumPerson {
  id: string;
  name: string;
  place: string;
  posts: SaidPost[];
  page: number;
  hasNext: boolean;
}

export const saidPerPage = 20;
const excerptLength = 400;

/**
 * A person by what they have said and the actor may read, latest first. Whoever has said nothing of that does not exist here,
 * except for themselves.
 * @throws AppError not-found. Three statements
 */
export async function getForumPerson(actor: Actor | null, { personId, page = 1, titlesIn = [] }: { personId: string; page?: number; titlesIn?: readonly Locale[] }): Promise<ForumPerson> {
  const spaces = (await readableSpaces(actor)).map(({ id }) => id);
  const [people, rows] = await Promise.all([
    db.$queryRaw<{ id: string; name: string; place: string | null }[]>`
      SELECT u."id", u."name", COALESCE((SELECT o."name" FROM "Organisation" o WHERE o."id" = u."organisationId"), u."organisationName") AS "place" FROM "User" u WHERE u."id" = ${personId}`,
    db.$queryRaw<(SaidPost & { translated: string | null })[]>`
      SELECT p."id" AS "postId", t."title", t."locale" AS "titleLocale", ${translatedTitle(titlesIn)} AS "translated", t."spaceId", p."locale", substr(p."text", 1, ${excerptLength}) AS "text", p."createdAt"
      FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId"
      WHERE p."authorId" = ${personId} AND p."heldAt" IS NULL AND p."hiddenAt" IS NULL AND p."deletedAt" IS NULL
        AND t."hiddenAt" IS NULL AND t."deletedAt" IS NULL AND +t."spaceId" IN ${anyOf(spaces)}
      ORDER BY p."createdAt" DESC, p."id" DESC LIMIT ${saidPerPage + 1} OFFSET ${(page - 1) * saidPerPage}`,
  ]);
  const [person] = people;
  if (!person || (rows.length === 0 && page === 1 && actor?.id !== personId)) throw new AppError("not-found", "forum:errors.noSuchPerson");
  const posts = rows.slice(0, saidPerPage).map(readTitle).map((post) => ({ ...post, text: post.text.length < excerptLength ? post.text : `${post.text.trimEnd()}…` }));
  return { ...person, place: person.place ?? "", posts, page, hasNext: rows.length > saidPerPage };
}
