/** Fields that name a part of something: "link.path". */
function put(into: Record<string, unknown>, name: string, value: unknown): void {
  const [first = "", second] = name.split(".");
  if (second === undefined) into[first] = value;
  else into[first] = { ...(into[first] as object | undefined), [second]: value };
}

/**
 * What a form says of an act, not judged yet: its fields but `key` and those of the page, which begin with an underscore.
 * What is given several times is a list without what was left empty, `options.lines` is a list of the lines of a text, and
 * `order.<id>` holds the place of an option in a ranking.
 */
export function readActFields(form: FormData): Record<string, unknown> {
  const fields: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const places: [string, number][] = [];
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name).filter((value) => typeof value === "string");
    const [option] = values;
    if (name.endsWith(".lines")) fields[name.slice(0, -".lines".length)] = (option ?? "").split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "");
    else if (name.startsWith("order.")) places.push([name.slice("order.".length), Number(option)]);
    else if (name !== "key" && /^[A-Za-z]+(\.[A-Za-z]+)?$/.test(name)) put(fields, name, values.length === 1 ? option : values.filter((value) => value.trim() !== ""));
  }
  if (places.length > 0) fields.answer = places.sort(([, a], [, b]) => a - b).map(([id]) => id);
  return { ...fields };
}
