import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { VerifyForm } from "#app/features/certificates/components/verify-form.tsx";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { normaliseCode } from "#app/lib/ids.server.ts";
import { Page, PageHeader } from "#app/ui/page.tsx";
import type { TextsHandle } from "#app/i18n/page-texts.ts";

/** A typed code becomes an address of its own, which can be kept and shared. */
export async function loader({ request }: LoaderFunctionArgs) {
  const typed = new URL(request.url).searchParams.get("code");
  const code = typed === null ? "" : normaliseCode(typed).slice(0, 40);
  if (code !== "") return redirect(`/verify/${encodeURIComponent(code)}`);
  const actor = await getActor(request);
  const t = getT(await getLocale(request, actor?.locale ?? null), "certificates");
  return { title: t("verify.title"), description: t("verify.lead"), missing: typed !== null };
}

export const handle: TextsHandle = { texts: ["certificates"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, data?.description);

export default function Verify() {
  const { title, description, missing } = useLoaderData<typeof loader>();
  const { t } = useTranslation("certificates");
  return (
    <Page width="read">
      <PageHeader title={title} lead={description} />
      <VerifyForm label={t("verify.title")} missing={missing} />
    </Page>
  );
}
