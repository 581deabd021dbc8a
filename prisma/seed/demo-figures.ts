import { db } from "#app/db/client.server.ts";
import type { Group } from "#app/features/indicators/outcomes/outcomes.ts";
import { newId } from "#app/lib/ids.server.ts";

// Figures about regions that do not exist. Their source says so, and so does every page, picture and file that shows them.

const wobble = [0, 0.3, -0.2, 0.2, 0];
type Start = [indicator: string, group: Group, value: number, perYear: number];

const starts: Record<string, { typology: number; series: Start[] }> = {
  vistamar: { typology: 2, series: [["population", "all", 812_000, 4_100], ["population", "non-eu", 61_500, 1_900], ["unemployment", "all", 11.8, -0.5], ["unemployment", "non-eu", 19.6, -0.4], ["unemployment", "non-eu-women", 23.9, -0.2], ["neet", "nationals", 13.2, -0.4], ["neet", "non-eu", 24.8, -0.6], ["neet", "non-eu-women", 30.1, -0.5], ["arope", "all", 25.4, -0.3]] },
  norrvik: { typology: 3, series: [["population", "all", 264_000, 300], ["population", "non-eu", 18_900, 700], ["unemployment", "all", 7.1, 0.1], ["unemployment", "non-eu", 18.2, -0.7], ["unemployment", "non-eu-women", 21.5, -0.9], ["neet", "nationals", 6.4, 0], ["neet", "non-eu", 12.7, -0.3], ["neet", "non-eu-women", 14.9, -0.4], ["arope", "all", 16.8, 0.2]] },
  belmonte: { typology: 1, series: [["population", "all", 1_930_000, 6_200], ["population", "non-eu", 204_000, 5_800], ["unemployment", "all", 9.4, -0.3], ["unemployment", "non-eu", 13.1, -0.5], ["unemployment", "non-eu-women", 16.2, -0.4], ["neet", "nationals", 17.5, -0.6], ["neet", "non-eu", 27.3, -0.2], ["neet", "non-eu-women", 35.8, -0.1], ["arope", "all", 28.9, -0.5]] },
};

/** Five invented years up to the one before this. */
export async function seedDemoFigures(now: Date): Promise<void> {
  const sourceId = newId();
  await db.dataSource.create({ data: { id: sourceId, title: "Invented for demonstration", licence: "CC0 1.0", retrievedOn: now.toISOString().slice(0, 10), illustrative: true, publishedAt: now } });
  const last = now.getUTCFullYear() - 1;
  await db.outcomeFigure.createMany({
    data: Object.entries(starts).flatMap(([regionId, { typology, series }]) => [
      { sourceId, regionId, indicatorKey: "urban-rural", year: last, group: "all", value: typology },
      ...series.flatMap(([indicatorKey, group, value, perYear]) => [0, 1, 2, 3, 4].map((step) => ({
        sourceId, regionId, indicatorKey, group, year: last - 4 + step,
        // A little up and down, as figures are; the same at every start.
        value: indicatorKey === "population" ? Math.round(value + perYear * step) : Math.round((value + perYear * step + (wobble[step] ?? 0)) * 10) / 10,
        flags: indicatorKey === "neet" && group === "non-eu-women" ? "u" : "",
      }))),
    ]),
  });
}
