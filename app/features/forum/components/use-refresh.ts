import { useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";

const isTyping = (): boolean => document.activeElement?.matches("textarea, input:not([type=hidden]), [contenteditable=true]") ?? false;

/** Loads the page anew: at once, or as soon as nobody types here and somebody looks. */
export function useRefresh() {
  const { revalidate } = useRevalidator();
  const isDue = useRef(false);
  const settle = useCallback(() => {
    if (!isDue.current || isTyping() || document.visibilityState === "hidden") return;
    isDue.current = false;
    revalidate();
  }, [revalidate]);
  useEffect(() => {
    const later = () => void setTimeout(settle);
    document.addEventListener("focusout", later);
    document.addEventListener("visibilitychange", later);
    return () => {
      document.removeEventListener("focusout", later);
      document.removeEventListener("visibilitychange", later);
    };
  }, [settle]);
  const refresh = useCallback(() => {
    isDue.current = true;
    settle();
  }, [settle]);
  return { fresh: revalidate, refresh };
}
