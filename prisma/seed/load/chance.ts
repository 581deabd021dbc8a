/** A source of numbers that gives the same ones on every machine and at every run. */
export interface Chance {
  /** In [0, 1), like Math.random. */
  next: () => number;
  /** A whole number from `from` to `to`, both included. */
  whole: (from: number, to: number) => number;
  pick: <T>(list: readonly T[]) => T;
  /** True in this share of cases. */
  happens: (share: number) => boolean;
  /** Shaped like the ids of the product. */
  id: () => string;
  /** Shaped like a certificate's code. */
  code: () => string;
}

const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, one multiplication chain a number. */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  const bits = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const next = () => bits() / 4_294_967_296;
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    whole,
    pick: (list) => list[whole(0, list.length - 1)] as (typeof list)[number],
    happens: (share) => next() < share,
    // 32 bits repeat among a million rows; four draws do not.
    id: () => {
      const hex = [bits(), bits(), bits(), bits()].map((part) => part.toString(16).padStart(8, "0")).join("");
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
    code: () => Array.from({ length: 16 }, () => crockford[whole(0, 31)]).join(""),
  };
}
