import type { RouteConfigEntry } from "@remix-run/route-config";
import routes from "#app/routes.ts";

/** Every address pattern of app/routes.ts with its file, e.g. "courses/:slug"; "" is the home page. A frame without an address of its own counts with its index. */
export function listRoutes(): { pattern: string; file: string }[] {
  const flatten = (entries: RouteConfigEntry[], parent: string): { pattern: string; file: string }[] =>
    entries.flatMap(({ path = "", file, children = [] }) => {
      const pattern = [parent, path].filter(Boolean).join("/");
      return children.length > 0 ? flatten(children, pattern) : [{ pattern, file }];
    });
  return flatten(routes, "");
}
