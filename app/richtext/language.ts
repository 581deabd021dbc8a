import { type Locale, locales } from "#app/i18n/locales.ts";

// Seven languages, short texts: the small words that a language cannot do without tell them apart better than statistics
// over letters, and fit into one file. Words that several languages share weigh less by being counted for each of them.

const smallWords: Record<Locale, string> = {
  en: "the of and to in is that it for was with as are on be this have from or by we you not at but they his her which can will has our their what there how who would been do if when all your about more people should my i does any could these those did them were us some than only",
  es: "el la los las de y que en un una es por con no para se lo su al del como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos todos uno les ni otros ese eso ante ellos qué algunos yo otro él tanto esa estos mucho cada hemos son están ser puede está personas cómo dónde hace tiene y",
  ca: "el la els les de i que en un una és per amb no a es del al com més però seu seva ja o aquest aquesta perquè entre quan molt sense sobre també fins hi on qui des tot ens tots uns altres això ells què jo dels pel són estan ser pot està persones dels als com han ha hem fer cada nosaltres vam va té tenim aquests cal l d s n m",
  pt: "o a os as de e que em um uma é por com não para se lo seu ao do da dos das como mais mas sua suas já ou este esta porque entre quando muito sem sobre também até há onde quem desde tudo nos todos uns outros isso eles que eu na no nas nos pelo pela são estão ser pode está pessoas foi têm tem fazer cada nós temos ele você às ainda",
  it: "il lo la i gli le di e che in un una è per con non a si del della dei delle al alla come più ma suo sua già o questo questa perché tra fra quando molto senza su anche fino dove chi da tutto ci tutti altri ciò loro cosa io nel nella nei sono essere può persone hanno ha fare ogni noi abbiamo sul sulla dal dalla degli agli quale cui l d un c",
  sv: "och att det i en jag som är av för på med till den inte har de ett om vi men var sig så från kan när nu där eller hur vad efter också hos under över alla mycket vid utan min mina deras hade ska skulle än här några finns blir ut upp man bara oss ni er våra andra mot mellan genom varje vill måste få får gör är",
  fr: "le la les de des et que en un une est pour avec ne pas se du au aux comme plus mais son sa ses déjà ou ce cette parce entre quand très sans sur aussi jusque où qui depuis tout nous tous autres cela ils dans je par sont être peut personnes ont a faire chaque avons vous il elle on leur leurs y ces si même notre nos été ai c d l n s qu j",
};

const signs: Record<Locale, RegExp | null> = { en: null, es: /[ñ¿¡]|ción\b/g, ca: /l·l|ç|ny\b|\b(?:l|d)['’]|ció\b|[èò]/g, pt: /[ãõ]|ção\b|ções\b|lh|ç/g, it: /zione\b|\bgli\b|[ìù]\b|cch|zz|gl|gh|tt/g, sv: /[åä]|ö/g, fr: /[êœûîâë]|\b(?:qu|l|d|c|j|n)['’]|eux\b|ç/g };

const weights = new Map<string, Map<Locale, number>>();
for (const locale of locales) {
  for (const word of new Set(smallWords[locale].split(" "))) weights.set(word, (weights.get(word) ?? new Map<Locale, number>()).set(locale, 1));
}
for (const languages of weights.values()) for (const locale of languages.keys()) languages.set(locale, 1 / languages.size);

/** Whether a word is one that any text of one of our languages has, lower case: it says nothing of what the text is about. */
export const isSmallWord = (word: string): boolean => weights.has(word);

/**
 * The language that a text is written in, or null when it is too short, mixed or none of ours. A proposal: people correct it.
 */
export function detectLanguage(text: string): Locale | null {
  const plain = text.slice(0, 5000).toLowerCase().normalize("NFC").replace(/https?:\S+|@\S+/g, " ");
  const words = plain.match(/\p{L}+/gu) ?? [];
  if (words.length < 3) return null;
  const scores = new Map<Locale, number>(locales.map((locale) => [locale, 0]));
  for (const word of words) for (const [locale, weight] of weights.get(word) ?? []) scores.set(locale, (scores.get(locale) ?? 0) + weight);
  for (const locale of locales) scores.set(locale, (scores.get(locale) ?? 0) + (signs[locale] ? (plain.match(signs[locale])?.length ?? 0) * 0.4 : 0));
  const [best, second] = [...scores].sort(([, one], [, other]) => other - one);
  if (!best || !second || best[1] < Math.max(1, words.length * 0.12) || best[1] < second[1] * 1.15) return null;
  return best[0];
}
