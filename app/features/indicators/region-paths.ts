export const regionPath = (slug: string, rest = ""): `/${string}` => `/regions/${slug}${rest}`;
export const questionnairePath = (slug: string, id: string, part = ""): string => `${regionPath(slug)}/questionnaires/${id}${part === "" ? "" : `?part=${part}`}`;
export const setPath = (id: string): `/${string}` => `/indicators/${id}`;
export const profileAddress = (slug: string, set: string, year: number): string => `${regionPath(slug, "/profile")}?set=${set}&year=${year}`;
export const publishedPath = (slug: string, set: string, year: number): string => `${regionPath(slug, "/scores")}?set=${set}&year=${year}`;
export const dataImportPath = (id: string): `/${string}` => `/indicators/imports/${id}`;
export const newSetPath = "/indicators/sets/new";
export const setWordsPath = (id: string, language: string): `/${string}` => `/indicators/sets/drafts/${id}/words/${language}`;
export const setDraftPath = (id: string, section = ""): `/${string}` => `/indicators/sets/drafts/${id}${section === "" ? "" : `/${section}`}`;
