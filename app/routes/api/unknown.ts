import type { LoaderFunctionArgs } from "@remix-run/node";
import { AppError } from "#app/lib/app-error.ts";
import { answerApi } from "./answer.ts";

/** A program is told in its own terms that there is nothing. */
export function loader({ request }: LoaderFunctionArgs) {
  return answerApi(request, () => Promise.reject(new AppError("not-found", "api:refused.unknown")));
}
