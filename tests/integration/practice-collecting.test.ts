import { afterAll, beforeAll, expect, it } from "vitest";
import { getT } from "#app/i18n/i18n.server.ts";
import { httpClient, type HttpClient } from "#tests/support/http-client.ts";
import { startServer, type RunningServer } from "#tests/support/server.ts";

// Comparing, collecting and watching practices over plain HTTP, as pages without scripts do it.

let server: RunningServer;
let person: HttpClient;
let visitor: HttpClient;
const t = getT("en", "practices");
const textOf = async (response: Response): Promise<string> => (await response.text()).replaceAll("<!-- -->", "");

beforeAll(async () => {
  server = await startServer();
  [person, visitor] = [httpClient(server.origin, { "Accept-Language": "en" }), httpClient(server.origin, { "Accept-Language": "en" })];
  await person.signIn("learner@demo.example");
}, 120_000);

afterAll(async () => {
  await server.stop();
});

it("records that were ticked stand side by side, at an address that everybody can open, and say where nothing is published", async () => {
  const list = await textOf(await visitor.get("/practices?compare=skane-milsa&area=health"));
  expect(list).toMatch(/<form[^>]*id="compare-form"[^>]*action="\/practices\/compare"/);
  expect(list).toMatch(/<input[^>]*form="compare-form"[^>]*name="ids"/);
  const page = await textOf(await visitor.get("/practices/compare?ids=skane-milsa&ids=illustrative-evening-course-childcare&ids=no-such-practice"));
  for (const words of [t("compare.nothing"), t("compare.missing", { count: 1 }), t("card.illustrative"), t("fields.lessons")]) expect(page).toContain(words);
  expect(page.match(/<h2[^>]*text-l/g)).toHaveLength(2);
  expect(await textOf(await visitor.get("/practices/compare?ids=skane-milsa"))).toContain(t("compare.one"));
});

it("a record goes into a new list with a note; a visitor reads it, and takes it along, once it is shared", async () => {
  const collected = await person.post("/practices/skane-milsa/collect", { form: "collect", title: "For the meeting", note: "Ask who paid." });
  const address = collected.headers.get("Location") ?? "";
  expect([collected.status, address]).toEqual([302, expect.stringMatching(/^\/practices\/lists\/[\w-]+$/)]);
  expect(await textOf(await person.get(address))).toContain("Ask who paid.");
  expect((await visitor.get(address)).status).toBe(404);
  expect((await visitor.get(`${address}/practices.csv`)).status).toBe(404);
  expect((await person.post(address, { form: "list", title: "For the meeting", note: "In May.", shared: "yes" })).status).toBe(302);
  const shared = await textOf(await visitor.get(address));
  for (const words of ["For the meeting", "In May.", "Ask who paid."]) expect(shared).toContain(words);
  expect(shared).not.toContain(t("lists.remove"));
  expect((await (await visitor.get(`${address}/practices.csv`)).text()).split("\n").filter(Boolean)).toHaveLength(2);
  await person.post(address, { intent: "takeOut", slug: "skane-milsa" });
  expect(await textOf(await person.get(address))).toContain(t("lists.emptyTitle"));
  expect((await person.post(address, { intent: "remove" })).headers.get("Location")).toBe("/practices/lists?removed");
});

it("what was typed for a list stays when the session has ended meanwhile", async () => {
  const answer = await visitor.post("/practices/lists", { form: "list", title: "For the meeting", note: "Ask who paid." });
  const page = await textOf(answer);
  expect(answer.status).toBe(401);
  for (const words of ["Ask who paid.", getT("en")("signedOut.text")]) expect(page).toContain(words);
});

it("a search is saved under a name, leads back to what it finds, and stops telling by one click", async () => {
  const form = await textOf(await person.get("/practices/searches?area=housing&q=home"));
  const address = /<input[^>]*name="address"[^>]*value="([^"]*)"/.exec(form)?.[1]?.replaceAll("&amp;", "&") ?? "";
  expect(address).toBe("q=home&area=housing");
  expect((await person.post("/practices/searches", { form: "save", name: "Homes", address, tell: "yes" })).headers.get("Location")).toBe("/practices/searches?done=saved");
  const page = await textOf(await person.get("/practices/searches"));
  expect(page).toContain('href="/practices?q=home&amp;area=housing"');
  const id = /<input[^>]*name="id"[^>]*value="([^"]+)"/.exec(page)?.[1] ?? "";
  expect(await textOf(await person.get(`/practices?q=home&area=housing&saved=${id}`))).toContain(t("saved.news"));
  await person.post("/practices/searches", { intent: "untell", id });
  expect(await textOf(await person.get("/practices/searches"))).toContain(t("saved.tellNamed", { name: "Homes" }));
});
