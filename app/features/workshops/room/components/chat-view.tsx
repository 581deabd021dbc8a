import { useTranslation } from "react-i18next";
import { later, whole } from "#app/ui/later.tsx";
import { ChatTalk as Talk } from "./chat-talk.tsx";
import { FoldSummary } from "./fold-summary.tsx";
import { useParts, useRoomHere } from "./room-context.ts";

const ChatTalk = import.meta.env.SSR ? whole(Talk) : later(() => import("./chat-talk.tsx").then((part) => part.ChatTalk));

/** Messages, folded while there are none. */
export function ChatView() {
  const { t } = useTranslation("room");
  const { refusal } = useRoomHere();
  const count = Math.min(useParts("message").length, 30);
  return (
    <details id="chat" className="group/fold scroll-mt-4" open={count > 0 || refusal?.form === "chat.say" || undefined}>
      <FoldSummary title={t("chat.title")} count={count} />
      <ChatTalk />
    </details>
  );
}
