import type { Locale } from "#app/i18n/locales.ts";
import { fold } from "#app/lib/fold.ts";

// Words as the thesaurus compares them: no case, no accents, no number and gender. Never shown to anybody.

/** The words of a text, folded. The Catalan l·l is one letter: people type it in four ways. */
export function toWords(text: string): string[] {
  return fold(text.replace(/l[·.•-]l/giu, "ll")).match(/[\p{L}\p{N}]+/gu) ?? [];
}

type Rule = [ending: RegExp, instead: string];

// First what changes, then what falls away; one rule of each list at most. A stem keeps three letters.
const changing: Partial<Record<Locale, Rule[]>> = {
  en: [[/ies$/, "y"], [/(s|x|z|ch|sh)es$/, "$1"]],
  ca: [[/ions$/, "io"]],
  pt: [[/(oes|aes)$/, "ao"], [/ais$/, "al"], [/eis$/, "el"], [/ns$/, "m"], [/([rzs])es$/, "$1"]],
  es: [[/([lnrdzj])es$/, "$1"]],
  it: [[/([cg])h[ei]$/, "$1"]],
  fr: [[/aux$/, "al"]],
};
const falling: Record<Locale, RegExp> = {
  en: /(?<!s)s$/,
  es: /(as|os|es|s|a|o|e)$/,
  ca: /(es|os|s|a|o|e)$/,
  pt: /(as|os|es|s|a|o|e)$/,
  it: /[aeiou]{1,2}$/,
  sv: /(arnas|ornas|ernas|arna|orna|erna|ens|ets|ars|ers|ar|er|or|en|et|an|as|a|e|s)$/,
  fr: /(ees|es|ee|s|x|e)$/,
};

/** What is left of a folded word without its endings in a language: "kvinnorna" → "kvinn", "integrações" → "integraca". */
export function stem(word: string, locale: Locale): string {
  const [ending, instead] = changing[locale]?.find(([pattern]) => pattern.test(word)) ?? [null, ""];
  const changed = ending ? word.replace(ending, instead) : word;
  const left = changed.replace(falling[locale], "");
  if (left.length >= 3) return left;
  return changed.length >= 3 ? changed : word;
}

const stops: Record<Locale, string> = {
  en: "a an and are as at be by for from had has have how in into is it its of on or our that the their they this to was were what when where which who with without",
  es: "a al ante como con cual cuando de del desde donde el ella ellos en entre es esta este esto fue ha han la las le lo los mas muy no o para pero por que quien se sin sobre su sus un una uno unos y",
  ca: "a al als amb com d de del dels des el els en entre es esta hi i l la les li lo ma mes no o on per pel pels pero perque que qui s sense sobre son un una uns unes va van",
  pt: "a ao aos as com como da das de dela dele do dos e em entre era esta este foi ha mais na nas nao no nos o os ou para pela pelas pelo pelos por qual quando que quem se sem seu seus sobre sua suas um uma uns umas",
  it: "a ad ai al alla alle allo anche che chi ci come con d da dai dal dalla dalle degli dei del della delle dello di e ed gli ha hanno i il in l la le lo ma ne nei nel nella nelle nello non o per piu quando senza si sono su sua suo sui sul sulla tra fra un una uno",
  sv: "att av den det de dem denna dessa du efter eller en ett fran for har hos hur i inte kan med mot nar och om pa sa sig som till under ut vad var vem vi vid ar utan",
  fr: "a au aux avec ce ces cette comme d dans de des du elle en est et il ils je l la le les leur leurs lors mais n ne nous on ou par pas plus pour qu que qui s sa sans se ses son sont sur un une vers",
};
const stopWords = Object.fromEntries(Object.entries(stops).map(([locale, words]) => [locale, new Set(words.split(" "))])) as Record<Locale, Set<string>>;

/** Whether a folded word carries no meaning of its own in a language. */
export function isStopWord(word: string, locale: Locale): boolean {
  return stopWords[locale].has(word);
}

/** Short words that mean nothing in one of the languages are seldom meant in another. */
export function isStopWordSomewhere(word: string): boolean {
  return word.length <= 3 && Object.values(stopWords).some((words) => words.has(word));
}
