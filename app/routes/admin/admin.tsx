import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireRole } from "#app/auth/session.server.ts";
import { SectionNav } from "#app/features/accounts/components/section-nav.tsx";
import { Page } from "#app/ui/page.tsx";
import type { TextsHandle } from "#app/i18n/page-texts.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireRole(request, "admin");
  return null;
}

/** Frame of the administration. Each part asks for the role itself: parts load side by side. */
export const handle: TextsHandle = { texts: ["admin"] };

export default function Admin() {
  const { t } = useTranslation("admin");
  const sections = (["people", "regions", "organisations", "invitations", "spaces", "certificates", "settings", "audit"] as const).map((part) => ({ to: `/admin/${part}`, label: t(`nav.${part}`) }));
  return (
    <Page>
      <p className="eyebrow mb-2">{t("title")}</p>
      <SectionNav label={t("sections")} sections={sections} />
      <Outlet />
    </Page>
  );
}
