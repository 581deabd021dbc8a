import { z } from "zod";
import { locales } from "#app/i18n/locales.ts";

// What all resources of the read API have in common, whichever feature they belong to.

export const largestPage = 100;

export const pageQuery = {
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(largestPage).default(20),
};

export const langQuery = { lang: z.enum(locales).default("en").describe("Language of names and of error messages") };

/** What every list says before what is in it. */
export const pageShape = {
  total: z.int().min(0),
  page: z.int().min(1),
  pages: z.int().min(1),
  pageSize: z.int().min(1).max(largestPage),
  next: z.url().nullable(),
  previous: z.url().nullable(),
};

/** A region by what it is called in addresses, or by its code. */
export const regionQuery = { region: z.string().regex(/^[A-Za-z0-9-]{2,80}$/).optional().describe("NUTS 2024 code, or the region's name in addresses (its slug)") };

export const regionShape = z.strictObject({ slug: z.string().describe("What the region is called in addresses"), nuts: z.string().describe("NUTS 2024"), name: z.string() });

export const illustrativeShape = z.boolean().describe("true: invented for demonstration");

/** RFC 9457. */
export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.array(z.strictObject({ parameter: z.string(), message: z.string() })).optional(),
});

export type Problem = z.infer<typeof problemSchema>;
export type PageFacts = z.infer<z.ZodObject<typeof pageShape>>;

/** A query string as its schema wants it: `lists` as lists, all else once. What is named twice stays a list, and is refused. */
export function readQuery(params: URLSearchParams, lists: readonly string[] = []): Record<string, string | string[]> {
  return Object.fromEntries([...new Set(params.keys())].map((name) => {
    const all = params.getAll(name);
    return [name, lists.includes(name) || all.length > 1 ? all : (all[0] ?? "")];
  }));
}

/** Where a page stands among the others. Past the end there is nothing: a reader that counts on is not given the last page again. */
export function pageFacts({ page, pageSize, total, at }: { page: number; pageSize: number; total: number; at: URL }): PageFacts {
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const turned = (to: number): string | null => {
    if (to < 1 || to > pages) return null;
    const other = new URL(at);
    other.searchParams.set("page", String(to));
    return other.href;
  };
  return { total, page, pages, pageSize, next: turned(page + 1), previous: turned(Math.min(page - 1, pages)) };
}
