import { actionPath } from "../action-paths.ts";
import type { Phase } from "./evaluation.kinds.ts";

/** What an action is judged by, and for which part of its life. */
export interface PairAddress {
  framework: string;
  phase: Phase;
}

/** The evaluation of an action; with an address: by this framework, in this phase. */
export const evaluationPath = (actionId: string, pair?: PairAddress, end = ""): `/${string}` => `${actionPath(actionId, `/evaluation${end}`)}${pair ? `?framework=${pair.framework}&phase=${pair.phase}` : ""}`;
export const answerPath = (actionId: string, evaluationId: string, question: string): `/${string}` => actionPath(actionId, `/evaluation/${evaluationId}/${question}`);
/** Where a question stands on the page. */
export const questionAnchor = (code: string): string => `q-${code.replace(".", "-")}`;
