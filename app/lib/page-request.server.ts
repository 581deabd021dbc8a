/**
 * Whether a browser asks for a page to show it, as it does for each page where there is no script. Loaders that a script
 * runs are asked for by `fetch`, which wants anything: what becomes of their answer, that script knows.
 */
export function isPageRequest({ headers }: Request): boolean {
  return headers.get("Accept")?.includes("text/html") ?? false;
}

/** Whether loaders are asked for the page that answers a form which came without a script: they get its headers, not its body. */
export function isAnswerToForm({ method, headers }: Request): boolean {
  return method === "GET" && headers.has("Content-Type");
}
