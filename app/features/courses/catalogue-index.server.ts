import { db } from "#app/db/client.server.ts";
import { type Locale, pickLocale } from "#app/i18n/locales.ts";
import { singleton } from "#app/lib/singleton.server.ts";

/** What the catalogue knows of one published course, as a reader of one language is shown it. */
export interface Entry {
  versionId: string;
  slug: string;
  level: string;
  minutes: number;
  illustrative: boolean;
  themes: string[];
  titles: Map<string, string>; // language → title
  locale: string; // that the reader is shown
  title: string;
  /** By language: all that can be searched for, folded. */
  searchable: string[];
}

type IndexedCourse = Omit<Entry, "locale" | "title"> & { defaultLanguage: string };

interface Index {
  /** The versions it was made of. */
  stamp: string;
  courses: IndexedCourse[];
  /** Entries in order of title, as they were asked for by readers of these languages. */
  byLocale: Map<Locale, Entry[]>;
}

// A published version never changes: what is known of the versions that are current stays true until others are.
const held = singleton<{ index: Index | null }>("catalogue-index", () => ({ index: null }));

/** All published courses by title. One statement, and three more after another version was published. */
export async function listEntries(locale: Locale): Promise<readonly Entry[]> {
  const stamp = await readStamp();
  const index = held.index?.stamp === stamp ? held.index : (held.index = await readIndex(stamp));
  let entries = index.byLocale.get(locale);
  if (!entries) {
    entries = sortEntries(index.courses, locale);
    index.byLocale.set(locale, entries);
  }
  return entries;
}

async function readStamp(): Promise<string> {
  const rows = await db.$queryRaw<{ stamp: string | null }[]>`SELECT group_concat("currentVersionId") AS "stamp" FROM "Course"`;
  return rows[0]?.stamp ?? "";
}

/** Of versions that came while it was read, the next reader's stamp tells. */
async function readIndex(stamp: string): Promise<Index> {
  const [courses, themeRows, texts] = await Promise.all([
    db.$queryRaw<{ id: string; slug: string; level: string; minutes: number; illustrative: boolean; defaultLanguage: string }[]>`
      SELECT v.id, c.slug, v.level, v.minutes, v.illustrative, v."defaultLanguage"
      FROM "Course" c JOIN "CourseVersion" v ON v.id = c."currentVersionId"`,
    db.$queryRaw<{ versionId: string; theme: string }[]>`
      SELECT t."versionId", t.theme FROM "CourseTheme" t JOIN "Course" c ON c."currentVersionId" = t."versionId"`,
    db.$queryRaw<{ versionId: string; locale: string; title: string; search: string }[]>`
      SELECT t."versionId", t.locale, t.title, t.search FROM "CourseText" t JOIN "Course" c ON c."currentVersionId" = t."versionId"`,
  ]);
  const themesOf = Map.groupBy(themeRows, (row) => row.versionId);
  const textsOf = Map.groupBy(texts, (row) => row.versionId);
  return {
    stamp,
    byLocale: new Map(),
    courses: courses.map(({ id, minutes, illustrative, ...course }) => {
      const own = textsOf.get(id) ?? [];
      return {
        ...course,
        versionId: id,
        minutes: Number(minutes),
        illustrative: Boolean(illustrative),
        themes: (themesOf.get(id) ?? []).map((row) => row.theme),
        titles: new Map(own.map((row) => [row.locale, row.title])),
        searchable: own.map((row) => row.search),
      };
    }),
  };
}

function sortEntries(courses: readonly IndexedCourse[], locale: Locale): Entry[] {
  const collator = new Intl.Collator(locale);
  return courses
    .map(({ defaultLanguage, ...course }) => {
      const shown = pickLocale([...course.titles.keys()], locale, defaultLanguage);
      return { ...course, locale: shown, title: course.titles.get(shown) ?? course.slug };
    })
    .sort((a, b) => collator.compare(a.title, b.title) || (a.slug < b.slug ? -1 : 1));
}
