import { redirect } from "@remix-run/node";
import { clientAddress } from "#app/auth/client-address.server.ts";
import { getActor } from "#app/auth/session.server.ts";
import type { Visitor } from "#app/features/accounts/visitor.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";

/** Who stands at the door, as the use cases want to know it. */
export async function readVisitor(request: Request): Promise<Visitor> {
  const actor = await getActor(request);
  return { address: clientAddress(request), locale: await getLocale(request, actor?.locale ?? null) };
}

/** Pages for people without an account send the others on. @throws a redirect */
export async function requireVisitor(request: Request): Promise<Visitor> {
  if (await getActor(request)) throw redirect("/learning");
  return readVisitor(request);
}
