import type { i18n as I18n } from "i18next";
import { countsLike } from "./locales.ts";
import { everyPageTexts } from "./page-texts.ts";

/** A namespace as its file has it. */
export interface Texts {
  [key: string]: string | Texts;
}

type Values = Record<string, string | number | null | undefined>;

/** Fetches a namespace in the page's language. */
export type LoadTexts = (namespace: string) => Promise<Texts>;

function find(texts: Texts | undefined, key: string): string | undefined {
  let found: string | Texts | undefined = texts;
  for (const part of key.split(".")) found = typeof found === "object" ? found[part] : undefined;
  return typeof found === "string" ? found : undefined;
}

const insert = (text: string, values: Values): string => text.replaceAll(/\{\{(\w+)\}\}/g, (hole, name: string) => (name in values ? `${values[name] ?? ""}` : hole));

/**
 * What react-i18next asks of i18next, for one page in one language: keys, namespaces, plurals, values. i18next itself does
 * far more, which no page here uses, at ten times the weight; a test compares every text with what it would say.
 */
export function createPageTexts(language: string, load: LoadTexts): { i18n: I18n; loadNamespaces: (namespaces: string[]) => Promise<void> } {
  const loaded = new Map<string, Texts>();
  const plurals = new Intl.PluralRules(countsLike(language));
  const [defaultNS = "common"] = everyPageTexts;

  const translate = (own: string, full: string, values: Values = {}): string => {
    const [first = "", ...rest] = full.split(":");
    const [namespace, key] = rest.length > 0 ? [first, rest.join(".")] : [own, full];
    const { count } = values;
    const forms = typeof count === "number" ? [...(count === 0 ? ["_zero"] : []), `_${plurals.select(count)}`, ""] : [""];
    const text = forms.map((form) => find(loaded.get(namespace), key + form)).find((found) => found !== undefined);
    return insert(text ?? (typeof values.defaultValue === "string" ? values.defaultValue : key), values);
  };

  const loadNamespaces = async (namespaces: string[]): Promise<void> => {
    // Words that cannot be fetched are missing; the page goes on.
    await Promise.all(namespaces.filter((name) => !loaded.has(name)).map(async (name) => loaded.set(name, await load(name).catch(() => ({})))));
  };

  const i18n = {
    language,
    languages: [language],
    isInitialized: true,
    options: { defaultNS },
    hasLoadedNamespace: (name: string) => loaded.has(name),
    loadNamespaces: (names: string | string[], done?: () => void) => loadNamespaces([names].flat()).then(done),
    getFixedT: (_language: string | null, namespace?: string | string[] | null) => (key: string, values?: Values) => translate([namespace ?? defaultNS].flat()[0] ?? defaultNS, key, values),
    on: () => undefined, // nothing ever happens to it: another language is another page
    off: () => undefined,
  };
  return { i18n: i18n as unknown as I18n, loadNamespaces };
}
