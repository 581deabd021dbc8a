import type { Actor } from "#app/auth/actor.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { canMachineTranslate, findWish } from "./machine-translation.server.ts";
import type { Named } from "./named.server.ts";
import type { PostView, TranslationView } from "./page-posts.server.ts";
import { freeLanguages } from "./translation-choices.ts";
import { renderWords } from "./words.server.ts";

/** Whoever reads a page, and what they can read. */
export interface Reader {
  actorId: string | null;
  /** Of the page. */
  locale: Locale;
  /** The languages they read, the page's first where it is among them. */
  reads: Locale[];
  /** They have chosen them: what is in others is folded. */
  folds: boolean;
}

/** @param languages those that the reader has chosen; none for no choice */
export function readerOf(actor: Actor | null, { locale, languages }: { locale: Locale; languages: readonly Locale[] }): Reader {
  const reads = languages.length === 0 ? [locale] : languages.toSorted((a, b) => Number(b === locale) - Number(a === locale));
  return { actorId: actor?.id ?? null, locale, reads, folds: languages.length > 0 };
}

export type ShownTranslation = Omit<TranslationView, "document"> & { html: string };

/** A post as its page gets it: its words are HTML, and it is decided in which language they are shown first. */
export type ShownPost = Omit<PostView, "document" | "translations"> & {
  html: string | null;
  translations: ShownTranslation[];
  /** The translation that stands in the place of the original, which is one click away; null for the original. */
  shownIn: string | null;
  /** In a language that the reader has not chosen: one line, to be opened. */
  isFolded: boolean;
  canTranslate: boolean;
  /** A machine's translation into the page's language: may be asked for, is under way, or has failed; null for none of it. */
  machine: "offered" | "pending" | "failed" | null;
};

/** All documents of these posts, to look up what they name. */
export const documentsOf = (posts: readonly PostView[]): unknown[] => posts.flatMap(({ document, translations }) => [document, ...translations.map((translation) => translation.document)]);

/** What the reader understands stands first: the original, else a translation. */
export function showPost({ document, translations, ...post }: PostView, { actorId, locale, reads, folds }: Reader, named: Named): ShownPost {
  const isRead = document === null || reads.some((language) => language === post.locale);
  const shownIn = isRead ? null : (reads.find((language) => translations.some((translation) => translation.locale === language)) ?? null);
  const isForeign = !isRead && shownIn === null;
  const canAskMachine = isForeign && post.can.translate && locale !== post.locale && canMachineTranslate() && translations.every((translation) => translation.locale !== locale);
  return {
    ...post,
    html: renderWords(document, locale, named),
    translations: translations.map(({ document: words, ...translation }) => ({ ...translation, html: renderWords(words, locale, named) ?? "" })),
    shownIn,
    isFolded: isForeign && folds && (actorId === null || post.author?.id !== actorId),
    canTranslate: post.can.translate && document !== null && freeLanguages({ locale: post.locale, translations }).length > 0,
    machine: canAskMachine ? (findWish({ postId: post.id, locale }) ?? "offered") : null,
  };
}
