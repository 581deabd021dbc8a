/**
 * Puts what arrives into order, and each once.
 *
 * Every event names the one before it in its room. With the cursor standing at the last event that was applied:
 *   seq ≤ cursor          was applied already: dropped
 *   after ≤ cursor < seq  is the next one: applied, the cursor moves to its seq
 *   cursor < after        something between is missing: kept until that has come
 * So for any arrival order, with doubles, what comes out is the log, in order, once; and a gap is known as one.
 */
export interface Ordered {
  seq: number;
  after: number;
}

/** Events kept while something before them is missing; beyond that the tail is asked for anyway. */
const earlyLimit = 1_000;

export class EventOrder<Event extends Ordered> {
  #cursor: number;
  readonly #early = new Map<number, Event>();

  constructor(cursor: number) {
    this.#cursor = cursor;
  }

  /** The number of the last event that was applied. */
  get cursor(): number {
    return this.#cursor;
  }

  /** Whether something is missing before events that have come. */
  get hasGap(): boolean {
    return this.#early.size > 0;
  }

  /** Takes what arrived. @returns what is to be applied now, in order */
  accept(events: readonly Event[]): Event[] {
    for (const event of events) if (event.seq > this.#cursor && this.#early.size < earlyLimit) this.#early.set(event.seq, event);
    const next: Event[] = [];
    for (const event of [...this.#early.values()].sort((a, b) => a.seq - b.seq)) {
      if (event.after > this.#cursor) break;
      this.#early.delete(event.seq);
      this.#cursor = event.seq;
      next.push(event);
    }
    return next;
  }

  /** Goes on from another place: the page was loaded anew. Never back. */
  moveTo(cursor: number): void {
    this.#cursor = Math.max(cursor, this.#cursor);
    for (const seq of this.#early.keys()) if (seq <= this.#cursor) this.#early.delete(seq);
  }
}
