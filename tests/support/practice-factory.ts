import type { PracticeContent, PracticeRecord, PracticeText } from "#app/features/practices/practice.schema.ts";
import { publishPractice } from "#app/features/practices/import.server.ts";
import { nextNumber } from "./counter.ts";
import { longAgo } from "./factories.ts";

type PracticeInput = Partial<PracticeRecord> & { slug?: string; texts?: PracticeContent["texts"]; text?: Partial<PracticeText>; now?: Date };

/** A record's content: in English and about health, unless said otherwise. */
export function practiceContent({ texts, text = {}, ...record }: Omit<PracticeInput, "slug" | "now"> = {}): PracticeContent {
  const original = record.original ?? "en";
  return {
    record: { format: 1, original, illustrative: false, areas: ["health"], targets: [], roles: [], settings: [], causes: [], regions: [], figures: [], organisations: [], documents: [], adoptions: [], sources: {}, from: {}, ...record },
    texts: texts ?? { [original]: { title: `Practice ${nextNumber()}`, summary: "What it is about.", state: "human", ...text } },
  };
}

/** A published record. */
export async function createPractice({ slug = `practice-${nextNumber()}`, now = longAgo, ...content }: PracticeInput = {}): Promise<string> {
  await publishPractice(slug, practiceContent(content), { now });
  return slug;
}
