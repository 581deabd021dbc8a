import type { LoaderFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { getFigures } from "#app/features/indicators/outcomes/figures.server.ts";
import { figuresCsv, figuresJson, figuresPng, figuresSvg, figuresXlsx } from "#app/features/indicators/outcomes/figure-files.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { answerFile, kindOfFile } from "./file-kinds.ts";

const write = { csv: figuresCsv, xlsx: figuresXlsx, json: figuresJson, svg: figuresSvg, png: figuresPng };

/** A region's figures to take along, by the end of the address: as a table, for programs, or one indicator as a picture. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const url = new URL(request.url);
  const kind = kindOfFile(url);
  const page = await getFigures(params.slug ?? "", locale);
  return answerFile(await write[kind](page, { indicator: url.searchParams.get("indicator"), locale, t: getT(locale, "figures") }), kind, `${page.region.slug}-figures`);
}
