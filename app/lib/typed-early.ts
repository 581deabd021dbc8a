/**
 * Keeps what is typed into textareas before the page is taken over. React (18: `postMountWrapper` of a textarea) writes the
 * text that was sent over what somebody made of it meanwhile, as long as the textarea's first text is the one that was sent:
 * until then, what is typed is its first text, too.
 * @returns to be called when the page has been taken over: first texts are again what was sent
 */
export function keepTypedEarly(): () => void {
  const sent = new Map<HTMLTextAreaElement, string>();
  const keep = (area: HTMLTextAreaElement) => {
    if (!sent.has(area)) sent.set(area, area.defaultValue);
    area.defaultValue = area.value;
  };
  const onInput = ({ target }: Event) => {
    if (target instanceof HTMLTextAreaElement) keep(target);
  };
  for (const area of document.querySelectorAll("textarea")) if (area.value !== area.defaultValue) keep(area);
  document.addEventListener("input", onInput, true);
  return () => {
    document.removeEventListener("input", onInput, true);
    for (const [area, text] of sent) area.defaultValue = text;
  };
}
