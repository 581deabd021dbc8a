type Listener = (sql: string) => void;
const listeners = new Set<Listener>();

/** Calls `listener` with each SQL statement that reaches SQLite, BEGIN and COMMIT included. Answers how to stop it. */
export function onStatement(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function tellStatement(sql: string): void {
  for (const listener of listeners) listener(sql);
}
