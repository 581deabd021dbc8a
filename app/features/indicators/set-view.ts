import type { TFunction } from "i18next";
import type { SetContent, SetText } from "./indicator-set.schema.ts";
import { axisTitle, valueName } from "./set-texts.ts";

/** A set as its page shows it: axes, and the questions along the one that makes up the overall score. */
export interface SetView {
  axes: { key: string; title: string; values: string[] }[];
  parts: { key: string; name: string; questions: { code: string; question: string; guidance: string; answers: string[] }[] }[];
}

/** A set in one language; what it has no place for yet is left out. */
export function viewSet({ structure, indicators }: SetContent, text: SetText, t: TFunction): SetView {
  const { axes, overallAxis, scales } = structure;
  return {
    axes: axes.map(({ key, values }) => ({ key, title: axisTitle(text, key), values: values.map((value) => valueName(text, key, value, t)) })),
    parts: (axes.find(({ key }) => key === overallAxis)?.values ?? []).map((part) => ({
      key: part, name: valueName(text, overallAxis, part, t),
      questions: indicators.filter(({ tags }) => tags[overallAxis]?.includes(part)).map(({ code, text: name, scale }) => ({
        code, question: text.indicators[name]?.question ?? code, guidance: text.indicators[name]?.guidance ?? "", answers: (scales[scale] ?? []).map((score, index) => `${text.scales[scale]?.[index] ?? ""} = ${score}`),
      })),
    })),
  };
}
