// The quiz form's field names: one protocol for a page with and without JavaScript.
//
//   q.<question>          the answer: an option key (repeated for multiple), "true"/"false", a number, a text;
//                         for ordering (hidden) the order as shown, keys separated by spaces
//   q.<question>.<left>   matching: the right key chosen, or ""
//   q.<question>.<item>   ordering: the position wanted, from 1
//   asked                 (hidden, repeated) keys of the questions in this form: tells "none ticked" from "not in the form"
//   move                  (button) "<question>.<item>.up" or ".down"

export const askedField = "asked";
export const moveField = "move";

export function fieldName(questionKey: string, part?: string): string {
  return part === undefined ? `q.${questionKey}` : `q.${questionKey}.${part}`;
}

export function moveValue(questionKey: string, item: string, direction: "up" | "down"): string {
  return `${questionKey}.${item}.${direction}`;
}

/** The order after one step of the item up or down; at the end of the list nothing moves. */
export function moveItem(order: readonly string[], item: string, direction: "up" | "down"): string[] {
  const from = order.indexOf(item);
  const to = direction === "up" ? from - 1 : from + 1;
  if (from < 0 || to < 0 || to >= order.length) return [...order];
  const moved = order.filter((other) => other !== item);
  moved.splice(to, 0, item);
  return moved;
}
