import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/auth/session.server.ts";
import { renderMinutes } from "#app/features/workshops/after/minutes-file.server.ts";
import { versionOf } from "#app/features/workshops/after/minutes-version.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { fileResponse } from "../certificates/file-response.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const file = await renderMinutes(actor, { workshopId: params.id ?? "", version: versionOf(request.url), locale });
  return fileResponse(file, "application/pdf", "inline");
}
