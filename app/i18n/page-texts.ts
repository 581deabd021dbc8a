/** What a route's `handle` says: the namespaces its page speaks with, beside those of every page. */
export interface TextsHandle {
  texts: string[];
}

/** On every page. */
export const everyPageTexts = ["common", "errors"];

/** The namespaces of a page, from the handles of its matched routes. */
export function pageTexts(handles: unknown[]): string[] {
  const own = handles.flatMap((handle) => (typeof handle === "object" && handle !== null && "texts" in handle ? (handle as TextsHandle).texts : []));
  return [...new Set([...everyPageTexts, ...own])];
}
