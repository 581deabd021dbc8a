import type { MetaDescriptor } from "@remix-run/node";

/** The title of a page: what it is first, then whose. Loaders translate the first part. */
export function pageTitle(title: string | undefined, description?: string): MetaDescriptor[] {
  return [{ title: title ? `${title} – REGIN Academy` : "REGIN Academy" }, ...(description ? [{ name: "description", content: description }] : [])];
}
