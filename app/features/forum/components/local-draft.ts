/** Where this device keeps what could not be saved of a draft. */
export const localDraftKey = (who: string, place: string | null): string => `draft:${who}:${place}`;

/** Whether something of a draft waits on this device. */
export function hasLocalDraft(who: string, place: string): boolean {
  try {
    return localStorage.getItem(localDraftKey(who, place)) !== null;
  } catch {
    return false; // storage is forbidden: there is none
  }
}
