import type { LoaderFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { readChangeAddress } from "#app/features/indicators/change/change-address.ts";
import { changeCsv, changeJson, changePng, changeSvg, changeXlsx } from "#app/features/indicators/change/change-files.server.ts";
import { getChange } from "#app/features/indicators/change/change.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { answerFile, kindOfFile } from "./file-kinds.ts";

const write = { csv: changeCsv, xlsx: changeXlsx, json: changeJson, svg: changeSvg, png: changePng };

/** Two years of a region to take along, by the end of the address: as a table, for programs, or one axis as a picture. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const url = new URL(request.url);
  const kind = kindOfFile(url);
  const page = await getChange({ slug: params.slug ?? "", ...readChangeAddress(url.searchParams), locale, t: getT(locale, "common") });
  return answerFile(await write[kind](page, { axis: url.searchParams.get("axis"), locale, t: getT(locale, "scores") }), kind, `${page.region.slug}-change`);
}
