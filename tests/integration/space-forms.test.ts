import { afterAll, beforeAll, expect, it } from "vitest";
import { getT } from "#app/i18n/i18n.server.ts";
import { httpClient, type HttpClient } from "#tests/support/http-client.ts";
import { startServer, type RunningServer } from "#tests/support/server.ts";
import { accounts } from "#tests/support/world.ts";

// Administrators make, change, close and reopen spaces by plain forms: what is refused is said, and nothing typed is lost.

let server: RunningServer;
let admin: HttpClient;
let visitor: HttpClient;

beforeAll(async () => {
  server = await startServer();
  [admin, visitor] = [httpClient(server.origin, { "Accept-Language": "en" }), httpClient(server.origin)];
  await admin.signIn(accounts.admin);
}, 120_000);

afterAll(async () => {
  await server.stop();
});

const t = getT("en", "forum");
const words = { name_pt: "Farol", description_pt: "Sobre o farol.", position: "12", theme: "" };
const space = { form: "space", ...words, readers: "public", writers: "members" };
const answer = async (path: string, fields: Record<string, string | string[]>) => {
  const response = await admin.post(path, fields);
  return { status: response.status, to: response.headers.get("Location"), page: await response.text() };
};

it("refuses what cannot be and keeps what was typed", async () => {
  const empty = await answer("/admin/spaces/new", { ...space, slug: "A Lighthouse", description_pt: "", position: "twelve", languages: "pt" });
  expect(empty.status).toBe(422);
  for (const kept of ['value="A Lighthouse"', 'value="Farol"', 'value="twelve"', t("errors.slug"), t("errors.position")]) expect(empty.page).toContain(kept);
  expect(empty.page).toMatch(/<input[^>]*name="languages"[^>]*(?:checked=""[^>]*value="pt"|value="pt"[^>]*checked="")/);
  const half = await answer("/admin/spaces/new", { ...space, slug: "lighthouse", description_pt: "" });
  expect([half.status, half.page.includes(t("errors.required"))]).toEqual([422, true]);
  const taken = await answer("/admin/spaces/new", { ...space, slug: "general" });
  expect([taken.status, taken.page.includes(t("errors.slugTaken"))]).toEqual([409, true]);
  const ofCourse = await answer("/admin/spaces/course-essentials", space);
  expect([ofCourse.status, (await admin.get("/forum/spaces/course-essentials")).status]).toEqual([403, 200]);
});

it("does not fill up again what was emptied and sent with a mistake", async () => {
  const { status, page } = await answer("/admin/spaces/general", { ...space, name_sv: "", description_sv: "", position: "" });
  expect(status).toBe(422);
  expect(page).not.toContain('value="Allmänt"');
});

it("makes a space for all, closes it, reopens it, and shuts visitors out", async () => {
  const made = await answer("/admin/spaces/new", { ...space, slug: "lighthouse" });
  const [path = ""] = made.to?.split("?") ?? [];
  expect([made.status, path]).toEqual([302, expect.stringMatching(/^\/admin\/spaces\/[\w-]+$/)]);
  expect(await (await visitor.get("/forum/spaces/lighthouse")).text()).toContain("Sobre o farol.");
  for (const state of ["closed", "open"]) {
    expect(await answer(path, { form: "state", state })).toMatchObject({ status: 302, to: `${path}?done=${state}` });
    expect((await (await admin.get("/forum/spaces/lighthouse")).text()).includes(t("space.closed"))).toBe(state === "closed");
  }
  expect((await answer(path, { form: "state", state: "ajar" })).status).toBe(422);
  expect(await answer(path, { ...space, readers: "members" })).toMatchObject({ status: 302, to: `${path}?done=saved` });
  expect([(await visitor.get("/forum/spaces/lighthouse")).status, (await visitor.get("/forum/spaces/lighthouse/feed.atom")).status]).toEqual([404, 404]);
  expect(await (await admin.get("/admin/audit")).text()).toContain("Space reopened");
});
