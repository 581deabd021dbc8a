import { type LoaderFunction, type ServerBuild } from "@remix-run/node";
import { expect, test } from "vitest";
import { answerRefusals } from "./answer-refusals.server.ts";
import { AppError } from "./app-error.ts";

const refuse: LoaderFunction = () => {
  throw new AppError("too-many", "accounts:errors.tooMany", { seconds: 60, count: 1 });
};

/** The answer of a build's one loader to a request. */
async function ask(module: object, loader: LoaderFunction, language: string): Promise<unknown> {
  const build = { routes: { only: { id: "only", path: "file", module: { loader, ...module } } } } as unknown as ServerBuild;
  const answering = answerRefusals(build).routes.only?.module.loader as (args: object) => Promise<unknown>;
  return answering({ request: new Request("http://localhost/file", { headers: { "Accept-Language": language } }), params: {}, context: {} });
}

test("a file that is refused says so in the reader's language, not in JSON", async () => {
  const response = (await ask({}, refuse, "sv").catch((thrown: unknown) => thrown)) as Response;
  expect([response.status, response.headers.get("Content-Type"), response.headers.get("Retry-After")]).toEqual([429, "text/plain; charset=utf-8", "60"]);
  expect(await response.text()).toMatch(/^För många försök.*minut/);
});

test("a page that is refused is left to its error page, as status and translation key", async () => {
  await expect(ask({ default: () => null }, refuse, "sv")).rejects.toMatchObject({ data: { detail: "accounts:errors.tooMany" }, init: { status: 429, headers: { "Retry-After": "60" } } });
});

test("a bug stays a bug", async () => {
  await expect(ask({}, () => { throw new TypeError("x"); }, "sv")).rejects.toThrow(TypeError);
});
