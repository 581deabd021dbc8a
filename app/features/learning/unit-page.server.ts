import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { getGlossary } from "#app/features/courses/glossary.server.ts";
import { getLessonLabels } from "#app/features/courses/lesson-labels.server.ts";
import type { Cue } from "#app/features/courses/markdown/captions.ts";
import { renderLesson, type LessonSegment } from "#app/features/courses/markdown/render.ts";
import { getMediaAddresses, getTranscript, type MediaAddresses } from "#app/features/courses/media.server.ts";
import { isLocale, locales, pickLocale, type Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { PlayerOutline } from "./outline.server.ts";

export interface Film {
  src: string;
  type: string;
  poster: string | null;
  captions: { locale: Locale; src: string }[];
  transcript: Cue[];
  transcriptLocale: Locale;
}

export interface LessonPage {
  title: string;
  /** Language of title and text. */
  locale: Locale;
  segments: LessonSegment[];
  film: Film | null;
  /** The learner's own words by prompt key; the free note stands under "". */
  notes: Record<string, string>;
}

async function showFilm(media: MediaAddresses, file: string, locale: Locale): Promise<Film | null> {
  const video = media.video(file, locales);
  if (!video) return null;
  const best = pickLocale(video.captions.map((track) => track.locale), locale, "en");
  const track = video.captions.find((candidate) => candidate.locale === best);
  return {
    ...video,
    captions: video.captions.map(({ locale: language, src }) => ({ locale: language, src })),
    transcript: track ? await getTranscript(track.hash) : [],
    transcriptLocale: track?.locale ?? locale,
  };
}

/** A lesson or film with the learner's own notes, in the reader's language or the best there is. Four statements. */
export async function getLessonPage(actor: Actor, outline: PlayerOutline, { unitKey, locale }: { unitKey: string; locale: Locale }): Promise<LessonPage> {
  const [texts, media, notes] = await Promise.all([
    db.$queryRaw<{ locale: string; title: string; markdown: string }[]>`
      SELECT t.locale, t.title, t.markdown FROM "UnitText" t JOIN "Unit" u ON u.id = t."unitId"
      WHERE u."versionId" = ${outline.versionId} AND u.key = ${unitKey} AND t.locale IN (${locale}, ${outline.defaultLanguage})`,
    getMediaAddresses({ slug: outline.courseSlug, versionId: outline.versionId, number: outline.versionNumber, locale }),
    db.note.findMany({ where: { userId: actor.id, courseId: outline.courseId, unitKey }, select: { promptKey: true, text: true } }),
  ]);
  const best = pickLocale(texts.map((text) => text.locale), locale, outline.defaultLanguage);
  const text = texts.find((candidate) => candidate.locale === best);
  if (!text || !isLocale(best)) throw new AppError("not-found", "errors:learning.noSuchUnit");
  const film = outline.modules.flatMap((module) => module.units).find((unit) => unit.key === unitKey)?.videoFile;
  const { segments } = renderLesson(text.markdown, { locale: best, scope: outline.versionId, mediaUrl: media.picture, glossary: await getGlossary(best), labels: getLessonLabels(best) });
  return {
    title: text.title,
    locale: best,
    segments,
    film: film ? await showFilm(media, film, locale) : null,
    notes: Object.fromEntries(notes.map(({ promptKey, text: words }) => [promptKey, words])),
  };
}
