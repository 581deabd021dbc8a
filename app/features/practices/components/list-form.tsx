import { useTranslation } from "react-i18next";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Choice, Field, TextArea } from "#app/ui/field.tsx";

/** What a list is called, what it is for, and whether its address is for others too. */
export function ListForm({ answer, list, submit }: { answer: FormAnswer | undefined; list?: { title: string; note: string; shared: boolean }; submit: string }) {
  const { t } = useTranslation("practices");
  return (
    <JudgedForm name="list" answer={answer} labels={{ title: t("lists.name"), note: t("lists.note"), shared: t("lists.shared") }}>
      {(field) => (
        <>
          <Field {...field("title", list?.title)} maxLength={120} required />
          <TextArea {...field("note", list?.note)} rows={3} optional />
          <Choice id={field("shared").id} name="shared" value="yes" label={t("lists.shared")} help={t("lists.sharedHelp")} defaultChecked={answer ? field("shared").defaultValue === "yes" : list?.shared} />
          <Button>{submit}</Button>
        </>
      )}
    </JudgedForm>
  );
}
