import { CircleCheck, CircleDashed, CirclePause, CircleSlash } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";

const looks = {
  successful: { look: "leaf", icon: CircleCheck },
  partly: { look: "sun", icon: CircleDashed },
  unsuccessful: { look: "clay", icon: CircleSlash },
  abandoned: { look: "slate", icon: CirclePause },
} as const;

/** How a practice came out; nothing when nobody has said. */
export function OutcomeBadge({ outcome }: { outcome: keyof typeof looks | null | undefined }) {
  const { t } = useTranslation("practices");
  if (!outcome) return null;
  const { look, icon: Icon } = looks[outcome];
  return <Badge look={look}><Icon aria-hidden className="size-4" />{t(`outcomes.${outcome}`)}</Badge>;
}
