import { useTranslation } from "react-i18next";
import { ActButton } from "./act-form.tsx";
import { byPosition, useParts, useSingles } from "./room-context.ts";

/** Groups that call for help, where a facilitator looks first. */
export function HelpCalls() {
  const { t } = useTranslation("room");
  const { desk } = useSingles();
  const calling = useParts("group").filter(([id]) => desk?.help.includes(id)).sort(byPosition);
  return (
    <div role="status" className="space-y-2 rounded-card bg-sun-tint p-3 empty:hidden">
      {calling.map(([id, { name }]) => (
        <div key={id} className="flex flex-wrap items-center justify-between gap-2">
          <p className="font-semibold">{t("groups.calls", { name })}</p>
          <ActButton type="visit.make" name={`visit.called-${id}`} at="groups" fields={{ groupId: id }} label={t("groups.visitOf", { name })}>{t("groups.visit")}</ActButton>
        </div>
      ))}
    </div>
  );
}
