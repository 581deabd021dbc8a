import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import i18next from "i18next";
import { expect, it } from "vitest";
import { createPageI18n, getT } from "./i18n.server.ts";
import { locales } from "./locales.ts";
import { countAsSpoken, i18nOptions } from "./options.ts";
import { createPageTexts, type Texts } from "./page-i18n.ts";

// The server speaks with i18next and the browser with something smaller: hydration needs both to say the same.

const folder = path.resolve("app/i18n/locales");
const namespaces = readdirSync(path.join(folder, "en")).map((file) => path.basename(file, ".json"));
const textsOf = (locale: string, namespace: string) => JSON.parse(readFileSync(path.join(folder, locale, `${namespace}.json`), "utf8")) as Texts;
const keysOf = (texts: Texts, prefix = ""): string[] => Object.entries(texts).flatMap(([key, value]) => (typeof value === "string" ? [prefix + key] : keysOf(value, `${prefix}${key}.`)));
const counts = [0, 1, 2, 3, 5, 11, 21, 1.5, 1_000_000];

async function both(locale: string) {
  const resources = { [locale]: Object.fromEntries(namespaces.map((namespace) => [namespace, textsOf(locale, namespace)])) };
  const server = i18next.createInstance();
  await server.init({ ...i18nOptions, lng: locale, fallbackLng: false, resources });
  countAsSpoken(server);
  const { i18n: page, loadNamespaces } = createPageTexts(locale, (namespace) => Promise.resolve(textsOf(locale, namespace)));
  await loadNamespaces(namespaces);
  return { server, page };
}

it.each(locales)("says every text in %s as i18next does, whatever is counted and put in", async (locale) => {
  const { server, page } = await both(locale);
  for (const namespace of namespaces) {
    const [theirs, ours] = [server.getFixedT(locale, namespace), page.getFixedT(null, namespace)];
    for (const key of keysOf(textsOf(locale, namespace))) {
      const bare = key.replace(/_(?:zero|one|two|few|many|other)$/, "");
      const names = [...theirs(key).matchAll(/\{\{(\w+)\}\}/g), ...JSON.stringify(textsOf(locale, namespace)).matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? "");
      const values = Object.fromEntries(names.map((name) => [name, `<b>$& {{count}} ${name}</b>`]));
      expect(ours(key, values), key).toBe(theirs(key, values));
      expect(ours(`${namespace}:${key}`), key).toBe(theirs(`${namespace}:${key}`));
      for (const count of counts) expect(ours(bare, { ...values, count }), `${key} ${count}`).toBe(theirs(bare, { ...values, count }));
    }
  }
});

it("counts as in Portugal, not as in Brazil", async () => {
  const { server, page } = await both("pt");
  for (const t of [server.getFixedT("pt", "forum"), page.getFixedT(null, "forum"), getT("pt", "forum"), createPageI18n("pt").getFixedT("pt", "forum")]) {
    expect([0, 1, 2].map((count) => t("topics.replies", { count }))).toEqual(["0 respostas", "1 resposta", "2 respostas"]);
  }
});

it("treats what has no text as i18next does", async () => {
  const { server, page } = await both("en");
  const [theirs, ours] = [server.getFixedT("en", "forum"), page.getFixedT(null, "forum")];
  for (const key of ["nothing", "posts.nothing", "nowhere:nothing", "common:nothing.at.all"]) expect(ours(key), key).toBe(theirs(key));
  expect(ours("posts.nothing", { defaultValue: "forum.verb" })).toBe(theirs("posts.nothing", { defaultValue: "forum.verb" }));
  expect(ours("posts.label", { seq: undefined, author: null })).toBe(theirs("posts.label", { seq: undefined, author: null }));
});

it("knows a namespace once it was fetched, and goes on without one that cannot be", async () => {
  const { i18n, loadNamespaces } = createPageTexts("en", (namespace) => (namespace === "forum" ? Promise.resolve({ word: "Forum" }) : Promise.reject(new Error("no network"))));
  expect(i18n.hasLoadedNamespace("forum")).toBe(false);
  await loadNamespaces(["forum", "home"]);
  expect([i18n.hasLoadedNamespace("forum"), i18n.hasLoadedNamespace("home")]).toEqual([true, true]);
  expect([i18n.getFixedT(null, "forum")("word"), i18n.getFixedT(null, "home")("word")]).toEqual(["Forum", "word"]);
});
