import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { regionPath } from "#app/features/indicators/region-paths.ts";
import { practicePath } from "#app/features/practices/practice-paths.ts";
import { workshopPath } from "#app/features/workshops/workshop-paths.ts";
import type { ActionPage } from "../action-page.server.ts";

/** Where an action comes from: the way back in the loop. */
export function OriginLinks({ origin: { gap, workshop, practice }, region }: Pick<ActionPage, "origin" | "region">) {
  const { t } = useTranslation("actions");
  return (
    <ul className="space-y-1">
      {gap && region ? <li><Link to={`${regionPath(region.slug)}/gaps?set=${gap.set}&year=${gap.year}`}>{t("origin.gap", { area: gap.name, year: gap.year })}</Link></li> : null}
      {workshop ? <li><Link to={workshopPath(workshop.id)}>{t("origin.workshop", { title: workshop.title })}</Link></li> : null}
      {practice ? <li><Link to={practicePath(practice.slug)}>{t("origin.practice", { title: practice.title })}</Link></li> : null}
    </ul>
  );
}
