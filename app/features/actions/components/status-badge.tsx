import { CircleAlert, CircleCheck, CircleX } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import type { ActionStatus, Light } from "../actions.kinds.ts";

const looks = { draft: "plain", planned: "sea", running: "leaf", finished: "slate", stopped: "clay" } as const;

export function StatusBadge({ status }: { status: ActionStatus }) {
  const { t } = useTranslation("actions");
  return <Badge look={looks[status]}>{t(`statuses.${status}`)}</Badge>;
}

const lightLooks = { green: { look: "leaf", icon: CircleCheck }, amber: { look: "sun", icon: CircleAlert }, red: { look: "clay", icon: CircleX } } as const;

/** The traffic light: its sign and word say it, its colour helps. */
export function LightBadge({ light }: { light: Light }) {
  const { t } = useTranslation("actions");
  const { look, icon: Icon } = lightLooks[light];
  return <Badge look={look}><Icon aria-hidden className="size-4" />{t(`lights.${light}`)}</Badge>;
}
