import type { LoaderFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { readAcross } from "#app/features/indicators/across/across-address.ts";
import { scatterCsv, scatterJson, scatterPng, scatterSvg, scatterXlsx } from "#app/features/indicators/across/scatter-files.server.ts";
import { readScatter } from "#app/features/indicators/across/scatter.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { answerFile, kindOfFile } from "./file-kinds.ts";

const write = { csv: scatterCsv, xlsx: scatterXlsx, json: scatterJson, svg: scatterSvg, png: scatterPng };

/** Scores beside an outcome to take along, by the end of the address: as a table, for programs, or as a picture. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const url = new URL(request.url);
  const kind = kindOfFile(url);
  const page = await readScatter({ ...readAcross(url.searchParams), locale, t: getT(locale, "common") });
  return answerFile(await write[kind](page, { locale, t: getT(locale, "scores"), figures: getT(locale, "figures") }), kind, "scores-outcomes");
}
