// What a page of a shared document is told: passing, because the document itself is asked for at each join.

/** Whoever may read a document. */
export const notesRoom = (workshopId: string, groupId: string | null): string => `notes:${workshopId}.${groupId ?? "room"}`;

/** A piece that was taken. */
export const notesWritten = "notes:written";
export interface NotesWritten {
  update: ArrayBuffer | Uint8Array;
}

/** Where somebody's cursor is; null: nowhere any more. */
export const notesPointed = "notes:pointed";
export interface NotesPointed {
  client: number;
  seat: string;
  cursor: Cursor | null;
}

/** A place in a document, as Yjs writes it. */
export interface Place {
  type?: { client: number; clock: number } | null | undefined;
  tname?: string | null | undefined;
  item?: { client: number; clock: number } | null | undefined;
  assoc?: number | undefined;
}
export interface Cursor {
  anchor: Place;
  head: Place;
}

export interface NotesOpened {
  /** What the page does not have. */
  update: ArrayBuffer | Uint8Array;
  /** What the server has, for the page to send the rest. */
  vector: ArrayBuffer | Uint8Array;
}
