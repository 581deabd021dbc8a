import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ReactNode } from "react";
import { Badge } from "#app/ui/badge.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import { practiceFacts, saidFacts, type Fact } from "../practice-facts.ts";
import type { PracticePage } from "../practice-page.server.ts";
import { OutcomeBadge } from "./outcome-badge.tsx";
import { SourceMarks } from "./told-section.tsx";

type ShownFact = Omit<Fact, "value"> & { value: ReactNode };

/** What a record is filed under, as it looks. `regionPages`: where the network's regions have theirs, by code. */
export function usePracticeFacts(): (record: PracticePage["record"], regionNames: Record<string, string>, regionPages?: Record<string, string>) => ShownFact[] {
  const { t } = useTranslation("practices");
  const locale = useLocale();
  return (record, regionNames, regionPages = {}) => {
    const looks: Record<string, () => ReactNode> = {
      outcome: () => <OutcomeBadge outcome={record.outcome} />,
      region: () => record.regions.map((code, index) => <span key={code}>{index > 0 ? ", " : ""}{regionPages[code] ? <Link to={regionPages[code]}>{regionNames[code] ?? code}</Link> : (regionNames[code] ?? code)}</span>),
      area: () => <span className="flex flex-wrap gap-1.5">{record.areas.map((area) => <Badge key={area}>{t(`common:themes.${area}`)}</Badge>)}</span>,
      organisations: () => <ul className="space-y-0.5">{record.organisations.map(({ name, role }) => <li key={name}>{name} <span className="text-ink-soft">({t(`organisationRoles.${role}`)})</span></li>)}</ul>,
    };
    return practiceFacts(t, record, regionNames, locale).map((fact) => ({ ...fact, value: fact.value === "" ? "" : (looks[fact.key]?.() ?? fact.value) }));
  };
}

/** What the record is filed under, each with where it comes from. */
export function PracticeFacts({ practice: { record, filedFrom }, regionNames, regionPages }: { practice: Pick<PracticePage, "record" | "filedFrom">; regionNames: Record<string, string>; regionPages?: Record<string, string> }) {
  const { t } = useTranslation("practices");
  return (
    <dl className="divide-y divide-hairline border-y border-hairline text-s">
      {saidFacts<ReactNode>(t, usePracticeFacts()(record, regionNames, regionPages)).map(({ key, label, value, from }) => (
        <div key={key} className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-3 py-2">
          <dt className="text-ink-soft">{label}</dt>
          <dd>{value}<SourceMarks numbers={filedFrom[from] ?? []} /></dd>
        </div>
      ))}
    </dl>
  );
}
