import { useTranslation } from "react-i18next";
import { formatDateTime } from "#app/i18n/format.ts";
import { useLocale, useRoot } from "#app/ui/use-root.ts";

/** When something begins: in the reader's own time, with the time of the place beside it where clocks differ. Visitors get the place's. */
export function Moment({ at, timeZone }: { at: Date | string; timeZone: string }) {
  const { t } = useTranslation("workshops");
  const locale = useLocale();
  const own = useRoot()?.actor?.timeZone ?? timeZone;
  const mine = formatDateTime(at, locale, own);
  const there = formatDateTime(at, locale, timeZone);
  return (
    <>
      <time dateTime={new Date(at).toISOString()}>{mine}</time>
      {mine === there ? null : <span className="block text-s text-ink-soft">{t("page.there", { when: there, zone: timeZone.replaceAll("_", " ") })}</span>}
    </>
  );
}
