import { useEffect, useRef } from "react";

/** Where what had the focus is gone once it has been pressed, e.g. after the last step, the title of its part takes it: a person without a mouse goes on from there. */
export function useFocusKept<Part extends HTMLElement, Title extends HTMLElement>() {
  const part = useRef<Part>(null);
  const title = useRef<Title>(null);
  const last = useRef<Element | null>(null);
  useEffect(() => {
    if (last.current && !last.current.isConnected && document.activeElement === document.body) title.current?.focus();
    const { activeElement } = document;
    last.current = activeElement && part.current?.contains(activeElement) ? activeElement : null;
  });
  return { part, title, onFocus: ({ target }: { target: Element }) => (last.current = target) };
}
