import { useTranslation } from "react-i18next";
import type { MentionList } from "./mention-suggestion.ts";

export const optionId = (id: string, index: number) => `${id}-mention-${index}`;

/** Who may be meant: the focus stays in the text, which names the active option by aria-activedescendant. */
export function MentionListbox({ id, list, active }: { id: string; list: MentionList; active: number }) {
  const { t } = useTranslation("richtext");
  return (
    <ul id={`${id}-mentions`} role="listbox" aria-label={t("mention.label")} className="mention-list" style={{ left: list.left, top: list.top }}>
      {list.options.map((option, index) => (
        // The keyboard chooses from within the text.
        <li key={`${option.kind}:${option.id}`} id={optionId(id, index)} role="option" aria-selected={index === active} onPointerDown={(event) => { event.preventDefault(); list.choose(option); }}>
          {option.label}
          <span className="text-s text-ink-soft"> {option.detail ?? t(`mention.${option.kind}`)}</span>
        </li>
      ))}
    </ul>
  );
}
