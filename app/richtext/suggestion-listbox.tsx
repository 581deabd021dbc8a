import { useEffect, useLayoutEffect, useRef, useState, type CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import type { SuggestedOption, SuggestionList } from "./suggestion.ts";

export const optionId = (id: string, index: number) => `${id}-option-${index}`;

const gap = 4;

/** Below what is typed, or above it where the window or the keyboard of a phone leaves no room below; never beyond the editor's sides. */
function placeNear(box: HTMLElement, at: DOMRect): CSSProperties {
  const frame = box.offsetParent?.getBoundingClientRect() ?? new DOMRect();
  const { offsetTop, height } = window.visualViewport ?? { offsetTop: 0, height: window.innerHeight };
  const isBelow = at.bottom + gap + box.offsetHeight <= offsetTop + height || at.top - gap - box.offsetHeight < offsetTop;
  const top = isBelow ? at.bottom + gap : at.top - gap - box.offsetHeight;
  return { top: top - frame.top, left: Math.max(0, Math.min(at.left - frame.left, frame.width - box.offsetWidth)) };
}

/** What may be meant: the focus stays in the text, which names the active option by aria-activedescendant. */
export function SuggestionListbox({ id, label, list, active }: { id: string; label: string; list: SuggestionList; active: number }) {
  const box = useRef<HTMLUListElement>(null);
  const [style, setStyle] = useState<CSSProperties>({ visibility: "hidden" });
  useLayoutEffect(() => {
    const at = list.place();
    if (box.current && at) setStyle(placeNear(box.current, at));
  }, [list]);
  useEffect(() => {
    box.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <ul ref={box} id={`${id}-options`} role="listbox" aria-label={label} className="suggestion-list" style={style}>
      {list.options.map((option, index) => (
        // The keyboard chooses from within the text. A finger that scrolls the list lets go of nothing.
        <li key={`${option.kind}:${option.id}`} id={optionId(id, index)} role="option" aria-selected={index === active} onPointerDown={(event) => event.preventDefault()} onPointerUp={() => list.choose(option)}>
          <Option option={option} />
        </li>
      ))}
    </ul>
  );
}

function Option({ option }: { option: SuggestedOption }) {
  const { t } = useTranslation("editor");
  if (option.kind === "emoji") return <><span aria-hidden className="emoji-sign">{option.sign}</span> {option.label}</>;
  return (
    <>
      <span className="block font-semibold">{option.label}</span>
      <span className="block text-s text-ink-soft">{[option.kind === "region" ? t("mention.region") : "", option.detail ?? ""].filter(Boolean).join(" · ") || t("mention.person")}</span>
    </>
  );
}
