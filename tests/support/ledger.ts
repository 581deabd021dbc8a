/**
 * What a client may expect to find after a crash, by place, e.g. the answer to one question. A value whose write was
 * answered with success stands until another one is sent; one that was sent and not answered may have arrived or not.
 * Where nothing is, is the empty string.
 */
export class Ledger {
  /** Writes that were answered with success. */
  answered = 0;
  readonly #possible = new Map<string, Set<string>>();

  /** Sends one value to a place, or several at once, of which any may remain. Throws what `request` throws. */
  async write(place: string, values: string[], request: () => Promise<unknown>): Promise<void> {
    const before = this.#possible.get(place) ?? new Set([""]);
    this.#possible.set(place, new Set([...before, ...values]));
    await request();
    this.#possible.set(place, new Set(values));
    this.answered += values.length;
  }

  /** Compares with what is there, nothing being on its way any more; answers what was lost. Expects from now on what is there. */
  settle(actual: ReadonlyMap<string, string>): string[] {
    const lost: string[] = [];
    for (const [place, possible] of this.#possible) {
      const found = actual.get(place) ?? "";
      if (!possible.has(found)) lost.push(`${place} holds "${found}" instead of ${[...possible].map((value) => `"${value}"`).join(" or ")}`);
      this.#possible.set(place, new Set([found]));
    }
    return lost;
  }
}
