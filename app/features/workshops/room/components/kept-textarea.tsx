import { useEffect, useRef, type ComponentProps } from "react";
import { useRoomHere } from "./room-context.ts";

/** What is typed and not sent, by the form it is for: a field that goes away for a while comes back with it. */
const kept = new Map<string, string>();

/** A textarea whose words outlive it: the board may be paused, locked or left before they are sent. Longer ones than fit are refused, never cut. */
export function KeptTextarea({ name: form, defaultValue, ...field }: ComponentProps<"textarea"> & { name: string; "data-form": string }) {
  const { workshopId } = useRoomHere();
  const ref = useRef<HTMLTextAreaElement>(null);
  const key = `${workshopId} ${field["data-form"]}`;
  useEffect(() => {
    const area = ref.current;
    const words = kept.get(key);
    if (!area) return;
    if (words !== undefined) area.value = words;
    const forget = () => kept.delete(key);
    area.form?.addEventListener("reset", forget);
    return () => area.form?.removeEventListener("reset", forget);
  }, [key]);
  return <textarea ref={ref} name={form} defaultValue={defaultValue} onInput={({ currentTarget }) => kept.set(key, currentTarget.value)} {...field} />;
}
