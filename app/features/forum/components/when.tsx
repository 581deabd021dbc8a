import { formatDateTime } from "#app/i18n/format.ts";
import { useLocale, useRoot } from "#app/ui/use-root.ts";

/** A moment in the reader's language and zone. */
export function When({ at }: { at: Date | string }) {
  const locale = useLocale();
  const timeZone = useRoot()?.actor?.timeZone;
  return <time dateTime={new Date(at).toISOString()}>{formatDateTime(at, locale, timeZone)}</time>;
}
