// Where a text says what was looked for. The index says which posts do; the few that a page shows are read once more here,
// by the index's own idea of a word, because the index would walk through all the others for it.

/** A word, words that have to follow each other, or what they begin with: as they were typed. */
export interface Wanted {
  text: string;
  isBegun: boolean;
}

/** A piece of text: found or not. Never HTML. */
export interface Segment {
  text: string;
  hit: boolean;
}

interface Word {
  plain: string;
  from: number;
  to: number;
}

/** Words as the index has them: letters and digits, without case and accents. */
function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\p{M}]*/gu)].map(({ 0: word, index }) => ({ plain: word.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase(), from: index, to: index + word.length }));
}

/** For each word whether it is part of something wanted. */
function findHits(words: readonly Word[], wanted: readonly Wanted[]): boolean[] {
  const hits = words.map(() => false);
  for (const { text, isBegun } of wanted) {
    const phrase = wordsOf(text).map(({ plain }) => plain);
    const last = phrase.length - 1;
    words.forEach((_, at) => {
      const isSaid = phrase.length > 0 && phrase.every((plain, index) => {
        const said = words[at + index]?.plain;
        return isBegun && index === last ? said?.startsWith(plain) === true : said === plain;
      });
      if (isSaid) hits.fill(true, at, at + phrase.length);
    });
  }
  return hits;
}

/** A text in pieces, from one word to before another; what stands between two found words is not found. */
function toSegments(text: string, words: readonly Word[], hits: readonly boolean[], first: number, end: number): Segment[] {
  const segments: Segment[] = [];
  let at = first === 0 ? 0 : (words[first]?.from ?? 0);
  const add = (to: number, hit: boolean) => {
    if (to > at) segments.push({ text: text.slice(at, to), hit });
    at = to;
  };
  for (let index = first; index < end; index++) {
    const word = words[index];
    if (!word || !hits[index]) continue;
    add(word.from, false);
    add(word.to, true);
  }
  add(end >= words.length ? text.length : (words[end]?.from ?? text.length), false);
  return segments;
}

/** All of a text, with what was looked for marked. */
export function markText(text: string, wanted: readonly Wanted[]): Segment[] {
  const words = wordsOf(text);
  return toSegments(text, words, findHits(words, wanted), 0, words.length);
}

const wordsBefore = 8;
const wordsShown = 32;

/** The words around where most of what was looked for is said, marked; and how many they are. */
export function cutText(text: string, wanted: readonly Wanted[]): { segments: Segment[]; hits: number } {
  const words = wordsOf(text);
  const hits = findHits(words, wanted);
  const countFrom = (first: number): number => hits.slice(first, first + wordsShown).filter(Boolean).length;
  let best = { first: 0, hits: countFrom(0) };
  hits.forEach((hit, index) => {
    if (!hit) return;
    const first = Math.max(0, index - wordsBefore);
    const count = countFrom(first);
    if (count > best.hits) best = { first, hits: count };
  });
  const end = best.first + wordsShown;
  const segments = toSegments(text, words, hits, best.first, end);
  if (best.first > 0) segments.unshift({ text: "…", hit: false });
  if (end < words.length) segments.push({ text: "…", hit: false });
  return { segments, hits: best.hits };
}
