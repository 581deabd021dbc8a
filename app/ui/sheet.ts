import type { TextsHandle } from "#app/i18n/page-texts.ts";

/** Of a page that is made for paper: nothing stands around it, and no script runs on it. */
export interface SheetHandle extends TextsHandle {
  sheet: true;
}

/** Whether the page is made for paper, from the handles of its matched routes. */
export function isSheet(handles: unknown[]): boolean {
  return handles.some((handle) => typeof handle === "object" && handle !== null && "sheet" in handle);
}
