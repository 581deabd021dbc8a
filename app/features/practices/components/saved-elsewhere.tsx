import { useTranslation } from "react-i18next";
import { listOf, ruleOf, type SubmissionField, type SubmissionFields } from "../submission-fields.ts";
import { useOptionLabel } from "./submission-questions.tsx";

/** Below a question: what was saved on another device meanwhile, if it is something else than what is typed here. */
export function SavedElsewhere({ field, typed, saved, regionNames, lang }: { field: SubmissionField; typed: SubmissionFields; saved: SubmissionFields; regionNames: Record<string, string>; lang: string | undefined }) {
  const { t } = useTranslation("submissions");
  const optionLabel = useOptionLabel();
  const [here, there] = [typed, saved].map((fields) => listOf(fields, field).filter((value) => value !== ""));
  if (JSON.stringify(here) === JSON.stringify(there)) return null;
  const { kind } = ruleOf(field);
  const isWords = kind === "line" || kind === "text" || kind === "points";
  const names = (there ?? []).map((value) => (isWords ? value : kind === "region" ? (regionNames[value] ?? value) : optionLabel(field, value)));
  return (
    <div className="mt-2 border-l-2 border-sun pl-3">
      <p className="text-s font-semibold">{t("edit.savedThere")}</p>
      <p lang={isWords ? lang : undefined} className="max-w-read whitespace-pre-line break-words">{names.length === 0 ? t("edit.none") : names.join(", ")}</p>
    </div>
  );
}
