import { ChevronDown, ChevronUp } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldName, moveField, moveItem, moveValue } from "../quiz/answer-fields.ts";
import type { QuestionView } from "../quiz/question-view.ts";
import { InlineHtml } from "./inline-html.tsx";

/**
 * A list to put in order with two buttons an item. The buttons submit the form; with JavaScript the item moves at once,
 * keeps the focus and its new place is announced.
 */
export function OrderingFields({ question, order: given, touched: wasTouched }: { question: QuestionView; order: string[]; touched: boolean }) {
  const { t } = useTranslation("quiz");
  const [order, setOrder] = useState(given);
  const [touched, setTouched] = useState(wasTouched);
  const [announcement, setAnnouncement] = useState("");
  const list = useRef<HTMLOListElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const texts = new Map(question.items.map(({ key, text }) => [key, text]));

  const move = (item: string, direction: "up" | "down") => {
    const next = moveItem(order, item, direction);
    setOrder(next);
    setTouched(true);
    setAnnouncement(t("movedTo", { place: next.indexOf(item) + 1, places: next.length }));
    requestAnimationFrame(() => {
      const button = list.current?.querySelector<HTMLButtonElement>(`[value="${moveValue(question.key, item, direction)}"]`);
      (button?.getAttribute("aria-disabled") === "true" ? button.parentElement?.querySelector<HTMLButtonElement>("button:not([aria-disabled=true])") : button)?.focus();
      // Saving listens to the form's own events: a hidden field tells of its change by itself.
      field.current?.dispatchEvent(new Event("input", { bubbles: true }));
    });
  };

  return (
    <>
      {/* An untouched list is no answer yet: its order came from the draw. */}
      <input ref={field} type="hidden" name={fieldName(question.key)} value={touched ? order.join(" ") : ""} data-order={question.key} />
      <ol ref={list} className="space-y-2">
        {order.map((item, index) => (
          <li key={item} className="flex items-center gap-3 rounded-card border border-hairline bg-surface px-3 py-2">
            <span aria-hidden className="w-6 shrink-0 text-center font-semibold tabular-nums text-sea">{index + 1}</span>
            <InlineHtml html={texts.get(item) ?? item} className="flex-1" />
            <span className="flex shrink-0">
              {(["up", "down"] as const).map((direction) => {
                const atEnd = direction === "up" ? index === 0 : index === order.length - 1;
                const Icon = direction === "up" ? ChevronUp : ChevronDown;
                return (
                  <button
                    key={direction}
                    name={moveField}
                    value={moveValue(question.key, item, direction)}
                    aria-disabled={atEnd || undefined}
                    aria-label={t(direction === "up" ? "moveUp" : "moveDown", { item: (texts.get(item) ?? item).replace(/<[^>]*>/g, "") })}
                    className="grid size-11 place-items-center rounded-card text-sea hover:bg-sea-tint aria-disabled:text-hairline"
                    onClick={(event) => {
                      event.preventDefault();
                      if (!atEnd) move(item, direction);
                    }}
                  >
                    <Icon aria-hidden className="size-5" />
                  </button>
                );
              })}
            </span>
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">{announcement}</p>
    </>
  );
}
