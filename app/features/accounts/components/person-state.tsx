import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";

const looks = { active: "leaf", unconfirmed: "slate", suspended: "clay" } as const;

/** Whether a person can sign in. */
export function PersonState({ state }: { state: keyof typeof looks }) {
  const { t } = useTranslation("admin");
  return <Badge look={looks[state]}>{t(`people.states.${state}`)}</Badge>;
}
