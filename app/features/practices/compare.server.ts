import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { showContent, type ShownContent } from "./practice-page.server.ts";
import { mostCompared } from "./practice-paths.ts";
import type { PracticeContent } from "./practice.schema.ts";

export type ComparedPractice = Pick<ShownContent, "record" | "title" | "summary" | "locale" | "sections" | "assessment"> & { slug: string };

/** Slugs as an address names them, each once: `ids=a&ids=b` and `ids=a,b`. */
export function parseCompared(params: URLSearchParams, name = "ids"): string[] {
  return [...new Set(params.getAll(name).flatMap((value) => value.split(",")))].filter((slug) => /^[a-z0-9-]{1,80}$/.test(slug)).slice(0, mostCompared);
}

/** Published records side by side, in the order asked for; what there is not is left out. Everybody may read them. One statement. */
export async function readCompared(_actor: Actor | null, slugs: readonly string[], locale: Locale): Promise<ComparedPractice[]> {
  const rows = await db.practice.findMany({ where: { slug: { in: [...slugs] }, currentVersionId: { not: null } }, select: { slug: true, currentVersion: { select: { content: true } } } });
  return slugs.flatMap((slug) => {
    const content = rows.find((row) => row.slug === slug)?.currentVersion?.content as unknown as PracticeContent | undefined;
    if (!content) return [];
    const { record, title, summary, locale: language, sections, assessment } = showContent(content, locale);
    return [{ slug, record, title, summary, locale: language, sections, assessment }];
  });
}
