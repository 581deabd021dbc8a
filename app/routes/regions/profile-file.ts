import type { LoaderFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { getProfile } from "#app/features/indicators/profile.server.ts";
import { readProfileAddress } from "#app/features/indicators/profile-address.ts";
import { profileCsv, profileJson, profilePng, profileSvg } from "#app/features/indicators/profile-files.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";

const kinds = {
  csv: { type: "text/csv; charset=utf-8", write: profileCsv },
  json: { type: "application/json; charset=utf-8", write: profileJson },
  svg: { type: "image/svg+xml", write: profileSvg },
  png: { type: "image/png", write: profilePng },
} as const;

/** A profile to take along, by the end of its address: as a table, for programs, or one axis of it as a picture. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const { pathname, searchParams } = new URL(request.url);
  const kind = Object.keys(kinds).find((one) => pathname.endsWith(`.${one}`)) as keyof typeof kinds;
  const profile = await getProfile({ slug: params.slug ?? "", ...readProfileAddress(searchParams), locale, t: getT(locale, "common") });
  if (profile.axes === null) throw new AppError("not-found", "regions:errors.noProfile");
  const { type, write } = kinds[kind];
  const body = await write(profile, { axis: searchParams.get("axis"), locale, t: getT(locale, "regions") });
  return new Response(body, { headers: { "Content-Type": type, "Content-Disposition": `attachment; filename="${profile.region.slug}-${profile.year}.${kind}"`, "Cache-Control": "private, no-cache" } });
}
