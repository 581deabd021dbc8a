import type { Parts } from "./parts.ts";

/**
 * Remembers the last parts made from the same things: the state is never changed in place, so the same objects mean the
 * same parts. A room has hundreds of viewers and many acts a second, and each act touches little.
 */
export function section<Args extends [object, ...unknown[]]>(make: (...args: Args) => Parts): (...args: Args) => Parts {
  const remember = remembered(make);
  return (...args) => remember(...args);
}

export function remembered<Args extends [object, ...unknown[]], Made>(make: (...args: Args) => Made): (...args: Args) => Made {
  const kept = new WeakMap<object, { args: Args; made: Made }>();
  return (...args) => {
    const last = kept.get(args[0]);
    if (last && last.args.every((arg, index) => arg === args[index])) return last.made;
    const made = make(...args);
    kept.set(args[0], { args, made });
    return made;
  };
}

/** One part for each entity, remembered with the entity. */
export function partFor<Entity extends object, Made>(make: (entity: Entity, variant: string) => Made): (entity: Entity, variant?: string) => Made {
  const kept = new WeakMap<Entity, { variant: string; made: Made }>();
  return (entity, variant = "") => {
    const last = kept.get(entity);
    if (last?.variant === variant) return last.made;
    const made = make(entity, variant);
    kept.set(entity, { variant, made });
    return made;
  };
}

export function collect(entries: Iterable<readonly [string, unknown]>): Parts {
  return Object.fromEntries(entries) as Parts;
}
