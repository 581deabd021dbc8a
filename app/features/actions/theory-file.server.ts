import type { TFunction } from "i18next";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import sharp from "sharp";
import { AppError } from "#app/lib/app-error.ts";
import type { ActionPage } from "./action-page.server.ts";
import { stages, type Stage } from "./actions.kinds.ts";
import { TheoryPicture } from "./components/theory-picture.tsx";

/** A theory of change as a picture that stands by itself. @throws AppError not-found */
export function theorySvg({ title, plan, illustrative }: Pick<ActionPage, "title" | "plan" | "illustrative">, t: TFunction<"actions">): string {
  const rows = plan.theory?.rows ?? [];
  if (rows.length === 0) throw new AppError("not-found", "actions:errors.noTheory");
  const stageNames = Object.fromEntries(stages.map((stage) => [stage, t(`choices.${stage}`)])) as Record<Stage, string>;
  const picture = renderToStaticMarkup(createElement(TheoryPicture, { title: t("theory.title", { title }), rows, stageNames, illustrative: illustrative ? t("common:illustrative") : null, isAlone: true }));
  // Outside the page its colours are the fixed ones.
  return `<?xml version="1.0" encoding="UTF-8"?>\n${picture.replace(/var\(--[\w-]+, ([^)]+)\)/g, "$1").replace(/ class="[^"]*"/, "")}\n`;
}

/** The same in dots, on white. */
export async function theoryPng(action: Parameters<typeof theorySvg>[0], t: TFunction<"actions">): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await sharp(Buffer.from(theorySvg(action, t)), { density: 144 }).flatten({ background: "#ffffff" }).png().toBuffer());
}
