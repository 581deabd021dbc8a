import { AppError } from "#app/lib/app-error.ts";
import { formText } from "#app/lib/form-text.ts";
import type { SimilarTopic } from "./similar-topics.server.ts";
import { fieldNames } from "./forum.kinds.ts";
import { writingFieldOf } from "./image-form.server.ts";

/** What was typed into the form of a topic, in the shape of its schema; structured fields are named `fields.<name>`. */
export function readTopicForm(form: FormData) {
  return {
    kind: formText(form, "kind"),
    title: formText(form, "title"),
    tags: form.getAll("tags").filter((tag) => typeof tag === "string").slice(0, 50),
    fields: Object.fromEntries(fieldNames.map((name) => [name, formText(form, `fields.${name}`)])),
    document: formText(form, "document") || undefined,
    markdown: formText(form, "markdown"),
    imageAlt: formText(form, "imageAlt"),
    locale: formText(form, "locale"),
    sendKey: formText(form, "sendKey"),
    /** Topics like it were shown. */
    seen: formText(form, "seen"),
  };
}

/** What the form gets back: what was typed, and translation keys by the name of the field, "" for the whole form. */
export interface TopicFormAnswer {
  typed: ReturnType<typeof readTopicForm>;
  errors: Record<string, string[]>;
  values: Record<string, string | number>;
  /** Topics that may say it already: shown once, before another is opened. */
  similar?: SimilarTopic[];
}

/** What is wrong, beside each field. */
export function errorsByField(issues: { path: PropertyKey[]; message: string }[]): Record<string, string[]> {
  const byField = Map.groupBy(issues, ({ path }) => (path[0] === "tags" ? "tags" : path.join(".")));
  return Object.fromEntries([...byField].map(([field, list]) => [field, [...new Set(list.map(({ message }) => message))]]));
}

const fieldOfDetail: Record<string, string> = { ...writingFieldOf, "forum:errors.noAnnouncing": "kind" };

/** What was typed, for who was signed out while typing. */
export const signedOutAnswer = (typed: TopicFormAnswer["typed"]): TopicFormAnswer => ({ typed, errors: { "": ["common:signedOut.text"] }, values: {} });

/** A refusal of the use case as an answer of the form. @throws whatever is no refusal */
export function refusalOf(error: unknown): Pick<TopicFormAnswer, "errors" | "values"> & { status: number } {
  if (!(error instanceof AppError)) throw error;
  return { errors: { [fieldOfDetail[error.detail] ?? ""]: [error.detail] }, values: error.values, status: error.status };
}
