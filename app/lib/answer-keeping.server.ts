import { AppError } from "./app-error.ts";

const refusal = (status: number) => Response.json({ savedAt: null }, { status });

/**
 * Answers the script of a form that keeps what is typed while it is written. For want of an actor, and where keeping is
 * refused, the words stay in the form, which says so by the status.
 */
export async function answerKeeping<Actor>(actor: Actor | null, keep: (actor: Actor) => Promise<object>): Promise<Response> {
  if (actor === null) return refusal(401);
  try {
    return Response.json(await keep(actor));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return refusal(error.status);
  }
}
