import { Hand } from "lucide-react";
import { useTranslation } from "react-i18next";
import { lengths } from "../state/act-lengths.ts";
import { ActButton, ActForm } from "./act-form.tsx";
import { FoldSummary } from "./fold-summary.tsx";
import { byPosition, useIsFacilitator, useNameOf, useParts, useRoomHere, useSingles } from "./room-context.ts";

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

/** Messages to all, to one's group, or to the facilitators. */
export function ChatView() {
  const { t } = useTranslation("room");
  const { me } = useSingles();
  const isFacilitator = useIsFacilitator();
  const nameOf = useNameOf();
  const { refusal } = useRoomHere();
  const groups = useParts("group");
  const messages = useParts("message").sort(byPosition).slice(-30);
  const nameOfPlace = (to: string): string => (to === "all" ? "" : to === "facilitators" ? t("chat.facilitators") : (groups.find(([id]) => id === to)?.[1].name ?? ""));
  const groupId = me?.visits ?? me?.groupId ?? null;
  const group = groups.find(([id]) => id === groupId);
  return (
    <details id="chat" className="group/fold scroll-mt-4" open={messages.length > 0 || refusal?.form === "chat.say" || undefined}>
      <FoldSummary title={t("chat.title")} count={messages.length} />
      <ul className="space-y-2 py-2 text-s">
        {messages.map(([id, message]) => (
          <li key={id}>
            <span className="font-semibold">{message.seat === me?.seat ? t("people.you") : nameOf(message.seat)}</span>{message.to === "all" ? null : <span className="text-ink-soft"> → {nameOfPlace(message.to)}</span>}
            <p className="break-words whitespace-pre-line">{message.text}</p>
            {message.seat === me?.seat || isFacilitator ? <ActButton type="chat.remove" name={`chat.remove-${id}`} at="chat" fields={{ messageId: id }} look="quiet" label={t("chat.remove", { text: message.text.slice(0, 40) })} buttonClass="min-h-6 py-0 text-s">{t("common:actions.remove")}</ActButton> : null}
          </li>
        ))}
      </ul>
      <ActForm type="chat.say" at="chat" className="space-y-2">
        {(typed) => (
          <>
            <textarea name="text" rows={2} required maxLength={lengths.chat} aria-label={t("chat.write")} placeholder={t("chat.write")} defaultValue={typed("text")} className="input" />
            <div className="flex gap-2">
              <select name="to" aria-label={t("chat.to")} defaultValue={me?.isMuted ? "facilitators" : "all"} className="input min-w-0 flex-1">
                {me?.isMuted ? null : <option value="all">{t("chat.all")}</option>}
                {group && !me?.isMuted ? <option value={group[0]}>{group[1].name}</option> : null}
                <option value="facilitators">{t("chat.facilitators")}</option>
              </select>
              <button className="button button-secondary">{t("chat.send")}</button>
            </div>
          </>
        )}
      </ActForm>
    </details>
  );
}
