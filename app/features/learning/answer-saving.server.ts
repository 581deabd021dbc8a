import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { getOwnAttempt } from "./attempt-closing.server.ts";
import { saveAnswers } from "./attempts.server.ts";
import { parseAnswers } from "./quiz/answer-form.ts";
import type { QuizPaper } from "./quiz/paper.ts";
import { storedPaper } from "./stored-json.ts";

/** An answer that waited on a device may be this old, in milliseconds: a day. */
const oldest = 24 * 3_600_000;

/** When something that is `age` milliseconds old was typed; anything unreadable counts as just now. */
export function typedAt(age: unknown, now: Date): Date {
  const milliseconds = typeof age === "string" && /^\d{1,12}$/.test(age) ? Number(age) : 0;
  return new Date(now.getTime() - Math.min(milliseconds, oldest));
}

/**
 * Saves whatever answers a form holds; what cannot be understood is named in `problems`, the rest is kept. Null when the
 * attempt takes no more answers (handed in, time over).
 */
export async function saveAnswerForm(actor: Actor, { attemptId, form, locale, now = new Date() }: { attemptId: string; form: FormData; locale: Locale; now?: Date }): Promise<{ problems: Record<string, string>; paper: QuizPaper; savedAt: Date } | null> {
  const paper = storedPaper((await getOwnAttempt(db, actor, attemptId)).paper);
  const { values, problems } = parseAnswers(form, paper, locale);
  try {
    const { savedAt } = await saveAnswers(actor, { attemptId, values, typedAt: typedAt(form.get("age"), now), now });
    return { problems, paper, savedAt };
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict") return null;
    throw error;
  }
}
