// jsdiff ships no types in this version. Only what the history of records needs.
declare module "diff" {
  export interface Change {
    value: string;
    added?: boolean;
    removed?: boolean;
  }
  /** Undefined when they differ by more than `maxEditLength`. */
  export function diffWordsWithSpace(before: string, after: string, options: { maxEditLength: number }): Change[] | undefined;
}
