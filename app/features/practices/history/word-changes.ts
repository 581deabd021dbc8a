import { diffWordsWithSpace } from "diff";

/** A stretch of words: in both texts, in the later one only, or in the earlier one only. */
export interface Words {
  kind: "same" | "added" | "removed";
  text: string;
}

/** More than this and two texts are two texts: to look for what they share would hold up everybody else. */
const mostEdits = 1_500;

/** What became of a text, word by word. Equal texts have no changes. */
export function wordChanges(before: string, after: string): Words[] {
  if (before === after) return [];
  const changes = before === "" || after === "" ? undefined : diffWordsWithSpace(before, after, { maxEditLength: mostEdits });
  if (changes === undefined) return ([["removed", before], ["added", after]] as const).flatMap(([kind, text]) => (text === "" ? [] : [{ kind, text }]));
  return changes.map(({ value, added, removed }) => ({ kind: added ? "added" : removed ? "removed" : "same", text: value }));
}
