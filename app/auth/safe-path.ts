const origin = "http://own.invalid";

/**
 * A redirect target that a visitor may have written: only paths of our own pass.
 * Parsed as browsers do, because `//host`, `/\host` and control characters inside lead elsewhere.
 */
export function safePath(target: unknown, fallback = "/"): string {
  if (typeof target !== "string" || !target.startsWith("/") || target.length > 2000) return fallback;
  if (!URL.canParse(target, origin)) return fallback;
  const url = new URL(target, origin);
  if (url.origin !== origin || url.pathname.startsWith("//")) return fallback;
  return url.pathname + url.search + url.hash;
}
