import { AppError } from "#app/lib/app-error.ts";
import { parseRowNumber } from "#app/lib/row-number.ts";

/** The number in an address. @throws AppError not-found when it is none */
export function numberParam(value: string | undefined, detail: string): number {
  const number = parseRowNumber(value);
  if (number === null) throw new AppError("not-found", detail);
  return number;
}

/** The page that an address asks for; undefined when it asks for none. */
export function pageParam(params: URLSearchParams): number | undefined {
  const page = params.get("page");
  return page !== null && /^[1-9]\d{0,5}$/.test(page) ? Number(page) : undefined;
}
