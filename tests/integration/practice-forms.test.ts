import { afterAll, beforeAll, expect, it } from "vitest";
import { getT } from "#app/i18n/i18n.server.ts";
import { httpClient, type HttpClient } from "#tests/support/http-client.ts";
import { startServer, type RunningServer } from "#tests/support/server.ts";

// The Lab's forms when something happened meanwhile, without scripts: nothing typed is lost, and what was done twice was done once.

let server: RunningServer;
let author: HttpClient;
let editor: HttpClient;
let reviewer: HttpClient;
const t = getT("en", "submissions");

beforeAll(async () => {
  server = await startServer();
  [author, editor, reviewer] = await Promise.all(["learner@demo.example", "editor@demo.example", "reviewer@demo.example"].map(async (email) => {
    const client = httpClient(server.origin, { "Accept-Language": "en" });
    await client.signIn(email);
    return client;
  })) as [HttpClient, HttpClient, HttpClient];
}, 120_000);

afterAll(async () => {
  await server.stop();
});

const steps: [string, Record<string, string>][] = [
  ["basics", { title: "A night bus", summary: "It went too rarely.", organisation: "Region Exempel", outcome: "successful", areas: "labour-market", regions: "SE22" }],
  ["story", { need: "No bus after midnight.", process: "One line." }],
  ["transfer", { lessons: "Ask first." }],
];

async function sent(id: string): Promise<string> {
  await author.post("/practices/submit", { form: "start", id, title: "A night bus", locale: "en" });
  const path = `/practices/submissions/${id}`;
  for (const [step, fields] of steps) await author.post(`${path}/edit?step=${step}`, { step, ...fields });
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => author.post(`${path}/edit?step=check`, { form: "send", confirmed: "yes" })));
  expect(answers.map(({ status, headers }) => [status, headers.get("Location")])).toEqual(answers.map(() => [302, `${path}?done=sent`]));
  return path;
}

it("a practice that is sent five times at once is sent once, and leads to one page", async () => {
  const path = await sent("sent-five-times");
  expect((await (await author.get(path)).text()).split(`<strong>${t("events.sent")}</strong>`)).toHaveLength(2);
});

it("whoever decides late is told so and finds their words, also when the author has taken it back", async () => {
  const path = await sent("decided-twice");
  await editor.post(path, { form: "decide", decision: "accept", text: "" });
  const late = await reviewer.post(path, { form: "decide", decision: "return", text: "How many people came?" });
  const page = await late.text();
  expect(late.status).toBe(409);
  for (const words of [t("errors.late"), "How many people came?", t("keptWords.title")]) expect(page).toContain(words);
  const other = await sent("taken-back");
  await author.post(other, { intent: "withdraw" });
  const gone = await reviewer.post(other, { form: "decide", decision: "return", text: "How many people came?" });
  expect(gone.status).toBe(404);
  expect(await gone.text()).toContain("How many people came?");
});

it("a step that was saved on another device shows both texts, and is saved once the person has chosen", async () => {
  await author.post("/practices/submit", { form: "start", id: "on-two-devices", title: "A night bus", locale: "en" });
  const path = "/practices/submissions/on-two-devices/edit?step=story";
  const versionIn = (page: string) => /<input[^>]*name="version"[^>]*value="([^"]+)"/.exec(page)?.[1] ?? "";
  const began = versionIn(await (await author.get(path)).text());
  expect((await author.post(path, { step: "story", need: "Typed on the telephone.", version: began })).status).toBe(302);
  const answer = await author.post(path, { step: "story", need: "Typed at the desk.", version: began });
  const page = await answer.text();
  expect(answer.status).toBe(409);
  for (const words of ["Typed at the desk.", "Typed on the telephone.", t("edit.savedThere")]) expect(page).toContain(words);
  expect((await author.post(path, { step: "story", need: "Both.", version: versionIn(page) })).status).toBe(302);
});

it("what is far too long comes back whole, with the reason", async () => {
  await author.post("/practices/submit", { form: "start", id: "far-too-long", title: "A night bus", locale: "en" });
  const answer = await author.post("/practices/submissions/far-too-long/edit?step=story", { step: "story", need: "n".repeat(50_000) });
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain("n".repeat(50_000));
  expect(page).toContain(t("errors.farTooLong"));
});

it("a story in the forum becomes a draft with what was told in it, in one press of who told it, and of nobody else", async () => {
  const teller = httpClient(server.origin, { "Accept-Language": "en" });
  await teller.signIn("partner@demo.example");
  const topic = /\/forum\/topics\/\d+(?=[^>]*>Una ficha común)/.exec(await (await teller.get("/forum/spaces/evaluation")).text())?.[0] ?? "";
  const formIn = (page: string) => /<form[^>]*action="(\/practices\/submit\?topic=\d+)"[^>]*>(.*?)<\/form>/s.exec(page);
  const [, address = "", inside = ""] = formIn(await (await teller.get(topic)).text()) ?? [];
  const fields = [...inside.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = "", value = ""]): [string, string] => [name, value]);
  const id = Object.fromEntries(fields).id ?? "";
  expect(formIn(await (await author.get(topic)).text())).toBeNull();
  expect((await author.post(address, fields)).status).toBe(403);
  expect((await teller.get(`/practices/submissions/${id}/edit`)).status).toBe(404);
  for (const press of [1, 2]) expect([press, (await teller.post(address, fields)).headers.get("Location")]).toEqual([press, `/practices/submissions/${id}/edit`]);
  expect(await (await teller.get(`/practices/submissions/${id}/edit?step=story`)).text()).toContain("Varios servicios recogían los mismos datos");
});

it("what is no form is refused in words, and what no facet has is a search like any other", async () => {
  const answer = await author.send("/practices/submissions/far-too-long/draft", { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } });
  expect([answer.status, await answer.text()]).toEqual([422, '{"savedAt":null}']);
  const other = await author.send("/forum/draft", { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } });
  expect([other.status, await other.text()]).toEqual([422, `${getT("en", "errors")("badForm")}\n`]);
  expect((await author.get("/practices?region=constructor&country=__proto__&area=toString&lessons=valueOf")).status).toBe(200);
});
