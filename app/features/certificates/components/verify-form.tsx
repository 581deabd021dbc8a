import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";

/** Asks for a certificate's code; works without JavaScript. */
export function VerifyForm({ label, missing = false }: { label: string; missing?: boolean }) {
  const { t } = useTranslation("certificates");
  return (
    <Form method="get" action="/verify" aria-label={label} className="max-w-read space-y-4">
      <Field id="code" label={t("verify.code")} help={t("verify.codeHelp")} errors={missing ? [t("verify.codeMissing")] : undefined} autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={40} required className="font-mono tracking-wider" />
      <Button>{t("verify.submit")}</Button>
    </Form>
  );
}
