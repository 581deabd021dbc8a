import { useTranslation } from "react-i18next";
import { Field } from "#app/ui/field.tsx";
import { minimumPasswordLength } from "../password-rules.ts";
import type { BoundField } from "./account-form.tsx";

/** A password to be chosen: says the rules before they are broken, and lets password managers in. */
export function NewPasswordField({ field, label }: { field: BoundField; label: string }) {
  const { t } = useTranslation("accounts");
  return <Field {...field} label={label} help={t("fields.newPasswordHelp", { count: minimumPasswordLength })} type="password" autoComplete="new-password" required minLength={minimumPasswordLength} />;
}
