import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { data } from "@remix-run/node";
import type { z } from "zod";
import { retryAfter } from "./answer-refusals.server.ts";
import { AppError } from "./app-error.ts";

/** What a form gets back when it could not be done: what was typed, and translation keys beside each field. */
export interface FormAnswer {
  /** Which form of the page. */
  form: string;
  result: SubmissionResult<string[]>;
  /** Fill the placeholders of the messages. */
  values: Record<string, string | number>;
}

interface FormOptions<Schema extends z.ZodObject> {
  form: string;
  schema: Schema;
  /** Fields that are never sent back, e.g. passwords. */
  secret?: string[];
  /** Which field a refusal of the use case belongs to, by its translation key; otherwise the whole form. */
  fieldOf?: Record<string, string>;
}

/** The fields of a posted form. @throws AppError invalid when the body is no form at all */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw new AppError("invalid", "errors:badForm");
  }
}

/** Only the fields that the schema knows, and only text: whatever else was posted is neither read nor sent back. */
function keepKnown(form: FormData, schema: z.ZodObject): FormData {
  const kept = new FormData();
  for (const name of Object.keys(schema.shape)) {
    for (const value of form.getAll(name).slice(0, 20)) if (typeof value === "string") kept.append(name, value);
  }
  return kept;
}

/** The form again, with what was typed and nothing wrong. */
export function giveBack(posted: FormData, { form, schema }: { form: string; schema: z.ZodObject }) {
  return data<FormAnswer>({ form, result: { initialValue: parseWithZod(keepKnown(posted, schema), { schema }).reply().initialValue ?? {} }, values: {} });
}

/**
 * Parses a form, hands what it says to `act`, and answers refusals in the form: 422 for what was typed, else the status of
 * the AppError. What `act` returns is the answer otherwise.
 */
export async function answerForm<Schema extends z.ZodObject, Answer>(posted: FormData, options: FormOptions<Schema>, act: (input: z.output<Schema>) => Promise<Answer>) {
  const { form, schema, secret: hideFields = [], fieldOf = {} } = options;
  const submission = parseWithZod(keepKnown(posted, schema), { schema });
  const answer = (result: SubmissionResult<string[]>, values: FormAnswer["values"], init: { status: number; headers?: HeadersInit }) => data<FormAnswer>({ form, result, values }, init);
  if (submission.status !== "success") return answer(submission.reply({ hideFields }), {}, { status: 422 });
  try {
    return await act(submission.value);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const field = fieldOf[error.detail];
    const result = submission.reply({ hideFields, ...(field ? { fieldErrors: { [field]: [error.detail] } } : { formErrors: [error.detail] }) });
    return answer(result, error.values, { status: error.status, headers: retryAfter(error) });
  }
}
