import { useTranslation } from "react-i18next";
import { Field } from "#app/ui/field.tsx";
import type { BoundField } from "./account-form.tsx";
import { NewPasswordField } from "./new-password-field.tsx";

/** Name, e-mail and password of a new account; no e-mail when the invitation names it. */
export function RegistrationFields({ name, email, password }: { name: BoundField; email: BoundField | null; password: BoundField }) {
  const { t } = useTranslation("accounts");
  return (
    <>
      <Field {...name} help={t("fields.nameHelp")} autoComplete="name" required maxLength={100} />
      {email ? <Field {...email} type="email" autoComplete="username" required maxLength={254} /> : null}
      <NewPasswordField field={password} />
    </>
  );
}
