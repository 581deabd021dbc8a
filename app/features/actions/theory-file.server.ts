import type { TFunction } from "i18next";
import { createElement } from "react";
import { AppError } from "#app/lib/app-error.ts";
import { toPng, toSvg } from "#app/lib/picture-file.server.ts";
import type { ActionPage } from "./action-page.server.ts";
import { stages, type Stage } from "./actions.kinds.ts";
import { TheoryPicture } from "./components/theory-picture.tsx";

type Drawn = Pick<ActionPage, "title" | "plan" | "illustrative">;

/** A theory of change as a picture that stands by itself. @throws AppError not-found */
export function theorySvg({ title, plan, illustrative }: Drawn, t: TFunction<"actions">): string {
  const rows = plan.theory?.rows ?? [];
  if (rows.length === 0) throw new AppError("not-found", "actions:errors.noTheory");
  const stageNames = Object.fromEntries(stages.map((stage) => [stage, t(`choices.${stage}`)])) as Record<Stage, string>;
  return toSvg(createElement(TheoryPicture, { title: t("theory.title", { title }), rows, stageNames, illustrative: illustrative ? t("common:illustrative") : null, isAlone: true }));
}

/** The same in dots. */
export const theoryPng = (action: Drawn, t: TFunction<"actions">): Promise<Uint8Array<ArrayBuffer>> => toPng(theorySvg(action, t));
