/** What a record holds under a name that somebody typed: what every object inherits ("constructor", "toString") is nothing of its own. */
export function ownValue<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
