import type { Actor } from "#app/auth/actor.ts";
import { z } from "zod";
import { db } from "#app/db/client.server.ts";
import { lookUpNamed, readStored } from "#app/features/forum/named.server.ts";
import { defaultLocale, pickLocale, type Locale } from "#app/i18n/locales.ts";
import type { Act } from "./state/acts.schema.ts";
import { partsOf, type RoomView } from "./state/parts.ts";

// What notes speak of is called as the forum's cards are: only whoever may read a page learns its title.

const withLinks = (paths: string[]) => readStored({ type: "doc", content: [{ type: "paragraph", content: paths.map((href) => ({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] })) }] });

async function titlesOf(actor: Actor | null, paths: string[], locale: Locale): Promise<Record<string, string>> {
  if (paths.length === 0) return {};
  const { pages } = await lookUpNamed(actor, [withLinks(paths)], locale);
  return Object.fromEntries([...pages].map(([path, { title }]) => [path, title]));
}

/** What is read of a set of indicators, which everybody may. */
const setWordsSchema = z.object({
  indicators: z.array(z.object({ code: z.string(), text: z.string() })),
  texts: z.record(z.string(), z.object({ title: z.string(), indicators: z.record(z.string(), z.object({ question: z.string() })) })),
});

/** What an indicator asks, or how its set is called; "" where there is none. One statement. */
async function indicatorTitle(path: string, locale: Locale): Promise<string> {
  const { pathname, hash } = new URL(path, "https://own.invalid");
  const row = await db.indicatorSet.findUnique({ where: { id: pathname.slice("/indicators/".length) }, select: { content: true } });
  const words = setWordsSchema.safeParse(row?.content).data;
  const text = words?.texts[pickLocale(Object.keys(words.texts), locale, defaultLocale)];
  const asked = words?.indicators.find(({ code }) => code === hash.slice(1))?.text;
  return text?.indicators[asked ?? ""]?.question ?? text?.title ?? "";
}

/** The act with the title of the page that it links to, if everybody may know it: what is in a room is for all in it. */
export async function withLinkTitle(act: Act, locale: Locale): Promise<Act> {
  if (!("link" in act) || act.link === null) return act;
  const { kind, path } = act.link;
  const title = kind === "indicator" ? await indicatorTitle(path, locale) : (await titlesOf(null, [path], locale))[path];
  return { ...act, link: { ...act.link, title: title ?? "" } };
}

/** The titles of pages that not everybody may read, for somebody who may. At most one statement. */
export async function listOwnTitles(actor: Actor, view: RoomView, locale: Locale): Promise<Record<string, string>> {
  const untitled = partsOf(view, "note").flatMap(([, { link }]) => (link && link.title === "" ? [link.path] : []));
  return titlesOf(actor, [...new Set(untitled)].slice(0, 200), locale);
}
