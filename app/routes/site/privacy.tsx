import { Link } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const t = getT(await getLocale(request, actor?.locale ?? null), "site");
  return { title: t("privacy.title") };
}

export const handle: TextsHandle = { texts: ["site"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

const rows = ["account", "asked", "sessions", "learning", "notes", "certificates", "workshops", "conversations", "mail", "audit", "logs"] as const;

export default function Privacy() {
  const { t } = useTranslation("site");
  return (
    <Page width="read">
      <PageHeader title={t("privacy.title")} lead={t("privacy.lead")} />
      <DataTable
        caption={t("privacy.what")}
        rows={[...rows]}
        rowKey={(row) => row}
        columns={[
          { key: "what", label: t("privacy.what"), heading: true, cell: (row) => t(`privacy.rows.${row}.what`) },
          { key: "why", label: t("privacy.why"), cell: (row) => t(`privacy.rows.${row}.why`) },
          { key: "long", label: t("privacy.long"), cell: (row) => t(`privacy.rows.${row}.long`) },
        ]}
      />
      <div className="prose mt-8">
        <h2>{t("privacy.rights.title")}</h2>
        <p>{t("privacy.rights.text")}</p>
        <p><Link to="/profile/data">{t("privacy.rights.link")}</Link></p>
        <h2>{t("privacy.cookies.title")}</h2>
        <p>{t("privacy.cookies.text")}</p>
        <h2>{t("privacy.legal.title")}</h2>
        <p>{t("privacy.legal.text")}</p>
      </div>
    </Page>
  );
}
