// Words of frameworks. Pages need them too: no schema here.

/** A draft is the region's alone; published, it can be chosen; retired, it is read where it was chosen. */
export const frameworkStatuses = ["draft", "published", "retired"] as const;
export type FrameworkStatus = (typeof frameworkStatuses)[number];

/** Letters of each text, and how many there may be. */
export const most = { title: 100, about: 400, source: 300, criterionTitle: 60, question: 300, criteria: 20, questions: 5 };

export const frameworksPath = (slug: string): `/${string}` => `/regions/${slug}/frameworks`;
export const frameworkPath = (slug: string, id: string): `/${string}` => `${frameworksPath(slug)}/${id}`;
/** Its form, in one of its languages. */
export const frameworkFormPath = (slug: string, id: string, locale: string): `/${string}` => `${frameworkPath(slug, id)}/edit?in=${locale}`;
