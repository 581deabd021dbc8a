import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { safePath } from "#app/auth/safe-path.ts";
import { getActor } from "#app/auth/session.server.ts";
import { setLanguages } from "#app/features/accounts/profile.server.ts";
import { rememberLanguages } from "#app/i18n/languages-cookie.server.ts";
import { locales } from "#app/i18n/locales.ts";
import { readForm } from "#app/lib/answer-form.server.ts";

/** Remembers which languages one reads: in the profile, or in a visitor's cookie. None stands for all. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await getActor(request);
  const form = await readForm(request);
  const languages = locales.filter((locale) => form.getAll("languages").includes(locale));
  const headers = new Headers();
  if (actor) await setLanguages(actor, languages);
  else headers.append("Set-Cookie", await rememberLanguages(languages));
  const next = safePath(form.get("next"));
  return redirect(next === "/" ? "/forum" : next, { headers });
}

export function loader() {
  return redirect("/forum");
}
