import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import type { CertificateRow } from "../certificates.server.ts";

/** What an administrator can do with one certificate. Both acts ask once and name whose it is. */
export function CertificateActions({ row, refused }: { row: CertificateRow; refused?: { reason: string; errors: string[] } }) {
  const { t } = useTranslation("certificates");
  const { id, serial, holderName, can } = row;
  if (!can.revoke && !can.reissue) return <>–</>;
  return (
    <div className="flex flex-wrap items-start gap-x-6 sm:min-w-64">
      {can.reissue ? (
        <details>
          <summary className="button button-quiet -mt-2.5" aria-label={t("admin.reissueNamed", { serial })}>{t("admin.reissue")}</summary>
          <Form method="post" className="mt-2 max-w-80 space-y-3">
            <input type="hidden" name="id" value={id} />
            <p>{t("admin.reissueHelp")}</p>
            <Button name="intent" value="reissue" variant="secondary">{t("admin.reissueConfirm", { serial, name: holderName })}</Button>
          </Form>
        </details>
      ) : null}
      {can.revoke ? (
        <details open={refused !== undefined}>
          <summary className="button button-quiet -mt-2.5" aria-label={t("admin.revokeNamed", { serial })}>{t("admin.revoke")}</summary>
          <Form method="post" className="mt-2 max-w-80 space-y-3">
            <input type="hidden" name="id" value={id} />
            <Field id={`reason-${id}`} name="reason" label={t("admin.reason")} help={t("admin.reasonHelp")} defaultValue={refused?.reason} errors={refused?.errors} maxLength={300} required />
            <Button name="intent" value="revoke" variant="danger">{t("admin.revokeConfirm", { serial, name: holderName })}</Button>
          </Form>
        </details>
      ) : null}
    </div>
  );
}
