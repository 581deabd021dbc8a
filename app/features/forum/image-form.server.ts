import type { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { stillSignedIn } from "#app/auth/session.server.ts";
import { answerForm, giveBack } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { formText } from "#app/lib/form-text.ts";
import { limits } from "#app/richtext/document.ts";
import { imageMarkdown } from "#app/richtext/plain-words.ts";
import { limitUploads, uploadImage } from "./files.server.ts";

// Without scripts a picture comes with the form that it is written in: it becomes part of the text before anything else is judged.

export interface TakenImage {
  /** Why it was not taken; the form goes back with what was typed. */
  refusal: AppError | null;
  /** Nothing else was asked for: the form goes back with the picture in its text. */
  isAll: boolean;
}

const imageFieldOf: Record<string, string> = {
  ...Object.fromEntries(["errors.imageTooLarge", "errors.imageEmpty", "errors.imageType", "errors.imageBroken", "image.noFile"].map((key) => [`richtext:${key}`, "image"])),
  "richtext:image.again": "imageAlt",
};

/** Beside which field a refusal of what was written stands. */
export const writingFieldOf: Record<string, string> = { ...imageFieldOf, "forum:errors.emptyPost": "markdown" };

const asPattern = (text: string) => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, "\\$&");

/** `![words](file name)` in the text: where the person wants the picture. */
function findName(markdown: string, name: string): { at: string; alt: string } | null {
  const names = [...new Set([name, encodeURI(name)])].map(asPattern).join("|");
  const found = new RegExp(`!\\[([^\\]\\n]{0,${limits.alt}})\\]\\(<?(?:${names})>?\\)`, "i").exec(markdown);
  return found && { at: found[0], alt: found[1] ?? "" };
}

async function putIntoText(actor: Actor, form: FormData, file: File): Promise<void> {
  const markdown = formText(form, "markdown");
  const named = findName(markdown, file.name);
  const alt = (formText(form, "imageAlt").trim() || (named?.alt ?? "")).replaceAll(/[\s\p{Cc}]+/gu, " ").trim().slice(0, limits.alt).trim();
  if (alt === "") throw new AppError("invalid", "richtext:image.again");
  await limitUploads(actor);
  const words = imageMarkdown({ ...(await uploadImage(actor, new Uint8Array(await file.arrayBuffer()))), alt });
  form.set("markdown", named ? markdown.replace(named.at, () => words) : `${markdown.trimEnd()}\n\n${words}\n`.trimStart());
  form.delete("imageAlt");
}

/** Takes the picture out of a posted form and puts it into its text: where its file is named, else at the end. */
export async function takeImage(actor: Actor | null, form: FormData): Promise<TakenImage> {
  const isAll = form.has("addImage");
  const sent = form.get("image");
  const file = sent !== null && typeof sent !== "string" && (sent.name !== "" || sent.size > 0) ? sent : null; // browsers send an empty one for none
  if (actor === null) return { refusal: isAll ? new AppError("unauthenticated", "common:signedOut.text") : null, isAll };
  if (file === null) return { refusal: isAll ? new AppError("invalid", "richtext:image.noFile") : null, isAll };
  try {
    await putIntoText(actor, form, file);
    return { refusal: null, isAll };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { refusal: error, isAll };
  }
}

/** Answers a form in which something is written, with or without a picture; a session may have ended meanwhile. */
export async function answerWriting<Schema extends z.ZodObject, Answer>(actor: Actor | null, posted: FormData, { form, schema }: { form: string; schema: Schema }, act: (actor: Actor, input: z.output<Schema>) => Promise<Answer>) {
  const image = await takeImage(actor, posted);
  return answerForm(posted, { form, schema, fieldOf: writingFieldOf }, async (input) => {
    const writer = stillSignedIn(actor);
    if (image.refusal) throw image.refusal;
    return image.isAll ? giveBack(posted, { form, schema }) : act(writer, input);
  });
}
