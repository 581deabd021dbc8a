import type { TFunction } from "i18next";
import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import type { PlainImage } from "#app/richtext/plain-image-fields.tsx";

/** The fields of a text that errors lead to. */
export const writingFields = ["markdown", "image", "imageAlt"];

/** What was typed about a picture where no script runs, and what is wrong with it. */
export function plainImageOf(answer: FormAnswer | undefined, t: TFunction<"forum">): PlainImage {
  const errors = (name: string) => (answer?.result.error?.[name] ?? []).map((key) => t(key, answer?.values ?? {}));
  const alt = answer?.result.initialValue?.imageAlt;
  return { alt: typeof alt === "string" ? alt : "", errors: { image: errors("image"), imageAlt: errors("imageAlt") } };
}
