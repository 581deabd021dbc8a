/** Everything a use case may refuse with. Mapped once to an HTTP status here and, later, once to a socket reply. */
export type AppErrorCode = "invalid" | "unauthenticated" | "forbidden" | "not-found" | "conflict" | "too-many" | "unavailable";

const statuses: Record<AppErrorCode, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  "too-many": 429,
  unavailable: 503,
};

/** A refusal that a person is told about. `detail` is a translation key, `values` fill its placeholders. Anything else thrown is a bug. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly detail: string;
  readonly values: Record<string, string | number>;

  constructor(code: AppErrorCode, detail: string, values: Record<string, string | number> = {}) {
    super(`${code}: ${detail}`);
    this.name = "AppError";
    this.code = code;
    this.detail = detail;
    this.values = values;
  }

  get status(): number {
    return statuses[this.code];
  }
}
