/** What must outlive a module reload in development (database, caches, timers) lives on globalThis under a name. */
export function singleton<T>(name: string, make: () => T): T {
  const store = globalThis as unknown as { __regin?: Map<string, unknown> };
  store.__regin ??= new Map();
  if (!store.__regin.has(name)) store.__regin.set(name, make());
  return store.__regin.get(name) as T;
}
