import { keptHere } from "#app/lib/kept-here.ts";

/** Where this device keeps what could not be saved of a draft. */
export const localDraftKey = (who: string, place: string | null): string => `draft:${who}:${place}`;

/** Whether something of a draft waits on this device. */
export const hasLocalDraft = (who: string, place: string): boolean => keptHere.read(localDraftKey(who, place)) !== null;
