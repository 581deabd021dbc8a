import type { Link } from "./room-entities.ts";

const pages: [Link["kind"], RegExp][] = [
  ["practice", /^\/practices\/[\w-]{1,200}$/],
  ["topic", /^\/forum\/(topics|posts)\/\d{1,15}$/],
];

/** What an address leads to, if it is a page that a note may speak of; without its title. */
export function readLink(address: string): Link | null {
  const path = address.replace(/^https?:\/\/[^/]+/i, "").replace(/[?#].*$/, "").replace(/\/$/, "");
  const found = pages.find(([, pattern]) => pattern.test(path));
  return found ? { kind: found[0], path, title: "" } : null;
}
