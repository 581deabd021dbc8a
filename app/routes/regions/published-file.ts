import type { LoaderFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { readProfileAddress } from "#app/features/indicators/profile-address.ts";
import { publishedCsv, publishedJson, publishedPng, publishedSvg, publishedXlsx } from "#app/features/indicators/published/published-files.server.ts";
import { getPublished } from "#app/features/indicators/published/published.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { answerFile, kindOfFile } from "./file-kinds.ts";

const write = { csv: publishedCsv, xlsx: publishedXlsx, json: publishedJson, svg: publishedSvg, png: publishedPng };

/** Published scores of a region to take along, by the end of the address: as a table, for programs, or one axis as a picture. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const url = new URL(request.url);
  const kind = kindOfFile(url);
  const { set, year } = readProfileAddress(url.searchParams);
  const page = await getPublished({ slug: params.slug ?? "", set, year, locale, t: getT(locale, "common") });
  return answerFile(await write[kind](page, { axis: url.searchParams.get("axis"), locale, t: getT(locale, "scores"), figures: getT(locale, "figures") }), kind, `${page.region.slug}-scores`);
}
