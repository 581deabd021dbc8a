import { Hand } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ActButton } from "./act-form.tsx";
import { useIsFacilitator, useNameOf, useSingles } from "./room-context.ts";

/** Who wants to speak, in order; one's own hand. */
export function HandsView() {
  const { t } = useTranslation("room");
  const { hands, me, desk } = useSingles();
  const isFacilitator = useIsFacilitator();
  const nameOf = useNameOf();
  const isUp = me?.isHandUp === true;
  return (
    <section id="hands" aria-labelledby="hands-title" className="scroll-mt-4 space-y-3">
      <h2 id="hands-title" className="text-l">{t("hands.title")}</h2>
      <ActButton type={isUp ? "hand.lower" : "hand.raise"} at="hands" isPressed={isUp} buttonClass={`w-full ${isUp ? "border-sun bg-sun-tint" : ""}`}><Hand aria-hidden className="size-5" />{t(isUp ? "hands.lower" : "hands.raise")}</ActButton>
      {hands.length === 0 ? <p className="text-s text-ink-soft">{t("hands.none")}</p> : (
        <ol className="space-y-1">
          {hands.map((seat, index) => (
            <li key={seat} className="flex flex-wrap items-center justify-between gap-2 text-s">
              <span>{index + 1}. {seat === me?.seat ? t("people.you") : nameOf(seat)}</span>
              {isFacilitator ? <span className="flex gap-2"><ActButton type="floor.give" name={`floor.give-${seat}`} at="hands" fields={{ seat }} look="quiet" label={t("hands.giveTo", { name: nameOf(seat) })}>{t("hands.give")}</ActButton><ActButton type="hand.lower" name={`hand.lower-${seat}`} at="hands" fields={{ seat }} look="quiet" label={t("hands.lowerOf", { name: nameOf(seat) })}>✕</ActButton></span> : null}
            </li>
          ))}
        </ol>
      )}
      {desk && desk.unspoken.length > 0 ? (
        <details>
          <summary className="inline-flex min-h-8 items-center text-s text-sea underline underline-offset-[0.2em]">{t("hands.unspoken", { count: desk.unspoken.length })}</summary>
          <ul className="space-y-1 pt-1 text-s">{desk.unspoken.map((seat) => <li key={seat} className="flex items-center justify-between gap-2"><span>{nameOf(seat)}</span><ActButton type="floor.give" name={`floor.to-${seat}`} at="hands" fields={{ seat }} look="quiet" label={t("hands.giveTo", { name: nameOf(seat) })}>{t("hands.give")}</ActButton></li>)}</ul>
        </details>
      ) : null}
    </section>
  );
}

/** Whether everybody is ready; numbers for all, names for facilitators. */
export function ReadyView() {
  const { t } = useTranslation("room");
  const { ready, me, desk } = useSingles();
  const isFacilitator = useIsFacilitator();
  const nameOf = useNameOf();
  if (!ready) return null;
  return (
    <section id="ready" aria-labelledby="ready-title" className="scroll-mt-4 space-y-3 rounded-card border-2 border-sun bg-sun-tint p-5">
      <h3 id="ready-title">{ready.text || t("ready.title")}</h3>
      {isFacilitator ? null : <div className="flex flex-wrap gap-2">{(["yes", "no"] as const).map((answer) => <ActButton key={answer} type="ready.answer" name={`ready.answer-${answer}`} at="ready" fields={{ answer }} isPressed={me?.ready === answer} buttonClass="aria-pressed:border-sea aria-pressed:bg-sea-tint">{t(`ready.${answer}`)}</ActButton>)}</div>}
      <p role="status" className="tabular-nums">{t("ready.count", { yes: ready.yes, no: ready.no, of: ready.of })}</p>
      {desk?.ready && desk.ready.no.length > 0 ? <p className="text-s">{t("ready.notYet", { names: desk.ready.no.map(nameOf).join(", ") })}</p> : null}
      {isFacilitator ? <ActButton type="ready.close" at="now">{t("ready.close")}</ActButton> : null}
    </section>
  );
}
