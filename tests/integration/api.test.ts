import type { LoaderFunctionArgs } from "@remix-run/node";
import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { clientAddressHeader } from "#app/auth/client-address.server.ts";
import { clearLimit, limitOf } from "#app/auth/rate-limit.server.ts";
import { openApiDocument } from "#app/lib/api/openapi.ts";
import { loader as readAction } from "#app/routes/api/action.ts";
import { loader as readActions } from "#app/routes/api/actions.ts";
import { loader as describeApi } from "#app/routes/api/description.ts";
import { loader as readFigures } from "#app/routes/api/figures.ts";
import { loader as readOne } from "#app/routes/api/practice.ts";
import { loader as readMany } from "#app/routes/api/practices.ts";
import { resources } from "#app/routes/api/resources.ts";
import { loader as readScores } from "#app/routes/api/scores.ts";
import { loader as readNothing } from "#app/routes/api/unknown.ts";
import { createAction, theoryOf } from "#tests/support/action-factory.ts";
import { createRegion, createUser } from "#tests/support/factories.ts";
import { createFigures, createIndicatorSet, createPublished, createQuestionnaire } from "#tests/support/indicator-factory.ts";
import { createPractice } from "#tests/support/practice-factory.ts";
import { nextNumber } from "#tests/support/counter.ts";
import { db } from "#app/db/client.server.ts";

// The API as programs meet it: each answer is held against the schema that /api/v1/openapi.json publishes for it.

type Loader = (args: LoaderFunctionArgs) => Promise<Response>;
let address: string;
beforeEach(() => {
  address = `192.0.2.${nextNumber() % 250}`;
  return clearLimit("apiAddress", address);
});

async function ask(loader: Loader, path: string, init: RequestInit = {}, params: Record<string, string> = {}) {
  const request = new Request(`http://127.0.0.1${path}`, { ...init, headers: { ...(init.headers as Record<string, string>), [clientAddressHeader]: address } });
  const response = await loader({ request, params, context: {} } as unknown as LoaderFunctionArgs);
  const text = await response.text();
  return { response, body: text === "" ? null : (JSON.parse(text) as Record<string, unknown>) };
}
const list = (query = "", init: RequestInit = {}) => ask(readMany, `/api/v1/practices${query}`, init);
const one = (slug: string, query = "") => ask(readOne, `/api/v1/practices/${slug}${query}`, {}, { slug });

/** A schema as it is published, read back by itself. */
function published(name: string): z.ZodType {
  const { components } = JSON.parse(JSON.stringify(openApiDocument("https://academy.example", resources)).replaceAll("#/components/schemas/", "#/$defs/")) as { components: { schemas: Record<string, object> } };
  return z.fromJSONSchema({ $schema: "https://json-schema.org/draft/2020-12/schema", ...components.schemas[name], $defs: components.schemas } as Parameters<typeof z.fromJSONSchema>[0]);
}
const problems = published("Problem");

describe("the read API", () => {
  it("answers as its description says, from the list to the whole record", async () => {
    const slug = await createPractice({ areas: ["health"], regions: ["SE224"], outcome: "partly", starts: "2021-02", illustrative: true, text: { title: "Zeppelin hour", lessons: ["Ask first"] }, figures: [{ key: "people", value: "151" }], sources: { report: { title: "Report", publisher: "Region", url: "https://region.example/report" } }, from: { outcome: ["report"] }, adoptions: [{ place: "Azores", nuts: "PT20", state: "running", since: "2023", source: "report" }] });
    await createPractice({ areas: ["housing"] });
    const { response, body } = await list("?q=zeppelin&area=health&area=education&outcome=partly&lang=pt");
    expect(response.headers.get("Content-Type")).toBe("application/json; charset=utf-8");
    expect(body).toMatchObject({ total: 1, page: 1, pages: 1, next: null, previous: null, practices: [{ slug, illustrative: true, regions: [{ nuts: "SE224", name: expect.any(String) as string }] }] });
    expect(published("PracticeList").safeParse(body)).toMatchObject({ success: true });
    const record = await one(slug);
    expect(record.body).toMatchObject({ slug, illustrative: true, version: 1, texts: { en: { title: "Zeppelin hour", state: "original" } }, adoptions: [{ place: "Azores", source: "https://region.example/report" }], discussion: null });
    expect(published("Practice").safeParse(record.body)).toMatchObject({ success: true });
    expect(published("Practice").safeParse({ ...record.body, version: "one" })).toMatchObject({ success: false });
  });

  it("gives all of a search page by page, each practice once", async () => {
    for (let index = 0; index < 7; index++) await createPractice({ areas: ["social-security"] });
    const seen: string[] = [];
    let next: string | null = "/api/v1/practices?area=social-security&pageSize=3";
    while (next !== null) {
      const { body }: { body: Record<string, unknown> | null } = await ask(readMany, next);
      seen.push(...(body?.practices as { slug: string }[]).map(({ slug }) => slug));
      next = typeof body?.next === "string" ? body.next.replace(/^https?:\/\/[^/]+/, "") : null;
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
    expect((await list("?area=social-security&pageSize=3&page=9")).body).toMatchObject({ total: 7, next: null, practices: [] });
  });

  it("knows nothing that is not published", async () => {
    await db.practice.create({ data: { slug: `unpublished-${nextNumber()}`, originalLocale: "en", publishedAt: new Date(), updatedAt: new Date() } });
    const { slug } = await db.practice.findFirstOrThrow({ where: { currentVersionId: null } });
    const { response, body } = await one(slug, "?lang=sv");
    expect(response.status).toBe(404);
    expect(response.headers.get("Content-Type")).toBe("application/problem+json");
    expect(problems.safeParse(body)).toMatchObject({ success: true });
    const all = await list("?pageSize=100");
    expect(JSON.stringify(all.body)).not.toContain(slug);
  });

  it("refuses what it does not understand, parameter by parameter", async () => {
    const { response, body } = await list("?area=aliens&colour=blue&page=0&page=1");
    expect(response.status).toBe(400);
    expect(problems.safeParse(body)).toMatchObject({ success: true });
    expect((body?.errors as { parameter: string }[]).map(({ parameter }) => parameter).sort()).toEqual(["area", "colour", "page"]);
    expect((await ask(readNothing, "/api/v1/people")).response.status).toBe(404);
  });

  it("answers 304 for as long as nothing has changed, and any page may ask", async () => {
    await createPractice({ areas: ["evaluation"] });
    const first = await list("?area=evaluation");
    const tag = first.response.headers.get("ETag") ?? "";
    const again = await list("?area=evaluation", { headers: { "If-None-Match": tag } });
    expect([again.response.status, again.body, again.response.headers.get("Access-Control-Allow-Origin")]).toEqual([304, null, "*"]);
    await createPractice({ areas: ["evaluation"] });
    expect((await list("?area=evaluation", { headers: { "If-None-Match": tag } })).response.status).toBe(200);
    const asked = await list("", { method: "OPTIONS" });
    expect([asked.response.status, asked.response.headers.get("Access-Control-Allow-Methods")]).toEqual([204, "GET, HEAD"]);
  });

  it("says how the quota stands, and when to come back", async () => {
    const { points } = limitOf("apiAddress");
    const { response } = await list();
    expect(response.headers.get("RateLimit-Policy")).toBe(`"address";q=${points};w=60`);
    expect(response.headers.get("RateLimit")).toMatch(new RegExp(`^"address";r=${points - 1};t=\\d+$`));
    for (let left = points - 1; left > 0; left--) await ask(readNothing, "/api/v1/people");
    const { response: refused, body } = await list("?lang=fr");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect(problems.safeParse(body)).toMatchObject({ success: true });
  });

  it("describes itself in OpenAPI 3.1, facet by facet", async () => {
    const { body } = await ask(describeApi, "/api/v1/openapi.json");
    expect(body).toMatchObject({ openapi: "3.1.0", paths: { "/api/v1/practices": { get: { parameters: expect.arrayContaining([expect.objectContaining({ name: "outcome", in: "query", explode: true })]) as unknown } } } });
    expect(JSON.stringify(body)).not.toMatch(/"\$schema"|"\$id"/);
  });
});

describe("figures by the read API", () => {
  it("come with their source, the region they are for, and whether they are invented", async () => {
    const region = await createRegion();
    await createFigures({ regionId: region.id, values: { 2023: 7, 2024: 8.5 }, forCode: "SE22", source: { title: "Older", publishedAt: new Date("2020-01-01") } });
    await createFigures({ regionId: region.id, values: { 2024: 9, 2025: null }, source: { title: "Newer", illustrative: true } });
    await createFigures({ regionId: region.id, values: { 2022: 1 }, source: { publishedAt: null } });
    const { body } = await ask(readFigures, `/api/v1/figures?region=${region.nutsCode}&indicator=unemployment&lang=sv`);
    expect(published("FigureList").safeParse(body)).toMatchObject({ success: true });
    expect(body).toMatchObject({ total: 3, pages: 1, figures: [
      { region: { slug: region.slug, nuts: region.nutsCode }, indicator: "unemployment", group: "all", year: 2023, value: 7, forCode: "SE22", source: { title: "Older", licence: "CC BY 4.0", retrievedOn: "2026-11-01" }, illustrative: false },
      { year: 2024, value: 9, forCode: null, source: { title: "Newer" }, illustrative: true },
      { year: 2025, value: null },
    ] });
    expect((await ask(readFigures, `/api/v1/figures?region=${region.slug}&year=2024`)).body).toMatchObject({ total: 1, figures: [{ year: 2024 }] });
    expect((await ask(readFigures, `/api/v1/figures?region=${region.slug}&pageSize=2&page=2`)).body).toMatchObject({ total: 3, pages: 2, next: null, figures: [{ year: 2025 }] });
    expect((await ask(readFigures, `/api/v1/figures?region=${region.slug}&pageSize=2&page=9`)).body).toMatchObject({ total: 3, next: null, figures: [] });
  });

  it("are turned over page by page across regions, each once, and only the newest source's", async () => {
    const regions = [await createRegion(), await createRegion(), await createRegion()];
    for (const [index, { id }] of regions.entries()) {
      for (const group of ["all", "nationals", "non-eu"].slice(index)) await createFigures({ regionId: id, group, values: { 1951: index } });
      await createFigures({ regionId: id, group: "non-eu", values: { 1951: 50 + index }, source: { publishedAt: new Date() } });
    }
    const read = async (page: number) => ((await ask(readFigures, `/api/v1/figures?year=1951&pageSize=2&page=${page}`)).body?.figures as { region: { nuts: string }; group: string; value: number }[]).map(({ region, group, value }) => `${region.nuts} ${group} ${value}`);
    const codes = regions.map(({ nutsCode }) => nutsCode);
    const all = codes.flatMap((code, index) => [...["all", "nationals"].slice(index).map((group) => `${code} ${group} ${index}`), `${code} non-eu ${50 + index}`]);
    expect([...(await read(1)), ...(await read(2)), ...(await read(3))]).toEqual([...all].sort());
    expect(await read(4)).toEqual([]);
  });
});

describe("scores by the read API", () => {
  it("say what they rest on: a region's own word with its answers, or a source; and nobody's name", async () => {
    const region = await createRegion();
    const { id: set, codes } = await createIndicatorSet();
    const [first = "", second = ""] = codes.filter((code) => code.startsWith("health."));
    const expert = await createUser({ name: "Ximena Quattrocchi" });
    const final = await createQuestionnaire({ setId: set, regionId: region.id, year: 2026, scores: { [first]: 50, [second]: 100 } });
    await db.questionnaire.update({ where: { id: final }, data: { illustrative: true, signedOffById: expert.id } });
    await db.indicatorAnswer.updateMany({ where: { questionnaireId: final }, data: { answeredById: expert.id, comment: "Only for us" } });
    await createQuestionnaire({ setId: set, regionId: region.id, year: 2027, status: "draft", scores: { [first]: 1 } });
    await createPublished({ setId: set, regionId: region.id, scores: { "area.health": 41 }, forCode: "SE", source: { title: "An index" } });
    await createPublished({ setId: set, regionId: region.id, scores: { overall: 3 }, year: 2024, source: { publishedAt: null } });
    const { body } = await ask(readScores, `/api/v1/scores?region=${region.nutsCode}&set=${set}&pageSize=100`);
    expect(published("ScoreList").safeParse(body)).toMatchObject({ success: true });
    const scores = body?.scores as Record<string, unknown>[];
    expect(scores[0]).toMatchObject({ code: "overall", basis: "self-assessment", year: 2026, score: 75, answers: 2, source: null, illustrative: true, set: { id: set }, region: { slug: region.slug, nuts: region.nutsCode } });
    expect(scores.find(({ code, basis }) => code === "area.health" && basis === "self-assessment")).toMatchObject({ score: 75, answers: 2, version: 1 });
    expect(scores.at(-1)).toMatchObject({ code: "area.health", basis: "published", year: 2025, score: 41, answers: null, forCode: "SE", source: { title: "An index" }, illustrative: false });
    expect(new Set(scores.map(({ year }) => year))).toEqual(new Set([2026, 2025]));
    for (const secret of ["Ximena", expert.id, "Only for us"]) expect(JSON.stringify(body)).not.toContain(secret);
    expect((await ask(readScores, `/api/v1/scores?region=${region.slug}&basis=published`)).body).toMatchObject({ total: 1, pages: 1 });
    expect((await ask(readScores, `/api/v1/scores?region=${region.slug}&year=2024`)).body).toMatchObject({ total: 0, scores: [] });
  });
});

describe("actions by the read API", () => {
  it("are those that everybody may read, without drafts and without anybody's name", async () => {
    const region = await createRegion();
    const lead = await createUser({ name: "Ximena Quattrocchi" });
    const theory = theoryOf([["inputs", "Rooms"], ["outputs", "Meetings"]]);
    const plan = { ...theory, budget: { texts: { note: "" }, rows: [{ key: "rent", text: "Rent", source: "Own", planned: "1250.5", spent: "" }] } };
    const shared = { regionId: region.id, team: { [lead.id]: "lead" as const }, areas: ["housing"], plan };
    const id = await createAction({ ...shared, entries: 2, illustrative: true });
    await db.monitoringEntry.updateMany({ where: { actionId: id }, data: { writtenById: lead.id } });
    const draft = await createAction({ ...shared, status: "draft" });
    const { body } = await ask(readActions, `/api/v1/actions?region=${region.slug}&area=housing&status=running`);
    expect(published("ActionList").safeParse(body)).toMatchObject({ success: true });
    expect(body).toMatchObject({ total: 1, actions: [{ id, status: "running", light: "green", illustrative: true, region: { slug: region.slug, nuts: region.nutsCode } }] });
    const all = await ask(readActions, `/api/v1/actions?region=${region.nutsCode}`);
    expect(all.body).toMatchObject({ total: 1 });
    expect((await ask(readActions, `/api/v1/actions?region=${region.slug}&page=4`)).body).toMatchObject({ total: 1, pages: 1, next: null, actions: [] });
    const one = await ask(readAction, `/api/v1/actions/${id}`, {}, { id });
    expect(published("Action").safeParse(one.body)).toMatchObject({ success: true });
    expect(one.body).toMatchObject({ illustrative: true, plan: { theory: { rows: [{ leadsTo: ["row-1"] }, { leadsTo: [] }] }, budget: { rows: [{ planned: 1250.5, spent: null }] } }, log: [{ reasons: "As planned" }, {}] });
    for (const text of [one, all].map((answer) => JSON.stringify(answer.body))) for (const secret of [draft, lead.id, "Ximena"]) expect(text).not.toContain(secret);
    expect((await ask(readAction, `/api/v1/actions/${draft}`, {}, { id: draft })).response.status).toBe(404);
    expect((await ask(readActions, "/api/v1/actions?status=draft")).response.status).toBe(400);
  });
});
