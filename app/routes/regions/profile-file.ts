import type { LoaderFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { getProfile } from "#app/features/indicators/profile.server.ts";
import { readProfileAddress } from "#app/features/indicators/profile-address.ts";
import { profileCsv, profileJson, profilePng, profileSvg, profileXlsx } from "#app/features/indicators/profile-files.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { answerFile, kindOfFile } from "./file-kinds.ts";

const write = { csv: profileCsv, xlsx: profileXlsx, json: profileJson, svg: profileSvg, png: profilePng };

/** A profile to take along, by the end of its address: as a table, for programs, or one axis of it as a picture. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const url = new URL(request.url);
  const kind = kindOfFile(url);
  const profile = await getProfile({ slug: params.slug ?? "", ...readProfileAddress(url.searchParams), locale, t: getT(locale, "common") });
  if (profile.axes === null) throw new AppError("not-found", "regions:errors.noProfile");
  return answerFile(await write[kind](profile, { axis: url.searchParams.get("axis"), locale, t: getT(locale, "regions") }), kind, `${profile.region.slug}-${profile.year}`);
}
