import * as Y from "yjs";
import type { LiveConnection } from "#app/realtime/live-connection.ts";
import type { NotesOpened } from "./notes.events.ts";

/** How a shared document stands between this page and the server. */
export type SyncState = { kind: "opening" | "saved" | "saving" | "away" } | { kind: "refused"; message: string };

/** What is typed is sent together this often, in milliseconds. */
const pause = 250;

/**
 * Brings a document of this page and the server's together: first what either does not have, then each piece as it is
 * typed, one after the other. After anything that went wrong it begins anew, and nothing that was typed is lost.
 */
export class NotesSync {
  readonly #doc: Y.Doc;
  readonly #place: { workshopId: string; groupId: string | null };
  readonly #connection: Pick<LiveConnection, "send">;
  readonly #onState: (state: SyncState) => void;
  #pending: Uint8Array[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isTogether = false;
  /** Whether something typed here was not yet taken there: of what was only deleted, the vectors do not tell. */
  #isAhead = false;
  #work: Promise<void> = Promise.resolve();

  constructor(doc: Y.Doc, place: { workshopId: string; groupId: string | null }, connection: Pick<LiveConnection, "send">, onState: (state: SyncState) => void) {
    this.#doc = doc;
    this.#place = place;
    this.#connection = connection;
    this.#onState = onState;
    doc.on("update", this.#typed);
  }

  /** Asks what is missing here, and sends what is missing there. Call it at each join. */
  join(): void {
    this.#isTogether = false;
    this.#then(() => this.#send());
  }

  /** A piece of somebody else, or one's own as it comes back. */
  hear(update: ArrayBuffer | Uint8Array): void {
    Y.applyUpdate(this.#doc, new Uint8Array(update), this);
  }

  end(): void {
    this.#doc.off("update", this.#typed);
    clearTimeout(this.#timer);
    if (this.#pending.length > 0) this.#then(() => this.#send());
  }

  readonly #typed = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return;
    this.#pending.push(update);
    this.#onState({ kind: "saving" });
    this.#timer ??= setTimeout(() => this.#then(() => this.#send()), pause);
  };

  #then(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch(() => {
      this.#isTogether = false;
      this.#onState({ kind: "away" });
    });
  }

  async #send(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const pieces = this.#pending.splice(0);
    this.#isAhead ||= pieces.length > 0;
    const piece = this.#isTogether ? (pieces.length > 0 ? Y.mergeUpdates(pieces) : null) : await this.#open();
    if (piece) {
      const reply = await this.#connection.send("notes:write", { ...this.#place, update: piece });
      this.#isTogether = reply.ok;
      if (!reply.ok) return this.#onState({ kind: "refused", message: reply.message });
    }
    this.#isTogether = true;
    this.#isAhead = false;
    this.#onState({ kind: this.#pending.length > 0 ? "saving" : "saved" });
  }

  /** @returns what the server does not have, if there is anything */
  async #open(): Promise<Uint8Array | null> {
    const reply = await this.#connection.send<NotesOpened>("notes:open", { ...this.#place, vector: Y.encodeStateVector(this.#doc) });
    if (!reply.ok) throw new Error(reply.detail);
    this.hear(reply.data.update);
    const missing = Y.encodeStateAsUpdate(this.#doc, new Uint8Array(reply.data.vector));
    return this.#isAhead || Y.decodeUpdate(missing).structs.length > 0 ? missing : null;
  }
}
