import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDate } from "#app/i18n/format.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import type { InvitationRow } from "../invitations.server.ts";

const looks = { waiting: "sea", used: "leaf", revoked: "clay", expired: "slate" } as const;

/** Who was invited to what, and what became of it. */
export function InvitationTable({ rows, timeZone }: { rows: InvitationRow[]; timeZone: string }) {
  const { t } = useTranslation(["admin", "common"]);
  const locale = useLocale();
  if (rows.length === 0) return <EmptyState title={t("invitations.empty")} text={t("invitations.emptyText")} />;
  const nameOf = (row: InvitationRow): string => row.email ?? t("invitations.open");
  return (
    <DataTable
      caption={t("invitations.listTitle")}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: "for", label: t("invitations.for"), heading: true, cell: nameOf },
        { key: "role", label: t("invitations.role"), cell: (row) => (row.role ? t(`common:roles.${row.role}`) : t("invitations.roleNone")) },
        { key: "organisation", label: t("invitations.organisation"), cell: (row) => row.organisation ?? "–" },
        { key: "created", label: t("invitations.created"), cell: (row) => formatDate(row.createdAt, locale, timeZone) },
        { key: "expires", label: t("invitations.expires"), cell: (row) => formatDate(row.expiresAt, locale, timeZone) },
        { key: "state", label: t("invitations.state"), cell: (row) => <Badge look={looks[row.state]}>{t(`invitations.states.${row.state}`)}</Badge> },
        {
          key: "action",
          label: t("invitations.action"),
          cell: (row) =>
            row.state === "waiting" ? (
              <Form method="post">
                <Button variant="quiet" className="-mt-2.5" name="revoke" value={row.id} aria-label={t("invitations.revokeNamed", { invitation: nameOf(row) })}>{t("invitations.revoke")}</Button>
              </Form>
            ) : null,
        },
      ]}
    />
  );
}
