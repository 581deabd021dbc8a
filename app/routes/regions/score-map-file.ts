import type { LoaderFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { readAcross } from "#app/features/indicators/across/across-address.ts";
import { mapCsv, mapJson, mapPng, mapSvg, mapXlsx } from "#app/features/indicators/across/map-files.server.ts";
import { readScoredRegions } from "#app/features/indicators/across/scored-regions.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { answerFile, kindOfFile } from "./file-kinds.ts";

const write = { csv: mapCsv, xlsx: mapXlsx, json: mapJson, svg: mapSvg, png: mapPng };

/** The map by score to take along, by the end of the address: as a table, for programs, or as a picture. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const url = new URL(request.url);
  const kind = kindOfFile(url);
  const page = await readScoredRegions({ ...readAcross(url.searchParams), locale, t: getT(locale, "common") });
  return answerFile(await write[kind](page, { locale, t: getT(locale, "scores"), figures: getT(locale, "figures") }), kind, "scores-map");
}
