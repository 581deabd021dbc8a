import { db, transaction, type Tx } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import { themes } from "#app/features/courses/keys.ts";
import { regionName } from "#app/features/network/regions.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { locales, type Locale } from "#app/i18n/locales.ts";

// The rooms that an installation has without anybody asking: a general one, one a policy area, one a region, one a course.

type Texts = Record<string, { name: string; description: string }>;

const inEveryLanguage = (write: (locale: Locale) => { name: string; description: string }): Texts => Object.fromEntries(locales.map((locale) => [locale, write(locale)]));

type NewSpace = Omit<Prisma.SpaceUncheckedCreateInput, "languages" | "texts"> & { texts: Texts };

/** Makes what is missing and brings names up to date; own names, and who reads and writes, stay as somebody decided it. */
async function ensure(tx: Tx, spaces: NewSpace[]): Promise<void> {
  const known = new Map((await tx.space.findMany({ select: { id: true, texts: true, ownTexts: true } })).map(({ id, texts, ownTexts }) => [id, ownTexts ? null : JSON.stringify(texts)]));
  for (const space of spaces) {
    const stored = known.get(space.id);
    if (stored === undefined) await tx.space.create({ data: { ...space, languages: [] } });
    else if (stored !== null && stored !== JSON.stringify(space.texts)) await tx.space.update({ where: { id: space.id }, data: { texts: space.texts } });
  }
}

/** One general space, one a policy area, one a region of the network. Running it again changes nothing. */
export async function ensureReferenceSpaces(): Promise<void> {
  const regions = await db.region.findMany({ where: { role: { not: "illustrative" } }, orderBy: { slug: "asc" } });
  const general: NewSpace = {
    id: "general", slug: "general", kind: "general", readers: "public", writers: "members", position: 0,
    texts: inEveryLanguage((locale) => ({ name: getT(locale, "forum")("spaces.general"), description: getT(locale, "forum")("spaces.generalText") })),
  };
  const areas = themes.map((theme, index): NewSpace => ({
    id: `area-${theme}`, slug: theme, kind: "area", theme, readers: "public", writers: "members", position: 10 + index,
    texts: inEveryLanguage((locale) => {
      const area = getT(locale, "common")(`themes.${theme}`);
      return { name: area, description: getT(locale, "forum")("spaces.areaText", { area }) };
    }),
  }));
  const rooms = regions.map(({ id, slug, names }): NewSpace => ({
    id: `region-${slug}`, slug: `region-${slug}`, kind: "region", regionId: id, readers: "public", writers: "members", position: 100,
    texts: inEveryLanguage((locale) => {
      const region = regionName(names, locale);
      return { name: region, description: getT(locale, "forum")("spaces.regionText", { region }) };
    }),
  }));
  await transaction((tx) => ensure(tx, [general, ...areas, ...rooms]));
}

/** One space a published course, for who is in it; named as the course is. Running it again changes nothing. */
export async function ensureCourseSpaces(): Promise<void> {
  const courses = await db.course.findMany({
    where: { currentVersionId: { not: null } },
    orderBy: { slug: "asc" },
    select: { id: true, slug: true, currentVersion: { select: { texts: { select: { locale: true, title: true, summary: true }, orderBy: { locale: "asc" } } } } },
  });
  const spaces = courses.map(({ id, slug, currentVersion }): NewSpace => ({
    id: `course-${slug}`, slug: `course-${slug}`, kind: "course", courseId: id, readers: "course", writers: "course", position: 1_000,
    texts: Object.fromEntries((currentVersion?.texts ?? []).map(({ locale, title, summary }) => [locale, { name: title, description: summary }])),
  }));
  await transaction((tx) => ensure(tx, spaces));
}
