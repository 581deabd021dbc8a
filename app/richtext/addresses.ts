const origin = "http://own.invalid";
const longest = 2000;

/** A path of this installation, as browsers would follow it, or null: `//host`, `/\host` and control characters lead elsewhere. */
export function ownPath(href: unknown): string | null {
  if (typeof href !== "string" || href.length > longest || !href.startsWith("/") || /[\s\\\p{Cc}]/u.test(href)) return null;
  if (!URL.canParse(href, origin)) return null;
  const url = new URL(href, origin);
  if (url.origin !== origin || url.pathname.startsWith("//")) return null;
  return url.pathname + url.search + url.hash;
}

/** Where a link may lead: a page of our own, the web, or a mailbox. Nothing that a browser would run, no disguised host. */
export function isAllowedLink(href: unknown): href is string {
  if (typeof href !== "string" || href.length > longest || /[\s\\<>"\p{Cc}\p{Cs}]/u.test(href)) return false;
  if (href.startsWith("/")) return ownPath(href) !== null;
  if (/^mailto:/i.test(href)) return /^mailto:[^@:/?#]+@[^@:/?#]+\.[^@:/?#]+$/i.test(href);
  if (!/^https?:\/\//i.test(href) || !URL.canParse(href)) return false;
  const url = new URL(href);
  return url.username === "" && url.password === "";
}

/** What a person typed as a link → its address, or null: `example.eu` is taken for `https://example.eu`. */
export function typedLink(typed: string, ownOrigin?: string): string | null {
  const text = typed.trim();
  const own = ownOrigin && (text === ownOrigin || text.startsWith(`${ownOrigin}/`)) ? text.slice(ownOrigin.length) || "/" : text;
  if (isAllowedLink(own)) return own;
  if (/^[^@\s/:]+@[^@\s/:]+\.\p{L}{2,}$/u.test(own) && isAllowedLink(`mailto:${own}`)) return `mailto:${own}`;
  return /^[\p{L}\p{N}.-]+\.\p{L}{2,}(?:[/?#]\S*)?$/u.test(own) && isAllowedLink(`https://${own}`) ? `https://${own}` : null;
}

/** An uploaded image: the only kind that a document may show. */
export function isImageAddress(src: unknown): src is string {
  return typeof src === "string" && /^\/files\/[A-Za-z0-9_-]{1,64}$/.test(src);
}
