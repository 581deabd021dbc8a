import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { getSubscription, unsubscribe } from "#app/features/notifications/settings.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

/** Looking ends nothing: programs that scan mail open links too. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { subscribed } = await getSubscription(params.key ?? "");
  const t = getT(await getLocale(request, (await getActor(request))?.locale ?? null), "notifications");
  return { subscribed, title: subscribed ? t("unsubscribe.title") : t("unsubscribe.doneTitle") };
}

/** Posted by the page's button, and by mail programs without anybody signed in (RFC 8058): answered at once, without leading elsewhere. */
export async function action({ request, params }: ActionFunctionArgs) {
  await request.text(); // an unread body would break the connection
  await unsubscribe(params.key ?? "");
  return null;
}

export const handle: TextsHandle = { texts: ["notifications"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => [...pageTitle(data?.title), { name: "robots", content: "noindex" }];

export default function Unsubscribe() {
  const { title, subscribed } = useLoaderData<typeof loader>();
  const { t } = useTranslation("notifications");
  if (!subscribed)
    return (
      <Page width="read">
        <PageHeader title={title} lead={<span role="status">{t("unsubscribe.doneText")}</span>} />
        <LinkButton to="/notifications/settings" variant="secondary">{t("unsubscribe.settings")}</LinkButton>
      </Page>
    );
  return (
    <Page width="read">
      <PageHeader title={title} lead={t("unsubscribe.lead")} />
      <Form method="post"><Button>{t("unsubscribe.submit")}</Button></Form>
    </Page>
  );
}
