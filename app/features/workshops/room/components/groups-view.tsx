import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { later, whole } from "#app/ui/later.tsx";
import { FoldSummary } from "./fold-summary.tsx";
import { GroupsWork as Work } from "./groups-work.tsx";
import { useIsFacilitator, useParts, useSingles } from "./room-context.ts";

const GroupsWork = import.meta.env.SSR ? whole(Work) : later(() => import("./groups-work.tsx").then((part) => part.GroupsWork));

const at = "groups";

/** What there is of groups: their work while they work; for facilitators also before and after, folded. */
export function GroupsView() {
  const { t } = useTranslation("room");
  const { breakout } = useSingles();
  const isFacilitator = useIsFacilitator();
  const isOpen = breakout?.isOpen === true;
  // What groups made and nobody has brought back is what comes next: it is not folded away.
  const isUnfinished = useParts("board").some(([, { groupId, isShared }]) => groupId !== null && !isShared);
  const wasOpen = useRef(isOpen);
  if (isOpen) wasOpen.current = true;
  const word = isOpen ? t("groups.working") : wasOpen.current ? t("groups.back") : "";
  const told = <p role="status" className="sr-only">{word}</p>;
  if (!isFacilitator && !isOpen) return told;
  if (isFacilitator) {
    return (
      <>
        {told}
        <details id={at} open={isOpen || isUnfinished || undefined} className="group/fold scroll-mt-4 rounded-card border border-hairline bg-surface p-5">
          <FoldSummary title={t("groups.title")} />
          <div className="pt-3"><GroupsWork /></div>
        </details>
      </>
    );
  }
  return <>{told}<section id={at} aria-labelledby="groups-title" className="scroll-mt-4 space-y-3 rounded-card border border-sea bg-sea-tint p-5"><h3 id="groups-title">{t("groups.working")}</h3><GroupsWork /></section></>;
}
