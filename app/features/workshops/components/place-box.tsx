import { Form } from "@remix-run/react";
import { CalendarPlus, DoorOpen } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { useRoot } from "#app/ui/use-root.ts";
import { roomPath, workshopPath } from "../workshop-paths.ts";

interface PlaceBoxProps {
  workshop: {
    id: string;
    status: string;
    phase: "before" | "open" | "over";
    capacity: number | null;
    registered: number;
    waiting: number;
    free: number | null;
    own: { role: string; status: string } | null;
    can: { register: boolean; withdraw: boolean; enter: boolean; manage: boolean };
  };
}

/** One's place: taking it, giving it back, waiting for it, coming in. */
export function PlaceBox({ workshop: { id, status, phase, capacity, registered, waiting, free, own, can } }: PlaceBoxProps) {
  const { t } = useTranslation("workshops");
  const isSignedIn = Boolean(useRoot()?.actor);
  const isComing = status === "published" && phase !== "over";
  const isIn = own?.status === "registered" || can.manage;
  const state = own && own.status !== "cancelled" ? (own.role === "facilitator" && own.status === "registered" ? "leads" : own.status) : null;
  return (
    <aside aria-labelledby="place-title" className="no-print space-y-4 self-start rounded-card border border-hairline bg-surface p-5">
      <h2 id="place-title" className="text-l">{t("place.title")}</h2>
      {isComing && state ? <p className="font-semibold">{t(`place.states.${state}`)}</p> : null}
      {isComing ? <p className="text-s text-ink-soft">{capacity === null ? t("place.registered", { count: registered }) : t("place.taken", { taken: registered, capacity })}{waiting > 0 ? ` · ${t("place.waiting", { count: waiting })}` : ""}</p> : null}
      {status === "cancelled" ? <p>{t("place.cancelled")}</p> : null}
      {phase === "over" ? <p>{t("place.over")}</p> : null}
      {isComing && !isSignedIn ? <LinkButton to={`/sign-in?next=${encodeURIComponent(workshopPath(id))}`} className="w-full">{t("place.signIn")}</LinkButton> : null}
      {can.enter && isIn ? <LinkButton to={roomPath(id)} className="w-full"><DoorOpen aria-hidden className="size-5" />{t(phase === "open" ? "place.enterOpen" : "place.enter")}</LinkButton> : null}
      {can.register ? <Form method="post"><Button name="intent" value="register" className="w-full">{t(free === 0 && own?.role !== "facilitator" ? "place.wait" : own?.status === "invited" ? "place.accept" : "place.register")}</Button></Form> : null}
      {status !== "draft" && isComing ? <p><a href={workshopPath(id, "/calendar.ics")} className="inline-flex min-h-8 items-center gap-2"><CalendarPlus aria-hidden className="size-5" />{t("place.calendar")}</a></p> : null}
      {can.withdraw ? <Form method="post"><Button name="intent" value="withdraw" variant="quiet">{t(own?.status === "invited" ? "place.decline" : own?.status === "waiting" ? "place.stopWaiting" : "place.withdraw")}</Button></Form> : null}
    </aside>
  );
}
