import { AppError } from "#app/lib/app-error.ts";
import { formText } from "#app/lib/form-text.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { templateAgenda, type AgendaTemplateKey } from "./agenda-templates.ts";
import type { BreakoutPlan } from "./breakout-plan.ts";
import { mostItems } from "./workshops.kinds.ts";
import { workshopSchema, type AgendaItemInput, type WorkshopInput } from "./workshops.schema.ts";
import { momentAt, wallClock } from "./zoned-moment.ts";

/** One row of the agenda as it is typed. */
export interface TypedItem {
  kind: string;
  title: string;
  minutes: string;
  instructions: string;
  /** As `preparation`. */
  material: string;
  /** Of its groups: "" where there are none planned. */
  way: string;
  groups: string;
  groupMinutes: string;
  board: string;
  /** One a line. */
  columns: string;
  tasks: string;
}

/** Every row has each of these, so that the first of one belongs to the first of another. */
const itemFields = {
  kind: "itemKind", title: "itemTitle", minutes: "itemMinutes", instructions: "itemInstructions", material: "itemMaterial",
  way: "itemWay", groups: "itemGroups", groupMinutes: "itemGroupMinutes", board: "itemBoard", columns: "itemColumns", tasks: "itemTasks",
} as const satisfies Record<keyof TypedItem, string>;

/** The form of a plan as it is typed. */
export interface TypedPlan {
  title: string;
  purpose: string;
  locale: string;
  languages: string[];
  date: string;
  time: string;
  timeZone: string;
  capacity: string;
  audience: string;
  regionId: string;
  courseSlug: string;
  videoUrl: string;
  /** A line for each: an address of ours and its title. */
  preparation: string;
  waitingRoom: boolean;
  anonymousQuestions: boolean;
  moderatedQuestions: boolean;
  agenda: TypedItem[];
}

/** What the form gets back: what was typed, and translation keys by field, "" for the whole form. */
export interface PlanAnswer {
  typed: TypedPlan;
  errors: Record<string, string[]>;
}

const texts = (form: FormData, name: string, most: number): string[] => form.getAll(name).filter((value) => typeof value === "string").slice(0, most);

export function readPlanForm(form: FormData): TypedPlan {
  const most = mostItems + 10;
  const columns = Object.entries(itemFields).map(([field, name]) => [field, texts(form, name, most)] as const);
  return {
    ...(Object.fromEntries(["title", "purpose", "locale", "date", "time", "timeZone", "capacity", "audience", "regionId", "courseSlug", "videoUrl", "preparation"].map((name) => [name, formText(form, name)])) as Record<"title" | "purpose" | "locale" | "date" | "time" | "timeZone" | "capacity" | "audience" | "regionId" | "courseSlug" | "videoUrl" | "preparation", string>),
    languages: texts(form, "languages", 20),
    waitingRoom: form.has("waitingRoom"),
    anonymousQuestions: form.has("anonymousQuestions"),
    moderatedQuestions: form.has("moderatedQuestions"),
    agenda: texts(form, itemFields.title, most).map((_, index) => Object.fromEntries(columns.map(([field, typed]) => [field, typed[index] ?? ""])) as unknown as TypedItem),
  };
}

/** What was typed, for who was signed out while typing. */
export const signedOutPlan = (form: FormData): PlanAnswer => ({ typed: readPlanForm(form), errors: { "": ["common:signedOut.text"] } });

const noGroups = { way: "", groups: "3", groupMinutes: "", board: "none", columns: "", tasks: "" };
const emptyItem: TypedItem = { kind: "talk", title: "", minutes: "10", instructions: "", material: "", ...noGroups };

/** What a button inside the form does to the agenda, without saving: "add", "up:2", "down:2", "remove:2". Null: the form is to be saved. */
export function arrangeAgenda(typed: TypedPlan, intent: string): TypedPlan | null {
  const [what = "", place = ""] = intent.split(":");
  const at = Number(place);
  const agenda = [...typed.agenda];
  const swap = (other: number): void => {
    const [one, two] = [agenda[at], agenda[other]];
    if (one && two) [agenda[at], agenda[other]] = [two, one];
  };
  if (what === "add") agenda.push(emptyItem);
  else if (what === "up") swap(at - 1);
  else if (what === "down") swap(at + 1);
  else if (what === "remove") agenda.splice(at, 1);
  else return null;
  return { ...typed, agenda: agenda.slice(0, mostItems) };
}

const linesOf = (text: string): string[] => text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "");

/** Pages of ours as they are typed: an address and its title on each line. */
function readPages(text: string): { path: string; title: string }[] {
  return linesOf(text).map((line) => {
    const [path = "", ...title] = line.split(/\s+/);
    return { path, title: title.join(" ") || path };
  });
}

const unset = (text: string): string | null => (text.trim() === "" ? null : text);

/** A step that is no work in groups has no plan for them, whatever its hidden fields say. */
function readItem({ kind, title, minutes, instructions, material, way, groups, groupMinutes, board, columns, tasks }: TypedItem) {
  const breakout = kind === "breakout" && way !== "" ? { way, groups, minutes: unset(groupMinutes), board, columns: linesOf(columns), tasks: linesOf(tasks) } : null;
  return { kind, title, minutes, instructions, material: readPages(material), breakout };
}

/** What is typed as the use cases take it. @returns errors by field, where something is wrong */
export function parsePlan(typed: TypedPlan): { input: WorkshopInput } | { errors: Record<string, string[]> } {
  const { date, time, agenda, capacity, regionId, courseSlug, audience, preparation, waitingRoom, anonymousQuestions, moderatedQuestions } = typed;
  const parsed = workshopSchema.safeParse({
    ...typed,
    startsAt: momentAt(date, time, typed.timeZone) ?? undefined,
    capacity: unset(capacity),
    regionId: audience === "region" && regionId !== "" ? regionId : null,
    courseSlug: audience === "cohort" && courseSlug !== "" ? courseSlug : null,
    preparation: readPages(preparation),
    rules: { waitingRoom, anonymousQuestions, moderatedQuestions },
    agenda: agenda.filter(({ title, instructions, material }) => title.trim() !== "" || instructions.trim() !== "" || material.trim() !== "").map(readItem),
  });
  if (parsed.success) return { input: parsed.data };
  const field = (path: PropertyKey[]): string => (path[0] === "startsAt" ? "date" : String(path[0] ?? ""));
  const byField = Map.groupBy(parsed.error.issues, ({ path }) => field(path));
  return { errors: Object.fromEntries([...byField].map(([name, issues]) => [name, [...new Set(issues.map(({ message }) => (/^[a-z]+:[\w.]+$/.test(message) ? message : "refusals:empty")))]])) };
}

const fieldOf: Record<string, string> = { "refusals:regionMissing": "regionId", "refusals:courseMissing": "courseSlug", "refusals:pastDate": "date", "refusals:farDate": "date" };

/** Which field a refusal of the use case belongs to. @throws whatever is no refusal */
export function planRefusal(error: unknown): { errors: Record<string, string[]>; status: number } {
  if (!(error instanceof AppError)) throw error;
  return { errors: { [fieldOf[error.detail] ?? ""]: [error.detail] }, status: error.status };
}

const typedPages = (pages: WorkshopInput["preparation"]): string => pages.map(({ path, title }) => `${path} ${title}`).join("\n");
const typedGroups = ({ way, groups, minutes, board, columns, tasks }: BreakoutPlan) => ({ way, groups: String(groups), groupMinutes: minutes === null ? "" : String(minutes), board, columns: columns.join("\n"), tasks: tasks.join("\n") });
const typedItem = ({ kind, title, minutes, instructions, material, breakout }: AgendaItemInput): TypedItem => ({ kind, title, minutes: String(minutes), instructions, material: typedPages(material), ...(breakout ? typedGroups(breakout) : noGroups) });

/** A form to begin with: a week from now at ten. @param t of `workshops` in that language */
export function newPlan({ template, items, locale, timeZone, t, now }: { template: AgendaTemplateKey; items: AgendaItemInput[] | null; locale: Locale; timeZone: string; t: (key: string) => string; now: Date }): TypedPlan {
  const { date } = wallClock(new Date(now.getTime() + 7 * 86_400_000), timeZone);
  return {
    title: "", purpose: "", locale, languages: [locale], date, time: "10:00", timeZone, capacity: "", audience: "open", regionId: "", courseSlug: "", videoUrl: "", preparation: "",
    waitingRoom: false, anonymousQuestions: true, moderatedQuestions: false, agenda: (items ?? templateAgenda(template, t)).map(typedItem),
  };
}

/** A plan as its form shows it. */
export function typedPlan(input: WorkshopInput): TypedPlan {
  return {
    ...input, ...wallClock(input.startsAt, input.timeZone), capacity: input.capacity === null ? "" : String(input.capacity), regionId: input.regionId ?? "", courseSlug: input.courseSlug ?? "",
    preparation: typedPages(input.preparation), ...input.rules, agenda: input.agenda.map(typedItem),
  };
}

/**
 * Takes the form of a plan, new or changed, as it was sent.
 * @param save does it, and answers the id of the workshop
 * @returns that id, or what to show: an agenda arranged without scripts, or what is wrong. @throws whatever is no refusal
 */
export async function submitPlan(form: FormData, save: (input: WorkshopInput) => Promise<string>): Promise<{ id: string } | { answer: PlanAnswer; status: number }> {
  const typed = readPlanForm(form);
  const arranged = arrangeAgenda(typed, formText(form, "arrange"));
  if (arranged) return { answer: { typed: arranged, errors: {} }, status: 200 };
  const parsed = parsePlan(typed);
  if ("errors" in parsed) return { answer: { typed, errors: parsed.errors }, status: 422 };
  try {
    return { id: await save(parsed.input) };
  } catch (error) {
    const { status, errors } = planRefusal(error);
    return { answer: { typed, errors }, status };
  }
}
