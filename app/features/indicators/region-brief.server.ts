import { db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { formatList } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { askedPeopleAsJson, readAskedPeople } from "#app/features/network/asked-people.server.ts";
import { numberSources, type NumberedSource } from "./outcomes/figure-table.ts";
import { listSeries } from "./outcomes/figures.server.ts";
import { sayNotes, saySeries, sayValue } from "./outcomes/say-figure.ts";
import { regionPath } from "./region-paths.ts";

interface Way {
  label: string;
  to: string;
}

/** A region as it is looked at somewhere else, on a map for instance: its newest figures and whom to ask, in the reader's words. */
export interface RegionBrief {
  figures: { title: string; rows: { name: string; value: string; year: number; notes: string; source: number }[]; sources: NumberedSource[]; all: Way } | null;
  people: { title: string; text: string; space: Way | null; named: (Way & { about: string })[] };
}

const mostFigures = 4;
const mostNamed = 3;

/** A region of the network in brief; null when the network has none there. Two statements. */
export async function findRegionBrief(nutsCode: string, locale: Locale): Promise<RegionBrief | null> {
  const [row] = await db.$queryRaw<{ id: string; slug: string; asked: string; space: string | null; people: string }[]>`
    SELECT r."id", r."slug", CAST(r."asked" AS TEXT) AS "asked", (SELECT s."slug" FROM "Space" s WHERE s."regionId" = r."id" AND s."readers" = 'public' LIMIT 1) AS "space", ${askedPeopleAsJson(Prisma.sql`a."regionId" = r."id"`)} AS "people"
    FROM "Region" r WHERE r."nutsCode" = ${nutsCode}`;
  if (!row) return null;
  const [t, say] = [getT(locale, "regions"), getT(locale, "figures")];
  // Of every indicator the first group: all people, where the source has them.
  const first = [...Map.groupBy(await listSeries(row.id, locale), ({ indicator }) => indicator).values()].flatMap(([one]) => one ?? []);
  const newest = first.slice(0, mostFigures).flatMap((one) => { const figure = one.figures.at(-1); return figure ? [{ ...one, figure }] : []; });
  const { sources, numberOf } = numberSources(newest.map(({ figure }) => figure), say, locale);
  const asked = (JSON.parse(row.asked) as string[]).map((area) => t(`common:themes.${area}`));
  const named = readAskedPeople(row.people).slice(0, mostNamed).map(({ name, areas, role, place }) => ({ label: name, to: regionPath(row.slug, "#ask"), about: [role, place, formatList(areas.map((area) => t(`common:themes.${area}`)), locale)].filter(Boolean).join(" · ") }));
  return {
    figures: newest.length === 0 ? null : {
      title: say("context"),
      rows: newest.map(({ figure, ...one }) => ({ name: saySeries(one, say), value: sayValue(figure.value, one.unit, say, locale), year: figure.year, notes: sayNotes(figure, say).join("; "), source: numberOf(figure) })),
      sources,
      all: { label: say("all"), to: regionPath(row.slug, "/figures") },
    },
    people: { title: t("page.talk"), text: asked.length > 0 ? t("page.asked", { areas: formatList(asked, locale) }) : t("page.notAsked"), space: row.space === null ? null : { label: t("page.space"), to: `/forum/spaces/${row.space}` }, named },
  };
}
