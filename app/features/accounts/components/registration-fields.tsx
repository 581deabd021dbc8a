import { useTranslation } from "react-i18next";
import { Field } from "#app/ui/field.tsx";
import type { BoundField } from "./account-form.tsx";
import { NewPasswordField } from "./new-password-field.tsx";

/** Name, e-mail and password of a new account; without the e-mail when the invitation names it. */
export function RegistrationFields({ field, emailLabel }: { field: (name: string) => BoundField; emailLabel: string | null }) {
  const { t } = useTranslation("accounts");
  return (
    <>
      <Field {...field("name")} label={t("fields.name")} help={t("fields.nameHelp")} autoComplete="name" required maxLength={100} />
      {emailLabel ? <Field {...field("email")} label={emailLabel} type="email" autoComplete="username" required maxLength={254} /> : null}
      <NewPasswordField field={field("password")} label={t("fields.password")} />
    </>
  );
}
