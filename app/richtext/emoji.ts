import { fold } from "#app/lib/fold.ts";

/** What people who work together say with a picture, in the order of the list; their names are texts. */
export const emoji = {
  smile: "🙂", laugh: "😄", joy: "😂", wink: "😉", relief: "😅", thinking: "🤔", surprise: "😮", sad: "😢", confused: "😕",
  thumbsUp: "👍", thumbsDown: "👎", applause: "👏", thanks: "🙏", wave: "👋", handshake: "🤝", strength: "💪", eyes: "👀", pointing: "👉",
  heart: "❤️", party: "🎉", sparkles: "✨", star: "⭐", fire: "🔥", trophy: "🏆", rocket: "🚀", idea: "💡",
  check: "✅", cross: "❌", warning: "⚠️", exclamation: "❗", question: "❓",
  calendar: "📅", clock: "⏰", pin: "📌", note: "📝", chart: "📊", megaphone: "📣", speech: "💬", books: "📚",
  house: "🏠", city: "🏙️", globe: "🌍", seedling: "🌱", train: "🚆", bicycle: "🚲", coffee: "☕", sun: "☀️", europe: "🇪🇺",
} as const;

export type EmojiKey = keyof typeof emoji;

export interface NamedEmoji {
  key: EmojiKey;
  sign: string;
  name: string;
}

const wordsOf = (text: string) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
/** Each name without what stands between its words, as it is typed in one: thumbsup. */
const joined = (names: string) => names.split(",").map((name) => wordsOf(name).join(""));

/** Whether the query is a whole name, however its words are put together: thumbs up, thumbs_up, thumbsup. */
export const isNameOf = (query: string, namesOf: (key: EmojiKey) => string, key: EmojiKey): boolean => joined(namesOf(key)).includes(wordsOf(query).join(""));

/**
 * Those of whose names and other words every word of the query begins one; all of them for none.
 * @param namesOf the name, and after commas what else people may call it
 */
export function findEmoji(query: string, namesOf: (key: EmojiKey) => string): NamedEmoji[] {
  const asked = wordsOf(query);
  if (asked.length === 0 && query.trim() !== "") return [];
  return (Object.keys(emoji) as EmojiKey[]).flatMap((key) => {
    const names = namesOf(key);
    const words = [...wordsOf(names), ...joined(names)];
    return asked.every((begin) => words.some((word) => word.startsWith(begin))) ? [{ key, sign: emoji[key], name: names.split(",")[0] ?? names }] : [];
  });
}
