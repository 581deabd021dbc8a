import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/auth/session.server.ts";
import { renderTranscript } from "#app/features/certificates/transcript-files.server.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { fileResponse, yearOf } from "./file-response.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const file = await renderTranscript(actor, { year: yearOf(request), locale: await getLocale(request, actor.locale) });
  return fileResponse(file, "application/pdf", "inline");
}
