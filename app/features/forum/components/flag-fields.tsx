import { useTranslation } from "react-i18next";
import { Choice, ChoiceGroup, TextArea } from "#app/ui/field.tsx";
import { flagReasons } from "../forum.kinds.ts";
import type { JudgedField } from "./judged-form.tsx";

/** What the fields of a flag are called. */
export function useFlagLabels(): { reason: string; note: string } {
  const { t } = useTranslation("moderation");
  return { reason: t("flag.reason"), note: t("flag.note") };
}

/** What is wrong, and what moderators should know: the same for everything that can be flagged. */
export function FlagFields({ field }: { field: (name: string, initial?: string) => JudgedField }) {
  const { t } = useTranslation("moderation");
  const { id, label, errors, defaultValue } = field("reason");
  return (
    <>
      <ChoiceGroup id={id} legend={label} errors={errors}>
        {flagReasons.map((reason, index) => <Choice key={reason} id={index === 0 ? id : `${id}-${reason}`} type="radio" name="reason" value={reason} label={t(`reasons.${reason}`)} help={t(`reasonHelp.${reason}`)} defaultChecked={defaultValue === reason} required />)}
      </ChoiceGroup>
      <TextArea {...field("note")} help={t("flag.noteHelp")} optional maxLength={1_000} />
    </>
  );
}
