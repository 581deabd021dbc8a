import type { OpenWorkshop } from "#app/features/workshops/open-workshops.server.ts";
import { fold } from "#app/lib/fold.ts";

/** Why a workshop is beside a gap: what it is made for, what one reads before, or what it says of itself. */
export type Fit = { why: "course" | "reads"; title: string } | { why: "speaks"; title: null };

export interface FittingWorkshop extends Pick<OpenWorkshop, "id" | "title" | "locale" | "startsAt" | "illustrative"> {
  fit: Fit;
}

interface Area {
  /** What the area is called in a language. */
  nameIn: (locale: string) => string;
  /** Courses and practices of the area. */
  courses: readonly { slug: string; title: string }[];
  practices: readonly { slug: string; title: string }[];
}

/** The open workshops that have to do with an area, each with the reason; at most so many. */
export function fitWorkshops(workshops: readonly OpenWorkshop[], { nameIn, courses, practices }: Area, most = 3): FittingWorkshop[] {
  return workshops.flatMap((workshop): FittingWorkshop[] => {
    const { id, title, locale, startsAt, illustrative } = workshop;
    const course = courses.find(({ slug }) => slug === workshop.courseSlug);
    const read = [...courses.map((one) => ({ ...one, path: `/courses/${one.slug}` })), ...practices.map((one) => ({ ...one, path: `/practices/${one.slug}` }))].find(({ path }) => workshop.preparation.some((address) => address === path || address.startsWith(`${path}/`)));
    const fit: Fit | null = course ? { why: "course", title: course.title } : read ? { why: "reads", title: read.title } : speaksOf(workshop, nameIn(locale)) ? { why: "speaks", title: null } : null;
    return fit ? [{ id, title, locale, startsAt, illustrative, fit }] : [];
  }).slice(0, most);
}

/** Title or purpose name the area, in whole words, as the workshop's own language does. */
const speaksOf = ({ title, purpose }: OpenWorkshop, name: string): boolean => ` ${words(`${title} ${purpose}`)} `.includes(` ${words(name)} `);
const words = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
