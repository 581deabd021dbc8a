import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { AskedPerson } from "#app/features/network/asked-people.server.ts";
import { formatList } from "#app/i18n/format.ts";
import { Badge } from "#app/ui/badge.tsx";
import { useLocale } from "#app/ui/use-root.ts";

interface AskedPeopleProps {
  people: readonly AskedPerson[];
  /** The one area to ask about; none: each of theirs. */
  area?: string;
  illustrative?: boolean;
}

/** People who can be asked, by name, and where to write to them: nobody's address is shown. */
export function AskedPeople({ people, area, illustrative = false }: AskedPeopleProps) {
  const { t } = useTranslation("regions");
  const locale = useLocale();
  const say = new Intl.DisplayNames(locale, { type: "language" });
  if (people.length === 0) return null;
  return (
    <ul className="space-y-3">
      {people.map(({ id, name, place, role, areas, languages }) => (
        <li key={id}>
          <strong>{name}</strong>{illustrative ? <> <Badge look="sun">{t("illustrative")}</Badge></> : null}
          <span className="block text-s text-ink-soft">{[role, place, formatList(languages.map((code) => say.of(code) ?? code), locale)].filter(Boolean).join(" · ")}</span>
          <ul className="text-s">{areas.filter((own) => area === undefined || own === area).map((own) => <li key={own}><Link to={`/forum/spaces/${own}/new?to=${id}`} className="inline-flex min-h-8 items-center">{t("page.askPerson", { name, area: t(`common:themes.${own}`) })}</Link></li>)}</ul>
        </li>
      ))}
    </ul>
  );
}
