import { useTranslation } from "react-i18next";
import { lengths } from "../state/act-lengths.ts";
import { ActButton, ActForm } from "./act-form.tsx";
import { byPosition, useIsFacilitator, useNameOf, useParts, useSingles } from "./room-context.ts";

/** What was said, and what one says: to all, to one's group, or to the facilitators. */
export function ChatTalk() {
  const { t } = useTranslation("room");
  const { me } = useSingles();
  const isFacilitator = useIsFacilitator();
  const nameOf = useNameOf();
  const groups = useParts("group");
  const messages = useParts("message").sort(byPosition).slice(-30);
  const nameOfPlace = (to: string): string => (to === "all" ? "" : to === "facilitators" ? t("chat.facilitators") : (groups.find(([id]) => id === to)?.[1].name ?? ""));
  const groupId = me?.visits ?? me?.groupId ?? null;
  const group = groups.find(([id]) => id === groupId);
  return (
    <>
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
    </>
  );
}
