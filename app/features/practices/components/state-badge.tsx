import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import type { SubmissionState } from "../submission-fields.ts";

const looks = { draft: "plain", screening: "sea", returned: "sun", questionnaire: "sun", assessment: "sea", published: "leaf", declined: "slate" } as const;

/** Where a submission stands. */
export function StateBadge({ state }: { state: SubmissionState }) {
  const { t } = useTranslation("submissions");
  return <Badge look={looks[state]}>{t(`states.${state}`)}</Badge>;
}
