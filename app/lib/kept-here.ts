/** The fields of a form, by name. */
export type KeptFields = [name: string, value: string][];

/** What could not be saved, on this device, until it can. Storage may be full or forbidden: then there is none, and the words stay in the form. */
export const keptHere = {
  write: (key: string, fields: KeptFields): void => quietly(() => localStorage.setItem(key, JSON.stringify(fields))),
  read: (key: string): KeptFields | null => {
    const found: unknown = quietly(() => JSON.parse(localStorage.getItem(key) ?? "null") as unknown);
    return Array.isArray(found) ? (found as KeptFields) : null;
  },
  remove: (key: string): void => quietly(() => localStorage.removeItem(key)),
};

function quietly<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
