import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import type { EmojiT } from "./emoji-texts.ts";
import { findEmoji } from "./emoji.ts";

/** Emoji to choose from: the focus stays in the search, arrows go through the rows, Enter takes, Escape and leaving close. */
export function EmojiList({ t, onChoose, onClose }: { t: EmojiT; onChoose: (sign: string) => void; onClose: (toText: boolean) => void }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const found = findEmoji(query, (key) => t(`names.${key}`));
  const current = found[active];
  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);

  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const options = [...(list.current?.children ?? [])] as HTMLElement[];
    const columns = options.filter(({ offsetTop }) => offsetTop === options[0]?.offsetTop).length;
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key];
    if (step !== undefined && found.length > 0) {
      const next = active + step;
      // A row further is the same place of it; beyond the last or first, nothing; along the rows, round and round.
      if (Math.abs(step) === 1) setActive((next + found.length) % found.length);
      else if (next >= 0 && next < found.length) setActive(next);
      else if (next >= found.length && Math.floor(active / columns) < Math.floor((found.length - 1) / columns)) setActive(found.length - 1);
    } else if (event.key === "Enter") {
      if (current) onChoose(current.sign);
    } else if (event.key === "Escape") onClose(true);
    else return;
    event.preventDefault(); // neither does the caret move nor is the form sent
    event.stopPropagation();
  };

  return (
    <div className="emoji-panel">
      <label htmlFor={`${id}-search`} className="mb-1.5 block text-s font-semibold">{t("search")}</label>
      <input ref={input} id={`${id}-search`} type="text" role="combobox" aria-expanded={found.length > 0} aria-controls={id} aria-autocomplete="list" aria-activedescendant={current && `${id}-${current.key}`} autoComplete="off" className="input" value={query} onChange={(event) => { setQuery(event.target.value); setActive(0); }} onKeyDown={press} onBlur={() => onClose(false)} />
      <div ref={list} id={id} role="listbox" tabIndex={-1} aria-label={t("title")} className="emoji-grid" hidden={found.length === 0} onMouseDown={(event) => event.preventDefault()}>
        {found.map(({ key, sign, name }, index) => (
          <button key={key} id={`${id}-${key}`} type="button" role="option" tabIndex={-1} aria-label={name} title={name} aria-selected={index === active} onClick={() => onChoose(sign)}>{sign}</button>
        ))}
      </div>
      <p role="status" className="mt-1 min-h-6 text-s text-ink-soft">{found.length === 0 ? t("none") : <span aria-hidden="true">{current?.name}</span>}</p>
    </div>
  );
}
