import { Form } from "@remix-run/react";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { getConnectionState } from "#app/realtime/connection-state.ts";
import { useConnection } from "#app/realtime/use-live.ts";
import { useRoomHere } from "#app/features/workshops/room/components/room-context.ts";
import { roomReactionKinds } from "../reactions.events.ts";
import { useReactions } from "./heard-reactions.ts";
import { reactionIcons } from "./reaction-icons.ts";

/** What one shows the room for a moment, and how many do. Without scripts it is sent; what others show is for pages that are live. */
export function ReactionsView() {
  const { t } = useTranslation("room");
  const { workshopId, refusal } = useRoomHere();
  const connection = useConnection();
  const { shown, said } = useReactions();
  const [refused, setRefused] = useState("");
  const send = (event: FormEvent<HTMLFormElement>): void => {
    if (!connection || getConnectionState() !== "live") return;
    event.preventDefault();
    const kind = ((event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null)?.value;
    // Unanswered: the moment is over, and nobody is told of it late.
    connection.send("room:react", { workshopId, kind }).then((reply) => setRefused(reply.ok ? "" : reply.message), () => undefined);
  };
  const words = roomReactionKinds.filter((kind) => said[kind] > 0).map((kind) => t("reactions.counted", { what: t(`reactions.${kind}`), number: said[kind] })).join(", ");
  return (
    <section id="reactions" aria-labelledby="reactions-title" className="scroll-mt-4 space-y-2">
      <h2 id="reactions-title" className="text-l">{t("reactions.title")}</h2>
      <Form method="post" preventScrollReset className="grid grid-cols-6 gap-1" onSubmit={send}>
        <input type="hidden" name="intent" value="react" />
        {roomReactionKinds.map((kind) => {
          const Icon = reactionIcons[kind];
          return (
            <button key={kind} name="kind" value={kind} title={t(`reactions.${kind}`)} aria-label={t(`reactions.${kind}`)} className={`button button-secondary relative h-11 min-w-0 px-0 transition-colors duration-700 ${shown[kind] > 0 ? "border-sun bg-sun-tint" : ""}`}>
              <Icon aria-hidden className="size-5" />
              {shown[kind] > 0 ? <span aria-hidden data-shown={kind} className="absolute -top-2 -right-1 min-w-6 rounded-full bg-sea px-1 text-center text-s text-surface tabular-nums">{shown[kind]}</span> : null}
            </button>
          );
        })}
      </Form>
      <p className="text-s text-ink-soft">{t("reactions.help")}</p>
      {refused || refusal?.form === "react" ? <p role="alert" className="text-s font-semibold text-clay">{refused || t(refusal?.detail ?? "", refusal?.values)}</p> : null}
      <p role="status" className="sr-only">{words}</p>
    </section>
  );
}
