import { EventOrder } from "./event-order.ts";
import type { JoinAnswer, LiveEvent, PassingEvent, Presence, Refusal, Reply } from "./live.ts";

export interface RoomListener {
  /** Each event once, in order. */
  onEvent: (event: LiveEvent) => void;
  /** Too much was missed: show the page anew. What is read from now on holds everything up to the new cursor. */
  onReload: () => void;
  onPassing?: (event: PassingEvent) => void;
  /** In the room, for the first time or again: what passed before was not heard, what passes from now on is. */
  onJoined?: () => void;
  onPresence?: (presence: Presence) => void;
  /** This person may not hear the room, or not any more. Nothing follows. */
  onRefused?: (refusal: Refusal | null) => void;
}

/** Asks the server to let us into a room from a cursor on. Rejects when no answer comes. */
export type AskToJoin = (room: string, cursor: number | null) => Promise<Reply<JoinAnswer>>;

/** Rests between two tries, in milliseconds: doubling, with jitter so that many browsers do not ask at once. */
const rest = { first: 100, longest: 10_000 };

/** One room as one page hears it. Knows no socket, so that tests can cut its line at will. */
export class RoomSubscription {
  readonly room: string;
  readonly #listener: RoomListener;
  readonly #ask: AskToJoin;
  /** Without a cursor the first answer gives one. */
  #order: EventOrder<LiveEvent> | null;
  #waiting: LiveEvent[] = [];
  #asking = false;
  #askAgain = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #ended = false;

  constructor(room: string, cursor: number | null, listener: RoomListener, ask: AskToJoin) {
    this.room = room;
    this.#order = cursor === null ? null : new EventOrder(cursor);
    this.#listener = listener;
    this.#ask = ask;
  }

  get cursor(): number | null {
    return this.#order?.cursor ?? null;
  }

  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
  }

  /** An event arrived by itself. */
  receive(event: LiveEvent): void {
    if (!this.#order) this.#waiting.push(event);
    else this.#apply([event]);
    if (this.#order?.hasGap && !this.#asking) this.#later();
  }

  receivePassing(event: PassingEvent): void {
    if (!this.#ended) this.#listener.onPassing?.(event);
  }

  receivePresence(presence: Presence): void {
    if (!this.#ended) this.#listener.onPresence?.(presence);
  }

  refuse(refusal: Refusal | null): void {
    if (this.#ended) return;
    this.end();
    this.#listener.onRefused?.(refusal);
  }

  /** Asks for what was missed: after every connection, after sleep, after a gap. One question at a time. */
  async resume(): Promise<void> {
    if (this.#ended) return;
    if (this.#asking) {
      this.#askAgain = true;
      return;
    }
    this.#asking = true;
    clearTimeout(this.#timer);
    try {
      await this.#catchUp();
      this.#failures = 0;
    } catch {
      this.#failures += 1;
      this.#askAgain = false;
      this.#later();
    } finally {
      this.#asking = false;
    }
    if (this.#askAgain) {
      this.#askAgain = false;
      await this.resume();
    }
  }

  async #catchUp(): Promise<void> {
    for (let more = true; more && !this.#ended; ) {
      const reply = await this.#ask(this.room, this.cursor);
      if (this.#ended) return;
      if (!reply.ok) {
        if (reply.code === "too-many" || reply.code === "unavailable" || reply.code === "bug") throw new Error(reply.code);
        this.refuse(reply);
        return;
      }
      const { events, reload, cursor, presence } = reply.data;
      more = reply.data.more;
      if (!this.#order || reload) this.#startAt(cursor, reload);
      this.#apply(events);
      if (presence) this.receivePresence(presence);
    }
    if (this.#order?.hasGap) this.#later();
    if (!this.#ended) this.#listener.onJoined?.();
  }

  #startAt(cursor: number, reload: boolean): void {
    this.#order = new EventOrder(cursor);
    this.#apply(this.#waiting.splice(0));
    if (reload) this.#listener.onReload();
  }

  #apply(events: LiveEvent[]): void {
    for (const event of this.#order?.accept(events) ?? []) if (!this.#ended) this.#listener.onEvent(event);
  }

  #later(): void {
    clearTimeout(this.#timer);
    const longest = Math.min(rest.longest, rest.first * 2 ** this.#failures);
    this.#timer = setTimeout(() => void this.resume(), longest * (0.5 + Math.random() / 2));
  }
}
