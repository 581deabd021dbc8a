import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/auth/session.server.ts";
import { renderCertificate } from "#app/features/certificates/certificates.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { fileResponse } from "./file-response.ts";

/** /learning/certificates/<id>.pdf, in the language of issue or in that of `?lang=`. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const id = /^([\w-]+)\.pdf$/.exec(params.file ?? "")?.[1];
  if (id === undefined) throw new AppError("not-found", "certificates:error.unknown");
  const file = await renderCertificate(actor, { id, locale: new URL(request.url).searchParams.get("lang") });
  return fileResponse(file, "application/pdf", "inline");
}
