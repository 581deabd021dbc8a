import { db } from "#app/db/client.server.ts";
import { isLocale, type Locale } from "#app/i18n/locales.ts";
import { repeatInBackground } from "#app/lib/background.server.ts";
import { act } from "#app/features/notifications/act.server.ts";
import { findPracticeIds, parsePracticeSearch } from "./search.server.ts";

// Once a day each saved search is looked at: who wants to hear of new matches is told once of all there are. What was found
// is noted in the transaction that tells, so nothing is told twice.

const roundEvery = 600_000;
const day = 24 * 3_600_000;
const atOnce = 200;

/** Where a person reads what is new; the page knows from which of their searches they come. */
export const newsPath = (address: string, id: string): `/${string}` => `/practices?${address === "" ? "" : `${address}&`}sort=newest&saved=${id}`;

/** Looks at searches that were not looked at for a day. @returns how many people were told */
export async function tellOfNewMatches(now: Date): Promise<{ told: number }> {
  const due = await db.savedSearch.findMany({ where: { tell: true, seenAt: { lte: new Date(now.getTime() - day) }, user: { suspendedAt: null } }, orderBy: { seenAt: "asc" }, take: atOnce, include: { user: { select: { locale: true } } } });
  let told = 0;
  for (const { id, userId, name, address, known, seenAt, user } of due) {
    const locale: Locale = isLocale(user.locale) ? user.locale : "en";
    const found = await findPracticeIds(parsePracticeSearch(new URLSearchParams(address)), locale);
    const before = new Set(JSON.parse(known) as number[]);
    const isNew = found.some((practiceId) => !before.has(practiceId));
    told += await act(async (tx, inform) => {
      // What was once known stays known: a record that leaves and comes back is no news.
      const { count } = await tx.savedSearch.updateMany({ where: { id, seenAt, tell: true }, data: { seenAt: now, known: JSON.stringify([...new Set([...before, ...found])]) } });
      if (count === 0 || !isNew) return 0;
      await inform({ userIds: [userId], event: `search:${id}:${now.getTime()}`, kind: "search", path: newsPath(address, id), values: { title: name }, now });
      return 1;
    });
  }
  return { told };
}

/** Looks every ten minutes for what is due. @returns stops it, after the round under way */
export function startSearchNews(onError: (error: unknown) => void): () => Promise<void> {
  return repeatInBackground("practice-search-news", roundEvery, () => tellOfNewMatches(new Date()), onError);
}
