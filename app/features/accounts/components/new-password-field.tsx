import { useTranslation } from "react-i18next";
import { Field } from "#app/ui/field.tsx";
import { minimumPasswordLength } from "../password-rules.ts";
import type { BoundField } from "./account-form.tsx";

/** A password to be chosen: says the rules before they are broken, and lets password managers in. */
export function NewPasswordField({ field }: { field: BoundField }) {
  const { t } = useTranslation("accounts");
  return <Field {...field} help={t("fields.newPasswordHelp", { count: minimumPasswordLength })} type="password" autoComplete="new-password" required minLength={minimumPasswordLength} />;
}
