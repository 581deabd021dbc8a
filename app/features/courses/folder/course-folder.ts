import type { CaseStudy, CaseStudyText } from "../case-study.schema.ts";
import type { CourseStructure, CourseTextFile, CourseUnit } from "../course.schema.ts";
import type { QuizDefinition, QuizText } from "../quiz.schema.ts";
import type { Locale } from "#app/i18n/locales.ts";

/** A course folder that has passed every check: what an import publishes. */
export interface CourseFolder {
  slug: string;
  hash: string; // SHA-256 over all files: same content, same version
  structure: CourseStructure;
  texts: Map<Locale, CourseTextFile>;
  units: FolderUnit[]; // in the course's order
  media: FolderMedia[];
}

export interface FolderUnit {
  unit: CourseUnit;
  moduleKey: string;
  quiz?: QuizDefinition;
  caseStudy?: CaseStudy;
  texts: Map<Locale, FolderUnitText>;
}

export interface FolderUnitText {
  title: string;
  markdown: string; // a lesson's or video page's body; the introduction of a quiz or case study
  quiz?: QuizText;
  caseStudy?: CaseStudyText;
}

export interface FolderMedia {
  path: string; // inside media/
  absolute: string;
  hash: string;
  type: string; // MIME type, found by content
  bytes: number;
}

/** "policy-cycle.svg" in Swedish → where it may lie inside media/, the best place first. */
export function mediaCandidates(path: string, locale: string): string[] {
  const dot = path.lastIndexOf(".");
  return dot < 1 ? [path] : [`${path.slice(0, dot)}.${locale}${path.slice(dot)}`, path];
}

/** A film's captions in one language, inside media/. */
export function captionsPath(videoFile: string, locale: string): string {
  return videoFile.replace(/\.[^.]+$/, `.${locale}.vtt`);
}

/** A film's optional still, inside media/. */
export function posterPath(videoFile: string): string {
  return videoFile.replace(/\.[^.]+$/, ".png");
}
