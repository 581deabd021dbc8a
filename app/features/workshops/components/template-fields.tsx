import { useTranslation } from "react-i18next";
import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import { Choice, Field, FormErrors } from "#app/ui/field.tsx";
import { lengths } from "../workshops.kinds.ts";

/** What an agenda is kept under, and for whom. @param id of the template, or "save" for a new one: whose answer it is */
export function TemplateFields({ id, name, isShared, answer }: { id: string; name: string; isShared: boolean; answer: FormAnswer | undefined }) {
  const { t } = useTranslation("workshops");
  const { error, initialValue } = answer?.form === id ? answer.result : {};
  const messages = (field: string) => (error?.[field] ?? []).map((key) => t(key, answer?.values ?? {}));
  const typed = initialValue ? { name: initialValue.name, isShared: "isShared" in initialValue } : { name, isShared };
  const field = `name-${id}`;
  return (
    <>
      <FormErrors errors={[...messages("name").map((message) => ({ id: field, message })), ...messages("").map((message) => ({ message }))]} />
      <Field id={field} name="name" label={t("templatesPage.name")} errors={messages("name")} defaultValue={typeof typed.name === "string" ? typed.name : ""} required maxLength={lengths.template} />
      <Choice id={`shared-${id}`} name="isShared" label={t("templatesPage.share")} help={t("templatesPage.shareHelp")} defaultChecked={typed.isShared} />
    </>
  );
}
