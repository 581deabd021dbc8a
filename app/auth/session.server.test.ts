import { expect, test } from "vitest";
import { countStatements, db } from "#app/db/client.server.ts";
import { createAdmin, createUser } from "#tests/support/factories.ts";
import { createSession, currentSessionKey, endAllSessions, endSession, getActor, requireActor, requireRole } from "./session.server.ts";

function requestWith(cookie: string | null, path = "/learning"): Request {
  const headers = new Headers({ "User-Agent": "Test browser" });
  if (cookie) headers.set("Cookie", cookie.split(";")[0] ?? "");
  return new Request(`http://localhost:3000${path}`, { headers });
}

async function signInAs(userId: string): Promise<{ cookie: string; request: Request }> {
  const cookie = await createSession(requestWith(null), userId);
  return { cookie, request: requestWith(cookie) };
}

test("gives session, person and roles in one statement, also to two loaders at once", async () => {
  const user = await createAdmin({ grants: ["editor"], locale: "sv", timeZone: "Europe/Stockholm", extraTimePercent: 25, languages: ["sv", "it"] });
  const { request } = await signInAs(user.id);
  const { result, statements } = await countStatements(() => Promise.all([getActor(request), getActor(requestWith(request.headers.get("Cookie")))]));
  expect(statements).toHaveLength(1);
  expect(result[0]).toEqual({ id: user.id, email: user.email, name: user.name, locale: "sv", timeZone: "Europe/Stockholm", extraTimePercent: 25, roles: ["editor", "admin"], unread: 0, languages: ["sv", "it"] });
  expect(result[1]).toEqual(result[0]);
});

test("stores no value that could be used as a cookie", async () => {
  const user = await createUser();
  const { cookie, request } = await signInAs(user.id);
  const value = /session=([^;]+)/.exec(cookie)?.[1] ?? "";
  const [row] = await db.session.findMany();
  expect(row?.id).toMatch(/^[0-9a-f]{64}$/);
  expect(row?.id).not.toBe(value);
  expect(row?.id).toBe(currentSessionKey(request));
  expect(row?.userAgent).toBe("Test browser");
  expect(await getActor(requestWith(`session=${row?.id}`))).toBeNull();
});

test("hides the cookie from scripts and from other sites' writes", async () => {
  const { cookie } = await signInAs((await createUser()).id);
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Lax/);
  expect(cookie).toMatch(/Path=\//);
});

test("takes a new session at each sign-in and ends the former", async () => {
  const user = await createUser();
  const first = await signInAs(user.id);
  const second = await createSession(first.request, user.id);
  expect(second).not.toBe(first.cookie);
  expect(await getActor(first.request)).toBeNull();
  expect(await getActor(requestWith(second))).not.toBeNull();
});

test("prolongs a session that is used in the second half of its life", async () => {
  const { request } = await signInAs((await createUser()).id);
  const soon = new Date(Date.now() + 60_000);
  await db.session.updateMany({ data: { expiresAt: soon } });
  expect(await getActor(request)).not.toBeNull();
  const [row] = await db.session.findMany();
  expect(row?.expiresAt.getTime()).toBeGreaterThan(Date.now() + 29 * 86_400_000);
});

test("knows nobody by an expired session, and removes it", async () => {
  const { request } = await signInAs((await createUser()).id);
  await db.session.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
  expect(await getActor(request)).toBeNull();
  expect(await db.session.count()).toBe(0);
});

test("knows nobody who is suspended, signed out, or signed out everywhere", async () => {
  const user = await createUser();
  const { request } = await signInAs(user.id);
  await db.user.update({ where: { id: user.id }, data: { suspendedAt: new Date() } });
  expect(await getActor(request)).toBeNull();
  await db.user.update({ where: { id: user.id }, data: { suspendedAt: null } });
  const other = await signInAs(user.id);
  expect(await endSession(request)).toMatch(/Max-Age=0/);
  expect(await getActor(request)).toBeNull();
  await endAllSessions(user.id);
  expect(await getActor(other.request)).toBeNull();
});

test.each(["", "session=", "session=%00%ff", `session=${"x".repeat(5000)}`, "other=%; session=abc"])("takes the cookie %j for a visitor's", async (cookie) => {
  expect(await getActor(requestWith(cookie))).toBeNull();
});

test("sends a visitor to sign in and back to where they wanted to go", async () => {
  const thrown: unknown = await requireActor(requestWith(null, "/courses/essentials.data?lang=sv&_routes=root")).catch((error: unknown) => error);
  expect((thrown as Response).headers.get("Location")).toBe("/sign-in?next=%2Fcourses%2Fessentials%3Flang%3Dsv");
});

test("refuses a person without the role", async () => {
  const { request } = await signInAs((await createUser()).id);
  await expect(requireRole(request, "admin")).rejects.toMatchObject({ code: "forbidden" });
  const admin = await signInAs((await createAdmin()).id);
  await expect(requireRole(admin.request, "admin")).resolves.toMatchObject({ roles: ["admin"] });
});
