// What somebody typed into a form of the server's before its script had come.

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

interface Typed {
  /** Names the form on its page: its field `_form`. */
  form: string;
  name: string;
  value: string;
  /** Null where nothing is ticked. */
  isChecked: boolean | null;
  isFocused: boolean;
}

const ticks = (field: Field): field is HTMLInputElement => field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio");

function fieldsIn(element: HTMLElement): [form: string, field: Field][] {
  return [...element.querySelectorAll("form")].flatMap((form) => {
    const named = form.elements.namedItem("_form");
    const name = named instanceof HTMLInputElement ? named.value : "";
    return [...form.querySelectorAll<Field>("input:not([type=hidden]), textarea, select")].map((field): [string, Field] => [name, field]);
  });
}

function isTouched(field: Field): boolean {
  if (field === document.activeElement) return true;
  if (field instanceof HTMLSelectElement) return [...field.options].some(({ selected, defaultSelected }) => selected !== defaultSelected);
  return ticks(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
}

export function readTyped(element: HTMLElement): Typed[] {
  return fieldsIn(element).flatMap(([form, field]) => (isTouched(field) ? [{ form, name: field.name, value: field.value, isChecked: ticks(field) ? field.checked : null, isFocused: field === document.activeElement }] : []));
}

/** Puts it into the same fields of the forms that came in their place. */
export function putTyped(element: HTMLElement, typed: readonly Typed[]): void {
  const fields = fieldsIn(element);
  for (const { form, name, value, isChecked, isFocused } of typed) {
    const [, field] = fields.find(([of, { name: called, value: offered }]) => of === form && called === name && (isChecked === null || offered === value)) ?? [];
    if (!field) continue;
    if (ticks(field)) field.checked = isChecked === true;
    else field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    if (isFocused) field.focus({ preventScroll: true });
  }
}
