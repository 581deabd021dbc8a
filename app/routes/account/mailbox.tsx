import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { formatDateTime } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { listDemoMail } from "#app/mail/mailbox.server.ts";
import { Card, EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const mails = await listDemoMail(new URL(request.url).searchParams.get("to"));
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  return { title: getT(locale, "accounts")("mailbox.title"), mails, timeZone: actor?.timeZone };
}

export const handle: TextsHandle = { texts: ["accounts"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => [...pageTitle(data?.title), { name: "robots", content: "noindex" }];

export default function Mailbox() {
  const { title, mails, timeZone } = useLoaderData<typeof loader>();
  const { t } = useTranslation("accounts");
  const locale = useLocale();
  return (
    <Page width="read">
      <PageHeader title={title} lead={t("mailbox.lead")} />
      {mails.length === 0 ? <EmptyState title={t("mailbox.empty")} text={t("mailbox.emptyText")} /> : null}
      <ul className="space-y-5">
        {mails.map((mail) => (
          <li key={mail.id}>
            <Card>
              <h2 className="text-l">{mail.subject}</h2>
              <p className="mt-1 text-s text-ink-soft">{t("mailbox.to", { email: mail.to })} · <time dateTime={mail.at.toISOString()}>{formatDateTime(mail.at, locale, timeZone)}</time></p>
              <p className="mt-4 whitespace-pre-line break-words">
                {mail.parts.map((part, index) => (part.path ? <Link key={index} to={part.path} className="break-all">{part.text}</Link> : <span key={index}>{part.text}</span>))}
              </p>
            </Card>
          </li>
        ))}
      </ul>
    </Page>
  );
}
