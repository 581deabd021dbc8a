import type { Link } from "./room-entities.ts";

const pages: [Link["kind"], RegExp][] = [
  // A set, or one indicator of it; not the pages beside them.
  ["indicator", /^\/indicators\/(?!(?:map|outcomes|imports|sets)(?:#|$))[\w.-]{1,110}(?:#[\w.-]{1,100})?$/],
  ["practice", /^\/practices\/[\w-]{1,200}$/],
  ["topic", /^\/forum\/(topics|posts)\/\d{1,15}$/],
];

/** What an address leads to, if it is a page that a note may speak of; without its title. */
export function readLink(address: string): Link | null {
  const inPage = address.replace(/^https?:\/\/[^/]+/i, "").replace(/\?[^#]*/, "");
  const page = inPage.replace(/#.*$/s, "").replace(/\/$/, "");
  const found = pages.flatMap(([kind, pattern]) => [inPage, page].filter((path) => pattern.test(path)).map((path) => ({ kind, path, title: "" })));
  return found[0] ?? null;
}
