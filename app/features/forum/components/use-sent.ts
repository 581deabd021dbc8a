import { useNavigation } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";

/** Grows by one when the form with this key was sent and taken: what comes next begins anew, and nothing else empties the form. */
export function useSent(sendKey: string, wasRefused: boolean): number {
  const { formData, state } = useNavigation();
  const [count, setCount] = useState(0);
  const isSending = useRef(false);
  const isOurs = formData?.get("sendKey") === sendKey;
  useEffect(() => {
    if (isOurs) isSending.current = true;
    else if (state === "idle" && isSending.current) {
      isSending.current = false;
      if (!wasRefused) setCount((before) => before + 1);
    }
  }, [isOurs, state, wasRefused]);
  return count;
}
