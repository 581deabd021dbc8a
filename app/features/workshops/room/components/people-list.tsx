import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { workshopPath } from "#app/features/workshops/workshop-paths.ts";
import { ActButton } from "./act-form.tsx";
import { useIsFacilitator, usePeopleInside, useRoomHere, useSingles } from "./room-context.ts";

/** Who is in the room; facilitators mute and remove. */
export function PeopleList({ connected }: { connected: number | null }) {
  const { t } = useTranslation("room");
  const { workshopId } = useRoomHere();
  const { me, desk } = useSingles();
  const isFacilitator = useIsFacilitator();
  const people = usePeopleInside().sort(([, a], [, b]) => (a.role === b.role ? a.name.localeCompare(b.name) : a.role === "facilitator" ? -1 : 1));
  return (
    <>
      {connected === null ? null : <p className="text-s text-ink-soft">{t("people.connected", { count: connected })}</p>}
      <ul className="space-y-1 py-2 text-s">
        {people.map(([seat, { name, region, role }]) => {
          const isMuted = desk?.muted.includes(seat) === true;
          return (
            <li key={seat}>
              <span className="font-semibold">{name}</span>{seat === me?.seat ? <span> ({t("people.you")})</span> : null}<span className="text-ink-soft">{[region, role === "facilitator" ? t("people.facilitator") : null].filter(Boolean).map((word) => ` · ${word}`).join("")}</span>
              {isFacilitator && role === "participant" ? (
                <details>
                  <summary aria-label={t("people.more", { name })} className="inline-flex min-h-6 items-center text-sea underline underline-offset-[0.2em]">{t("board.more")}</summary>
                  <div className="flex flex-wrap gap-2 py-1">
                    <ActButton type="person.mute" name={`person.mute-${seat}`} at="people" fields={{ seat, isMuted: !isMuted }}>{t(isMuted ? "people.unmute" : "people.mute")}</ActButton>
                    <ActButton type="person.remove" name={`person.remove-${seat}`} at="people" fields={{ seat }} look="danger">{t("people.remove")}</ActButton>
                  </div>
                </details>
              ) : null}
            </li>
          );
        })}
      </ul>
      {desk && desk.removed.length > 0 ? <p className="text-s text-ink-soft">{t("people.removed", { count: desk.removed.length })}</p> : null}
      {isFacilitator ? <p className="text-s"><Link to={workshopPath(workshopId, "/people")}>{t("people.places")}</Link></p> : null}
    </>
  );
}
