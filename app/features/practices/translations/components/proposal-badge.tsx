import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import type { ProposalState } from "../translation.policy.ts";

const looks = { draft: "plain", waiting: "sea", returned: "sun", published: "leaf" } as const;

/** Where a translation stands. */
export function ProposalBadge({ state }: { state: ProposalState }) {
  const { t } = useTranslation("translations");
  return <Badge look={looks[state]}>{t(`states.${state}`)}</Badge>;
}
