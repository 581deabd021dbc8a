import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/auth/session.server.ts";
import { exportTranscript } from "#app/features/certificates/transcript-files.server.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { fileResponse, yearOf } from "./file-response.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const file = await exportTranscript(actor, { year: yearOf(request), locale: await getLocale(request, actor.locale) });
  return fileResponse(file, "text/csv; charset=utf-8", "attachment");
}
