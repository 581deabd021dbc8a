import { db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";

// People who agreed to be named as somebody who can be asked. They are named for the region they agreed for, while it is theirs,
// and while they can sign in to read what they are asked.

/** Somebody who can be asked, as everybody may read it: nobody's address. */
export interface AskedPerson {
  id: string;
  regionId: string;
  name: string;
  /** Where they work. */
  place: string;
  /** What they do there. */
  role: string;
  areas: string[];
  languages: string[];
}

/** SQL: whether the agreement `a` of person `u` holds. */
const holds = Prisma.sql`a."userId" = u."id" AND a."regionId" = u."regionId" AND u."emailConfirmedAt" IS NOT NULL AND u."suspendedAt" IS NULL`;

/** SQL: whether person `u` agreed to be named and asked. */
export const isAsked = Prisma.sql`EXISTS (SELECT 1 FROM "AskedPerson" a WHERE ${holds})`;

const selectPeople = Prisma.sql`SELECT a."regionId", u."id", u."name", COALESCE((SELECT o."name" FROM "Organisation" o WHERE o."id" = u."organisationId"), u."organisationName") AS "place",
  a."role", CAST(a."areas" AS TEXT) AS "areas", CAST(a."languages" AS TEXT) AS "languages" FROM "AskedPerson" a JOIN "User" u ON ${holds}`;

const mostNamed = 1_000;

/** SQL: those for whom `which` holds of their agreement `a`, as JSON that `readAskedPeople` reads. */
export const askedPeopleAsJson = (which: Prisma.Sql): Prisma.Sql => Prisma.sql`(SELECT json_group_array(json_object('regionId', p."regionId", 'id', p."id", 'name', p."name", 'place', p."place", 'role', p."role", 'areas', p."areas", 'languages', p."languages"))
  FROM (${selectPeople} WHERE ${which} ORDER BY u."name" COLLATE NOCASE, u."id" LIMIT ${mostNamed}) p)`;

type Row = Omit<AskedPerson, "areas" | "languages" | "place"> & { place: string | null; areas: string; languages: string };

const readRow = ({ place, areas, languages, ...row }: Row): AskedPerson => ({ ...row, place: place ?? "", areas: JSON.parse(areas) as string[], languages: JSON.parse(languages) as string[] });

/** What `askedPeopleAsJson` gave. */
export const readAskedPeople = (json: string): AskedPerson[] => (JSON.parse(json) as Row[]).map(readRow);

/** One of them. One statement. */
export async function findAskedPerson(id: string): Promise<AskedPerson | null> {
  const [row] = await db.$queryRaw<Row[]>`${selectPeople} WHERE a."userId" = ${id}`;
  return row ? readRow(row) : null;
}
