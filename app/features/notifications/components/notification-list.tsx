import { Form, Link } from "@remix-run/react";
import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { formatDateTime } from "#app/i18n/format.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import type { NotificationKind } from "../kinds.ts";

interface ListedNotification {
  id: string;
  kind: NotificationKind;
  values: { title: string; person?: string };
  at: Date | string;
  read: boolean;
}

/** What a person was told, each leading to where it happened; unread ones say so in words, not by their look alone. */
export function NotificationList({ rows, timeZone }: { rows: ListedNotification[]; timeZone: string }) {
  const { t } = useTranslation("notifications");
  const locale = useLocale();
  return (
    <ul className="border-t border-hairline">
      {rows.map(({ id, kind, values, at, read }) => {
        const text = t(`kinds.${kind}`, { title: values.title, person: values.person ?? t("somebody") });
        return (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-hairline py-3">
            <div className="min-w-0 flex-1 basis-60">
              <p className="break-words">
                <Link to={`/notifications/${id}`} className={read ? "" : "font-semibold"}>{text}</Link> {read ? null : <Badge look="sea">{t("new")}</Badge>}
              </p>
              <p className="text-s text-ink-soft"><time dateTime={new Date(at).toISOString()}>{formatDateTime(at, locale, timeZone)}</time></p>
            </div>
            {read ? null : (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="id" value={id} />
                <Button variant="quiet" aria-label={t("markOneNamed", { text })}><Check aria-hidden className="size-5" />{t("markOne")}</Button>
              </Form>
            )}
          </li>
        );
      })}
    </ul>
  );
}
