import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { safePath } from "#app/auth/safe-path.ts";
import { setLocale } from "#app/features/accounts/profile.server.ts";
import { rememberLocale } from "#app/i18n/locale-cookie.server.ts";
import { isLocale } from "#app/i18n/locales.ts";
import { readForm } from "#app/lib/answer-form.server.ts";

/** Remembers the language chosen in the header: in the cookie, and in the profile of who is signed in. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const locale = form.get("locale");
  const next = new URL(safePath(form.get("next")), "http://here");
  next.searchParams.delete("lang");
  const headers = new Headers();
  if (isLocale(locale)) {
    const actor = await getActor(request);
    if (actor) await setLocale(actor, locale);
    headers.append("Set-Cookie", await rememberLocale(locale));
  }
  return redirect(next.pathname + next.search, { headers });
}

export function loader() {
  return redirect("/");
}
