import type { ActionFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { readWords } from "#app/features/practices/translations/read-words.ts";
import { keepTranslation } from "#app/features/practices/translations/translations.server.ts";
import { isLocale } from "#app/i18n/locales.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";

const refusal = (status: number) => Response.json({ savedAt: null }, { status });

/** There is nothing to read here. */
export function loader() {
  return new Response(null, { status: 405, headers: { Allow: "POST" } });
}

/** Keeps a translation while it is written, for the form's script. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await getActor(request);
  if (!actor) return refusal(401); // the words stay in the form, which says so
  const { slug = "", locale } = params;
  if (!isLocale(locale)) return refusal(404);
  try {
    return Response.json(await keepTranslation(actor, { slug, locale, ...readWords(await readForm(request)) }));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return refusal(error.status);
  }
}
