import { useTranslation } from "react-i18next";
import { roomReactionKinds } from "../reactions.events.ts";
import { useReactions } from "./heard-reactions.ts";
import { reactionIcons } from "./reaction-icons.ts";

/** What the room shows right now, on the wall: quiet numbers in a corner. The pace is between people and who leads. */
export function ShownReactions() {
  const { t } = useTranslation("room");
  const { shown } = useReactions();
  return (
    <ul aria-label={t("reactions.title")} className="pointer-events-none fixed right-6 bottom-6 z-20 flex gap-3">
      {roomReactionKinds.filter((kind) => kind !== "slower" && kind !== "faster" && shown[kind] > 0).map((kind) => {
        const Icon = reactionIcons[kind];
        return <li key={kind} data-shown={kind} className="reaction flex items-center gap-2 rounded-full border border-sun bg-sun-tint px-4 py-2 text-l tabular-nums"><Icon aria-hidden className="size-7" /><span className="sr-only">{t(`reactions.${kind}`)} </span>{shown[kind]}</li>;
      })}
    </ul>
  );
}
