import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";

/** What a set is, and whose: beside every score of it. */
export function SetMarks({ kind, owner, className = "" }: { kind: string; owner: string | null; className?: string }) {
  const { t } = useTranslation("regions");
  return (
    <p className={`flex flex-wrap gap-1.5 ${className}`}>
      <Badge look={kind === "policy" ? "slate" : "sea"}>{t(kind === "policy" ? "sets.policy" : "profile.self")}</Badge>
      {owner ? <Badge>{t("sets.madeBy", { region: owner })}</Badge> : null}
    </p>
  );
}
