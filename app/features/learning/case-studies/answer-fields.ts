// Names of the fields of a case study's form, for the page and for who reads what was posted.

export const answerLimit = 10_000; // characters

export const answerField = (questionKey: string): string => `answer.${questionKey}`;
/** What the page had shown of an answer: emptied by the script once somebody types there. */
export const markField = (questionKey: string): string => `mark.${questionKey}`;

/** The answers in a posted form. */
export function readAnswerFields(form: FormData): { questionKey: string; text: string; mark: string | undefined }[] {
  return [...form.entries()].flatMap(([name, text]) => {
    const questionKey = /^answer\.([a-z0-9-]{1,60})$/.exec(name)?.[1];
    if (questionKey === undefined || typeof text !== "string") return [];
    const mark = form.get(markField(questionKey));
    return [{ questionKey, text, mark: typeof mark === "string" && mark !== "" ? mark : undefined }];
  });
}
