import type { ActionFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { limitUploads, uploadImage } from "#app/features/forum/files.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { retryAfter } from "#app/lib/answer-refusals.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { limits } from "#app/richtext/document.ts";

/** There is nothing to read here. */
export function loader() {
  return new Response(null, { status: 405, headers: { Allow: "POST" } });
}

// What is around a picture in a form.
const envelope = 100_000;

async function readImage(request: Request): Promise<Uint8Array> {
  const tooLarge = new AppError("invalid", "richtext:errors.imageTooLarge", { megabytes: limits.imageBytes / 1_000_000 });
  if (Number(request.headers.get("Content-Length")) > limits.imageBytes + envelope) throw tooLarge; // before it is read into memory
  const file = (await readForm(request)).get("file");
  if (file === null || typeof file === "string") throw new AppError("invalid", "richtext:errors.imageType");
  return new Uint8Array(await file.arrayBuffer());
}

/** Takes a picture for the editor; refusals are sentences for people. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await getActor(request);
  try {
    if (!actor) throw new AppError("unauthenticated", "richtext:errors.imageSignedOut");
    await limitUploads(actor);
    return Response.json(await uploadImage(actor, await readImage(request)), { status: 201 });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const t = getT(await getLocale(request, actor?.locale ?? null));
    return Response.json({ message: t(error.detail, error.values) }, { status: error.status, headers: retryAfter(error) });
  }
}
