import { Link, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { listInquiries } from "#app/features/practices/contact/inquiries.server.ts";
import { inquiryPath } from "#app/features/practices/practice-paths.ts";
import { formatDateTime } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  return { pageTitle: getT(locale, "lab")("contact.title"), inquiries: await listInquiries(actor), timeZone: actor.timeZone };
}

export const handle: TextsHandle = { texts: ["lab"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function Messages() {
  const { pageTitle: heading, inquiries, timeZone } = useLoaderData<typeof loader>();
  const { t } = useTranslation("lab");
  const locale = useLocale();
  return (
    <Page width="read">
      <PageHeader back={{ to: "/practices", label: t("contact.back") }} title={heading} lead={t("contact.listLead")} />
      {inquiries.length === 0 ? <EmptyState title={t("contact.emptyTitle")} text={t("contact.empty")} /> : (
        <ul className="divide-y divide-hairline border-y border-hairline">
          {inquiries.map(({ id, subject, changedAt, isAsker }) => (
            <li key={id} className="py-4">
              <Link to={inquiryPath(id)} className="break-words font-serif text-l">{subject}</Link>
              <p className="text-s text-ink-soft">{t(isAsker ? "contact.asked" : "contact.wasAsked")} · {formatDateTime(changedAt, locale, timeZone)}</p>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
