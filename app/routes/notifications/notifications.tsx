import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { CheckCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { NotificationList } from "#app/features/notifications/components/notification-list.tsx";
import { pageSchema } from "#app/features/notifications/notifications.schema.ts";
import { listNotifications, markRead } from "#app/features/notifications/notifications.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { formText } from "#app/lib/form-text.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { useRoot } from "#app/ui/use-root.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { page } = pageSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const locale = await getLocale(request, actor.locale);
  const { rows, pages } = await listNotifications(actor, { page, locale });
  return { title: getT(locale, "notifications")("title"), rows, page, pages, timeZone: actor.timeZone };
}

/** Marks one as read, or all when none is named. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const id = formText(await readForm(request), "id");
  await markRead(actor, id === "" ? "all" : { id }, new Date());
  return redirect(`/notifications${new URL(request.url).search}`);
}

export const handle: TextsHandle = { texts: ["notifications"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Notifications() {
  const { title, rows, page, pages, timeZone } = useLoaderData<typeof loader>();
  const { t } = useTranslation("notifications");
  const unread = useRoot()?.unread ?? 0;
  const settings = <LinkButton to="/notifications/settings" variant="secondary">{t("settingsLink")}</LinkButton>;
  if (rows.length === 0 && page === 1)
    return (
      <Page width="read">
        <PageHeader title={title} />
        <EmptyState title={t("empty.title")} text={t("empty.text")} action={<LinkButton to="/notifications/settings">{t("empty.action")}</LinkButton>} />
      </Page>
    );
  return (
    <Page width="read">
      <PageHeader
        title={title}
        lead={<span role="status">{unread > 0 ? t("unread", { count: unread }) : t("allRead")}</span>}
        actions={
          <>
            {unread > 0 ? <Form method="post"><Button variant="secondary"><CheckCheck aria-hidden className="size-5" />{t("markAll")}</Button></Form> : null}
            {settings}
          </>
        }
      />
      <NotificationList rows={rows} timeZone={timeZone} />
      <Pagination page={page} pages={pages} />
    </Page>
  );
}
