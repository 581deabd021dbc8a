import type { ActionFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { readWords } from "#app/features/practices/translations/read-words.ts";
import { keepTranslation } from "#app/features/practices/translations/translations.server.ts";
import { isLocale } from "#app/i18n/locales.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { answerKeeping } from "#app/lib/answer-keeping.server.ts";
import { AppError } from "#app/lib/app-error.ts";

/** There is nothing to read here. */
export function loader() {
  return new Response(null, { status: 405, headers: { Allow: "POST" } });
}

/** Keeps a translation while it is written, for the form's script. */
export async function action({ request, params: { slug = "", locale } }: ActionFunctionArgs) {
  return answerKeeping(await getActor(request), async (actor) => {
    if (!isLocale(locale)) throw new AppError("not-found", "errors:notFound.title");
    return keepTranslation(actor, { slug, locale, ...readWords(await readForm(request)) });
  });
}
