import { redirect } from "@remix-run/node";
import { db, type DbOrTx } from "#app/db/client.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { hashToken } from "#app/lib/ids.server.ts";
import { isAnswerToForm } from "#app/lib/page-request.server.ts";
import { singleton } from "#app/lib/singleton.server.ts";
import { hasRole, type Actor, type Role } from "./actor.ts";
import { lucia } from "./lucia.server.ts";
import { safePath } from "./safe-path.ts";

const userAgentLength = 200;

// The loaders of one page ask at the same moment: they share one statement.
const asking = new Map<string, Promise<SignedIn | null>>();

/** Somebody who asks for a page: with what its frame says to them, and what they read. */
export type SignedIn = Actor & { unread: number; languages: Locale[] };

async function loadActor(sessionId: string): Promise<SignedIn | null> {
  const { user } = await lucia.validateSession(sessionId);
  if (!user) return null;
  const { id, email, name, locale, timeZone, roles, extraTimePercent, unread, languages } = user;
  return { id, email, name, locale, timeZone, roles, extraTimePercent, unread, languages };
}

// Lucia's own reader throws on any cookie with a broken percent sign, whoever set it; session ids have no such characters.
const sessionCookie = new RegExp(`(?:^|;)\\s*${lucia.sessionCookieName}=([a-z0-9]{20,100})\\s*(?:;|$)`);

function readSessionId(request: Request): string | null {
  return sessionCookie.exec(request.headers.get("Cookie") ?? "")?.[1] ?? null;
}

/** Who asks, or null for a visitor. One SQL statement; a second one when the session is prolonged. */
export async function getActor(request: Request): Promise<SignedIn | null> {
  const sessionId = readSessionId(request);
  if (!sessionId) return null;
  let actor = asking.get(sessionId);
  if (!actor) {
    actor = loadActor(sessionId).finally(() => asking.delete(sessionId));
    asking.set(sessionId, actor);
  }
  return actor;
}

/** The path a visitor wanted, for the way back after signing in. Single-fetch suffixes are ours, not theirs. */
function wantedPath(request: Request): string {
  if (request.method !== "GET") return "/";
  const url = new URL(request.url);
  url.searchParams.delete("_routes");
  return safePath(url.pathname.replace(/\.data$/, "") + url.search);
}

/** The signed-in person. @throws a redirect to the sign-in page that leads back to this address */
export async function requireActor(request: Request): Promise<SignedIn> {
  const actor = await getActor(request);
  if (actor) return actor;
  const next = wantedPath(request);
  throw redirect(next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`);
}

/**
 * The signed-in person; null when the session ended while they filled in the form that this page answers, which keeps
 * what was typed. @throws a redirect to the sign-in page for whoever only asks for the page
 */
export async function findWriter(request: Request): Promise<SignedIn | null> {
  const actor = await getActor(request);
  return actor ?? (isAnswerToForm(request) ? null : requireActor(request));
}

/** The person who sends a form. @throws AppError unauthenticated, by which the form goes back with what was typed */
export function stillSignedIn<Person extends Actor>(actor: Person | null): Person {
  if (!actor) throw new AppError("unauthenticated", "common:signedOut.text");
  return actor;
}

/** The signed-in person with this role. @throws AppError forbidden for others, a redirect for visitors */
export async function requireRole(request: Request, role: Role): Promise<Actor> {
  const actor = await requireActor(request);
  if (!hasRole(actor, role)) throw new AppError("forbidden", "errors:forbidden.text");
  return actor;
}

async function invalidate(sessionId: string): Promise<void> {
  const { user } = await lucia.validateSession(sessionId);
  await lucia.invalidateSession(sessionId);
  if (user) await rightsChanged(user.id);
}

type RightsWatcher = (userId: string) => Promise<void>;
const watchers = singleton("rights-watchers", () => new Map<string, RightsWatcher>());

/** Calls `watcher` after each change of what a person may do; one watcher a name. */
export function onRightsChanged(name: string, watcher: RightsWatcher): void {
  watchers.set(name, watcher);
}

/**
 * To be called by whatever changes what a person may do — sessions that end, roles, suspension, membership — once it is
 * committed: live connections must not go on hearing what their person may not hear any more.
 */
export async function rightsChanged(userId: string): Promise<void> {
  asking.clear(); // an answer that is under way may be from before
  for (const watch of watchers.values()) await watch(userId);
}

/** Signs a person in on this device under a new session id; the session of the request, if any, ends. @returns the Set-Cookie value */
export async function createSession(request: Request, userId: string): Promise<string> {
  const former = readSessionId(request);
  if (former) await invalidate(former);
  const userAgent = (request.headers.get("User-Agent") ?? "").slice(0, userAgentLength);
  const session = await lucia.createSession(userId, { userAgent });
  return lucia.createSessionCookie(session.id).serialize();
}

/** Ends the session of this request. @returns the Set-Cookie value that forgets it */
export async function endSession(request: Request): Promise<string> {
  const sessionId = readSessionId(request);
  if (sessionId) await invalidate(sessionId);
  return lucia.createBlankSessionCookie().serialize();
}

/** Ends every session of a person, on all devices; inside a transaction when `tx` is given. Call `rightsChanged` afterwards. */
export async function endAllSessions(userId: string, tx: DbOrTx = db): Promise<void> {
  asking.clear();
  await tx.session.deleteMany({ where: { userId } });
}

/** The stored id of the session of this request: marks "this device" in the person's list. */
export function currentSessionKey(request: Request): string | null {
  const sessionId = readSessionId(request);
  return sessionId ? hashToken(sessionId) : null;
}
