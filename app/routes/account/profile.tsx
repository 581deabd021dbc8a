import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { SectionNav } from "#app/features/accounts/components/section-nav.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import type { TextsHandle } from "#app/i18n/page-texts.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request);
  return null;
}

/** Frame of the profile's parts. */
export const handle: TextsHandle = { texts: ["accounts"] };

export default function Profile() {
  const { t } = useTranslation("accounts");
  const sections = [
    { to: "/profile", label: t("profile.details") },
    { to: "/profile/email", label: t("profile.email") },
    { to: "/profile/password", label: t("profile.password") },
    { to: "/notifications/settings", label: t("profile.notifications") },
    { to: "/profile/sessions", label: t("profile.sessions") },
    { to: "/profile/asked", label: t("asked.nav") },
    { to: "/forum/my-posts", label: t("profile.posts") },
    { to: "/profile/data", label: t("profile.data") },
  ];
  return (
    <Page width="read">
      <PageHeader title={t("profile.title")} />
      <SectionNav label={t("profile.sections")} sections={sections} />
      <Outlet />
    </Page>
  );
}
