import { type z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { newId } from "#app/lib/ids.server.ts";
import { log } from "#app/lib/log.server.ts";
import type { LiveEvent, Refusal, Reply } from "./live.ts";

/** One live event of a feature: how its input is read, and who answers it. */
export interface LiveHandler {
  answer: (actor: Actor | null, input: unknown) => Promise<unknown>;
}

/** The rule of one kind of room. Rooms are named `kind:id`. */
export interface RoomRule {
  /** Whether this person, or a visitor, may hear what happens here. Asked at every join and whenever rights change. */
  mayJoin: (actor: Actor | null, id: string) => Promise<boolean>;
  /** Whether people are told how many are here, or also who. Names only where everybody in the room may know them. */
  presence?: "counted" | "named";
  /** The content of events, in the same order, for somebody who resumes; undefined where there is none any more. */
  fill?: (actor: Actor | null, id: string, events: LiveEvent[]) => Promise<unknown[]>;
}

/** The table of contents: app/sockets.server.ts. */
export interface LiveTable {
  /** By name, `feature:verb`. */
  events: Record<string, LiveHandler>;
  /** By kind. */
  rooms: Record<string, RoomRule>;
}

/** The rule of a room and the id in its name, if there is such a kind of room. */
export function ruleOf(table: LiveTable, room: string): { rule: RoomRule; id: string } | null {
  const kind = room.slice(0, room.indexOf(":"));
  const rule = Object.hasOwn(table.rooms, kind) ? table.rooms[kind] : undefined;
  return rule ? { rule, id: room.slice(kind.length + 1) } : null;
}

/**
 * A use case as a live event. What a browser sends is parsed by the schema before anybody sees it; a message of the
 * schema may be a translation key.
 */
export function handle<Schema extends z.ZodType, Answer>(schema: Schema, useCase: (actor: Actor | null, input: z.output<Schema>) => Promise<Answer>): LiveHandler {
  return {
    answer: async (actor, input) => {
      const parsed = schema.safeParse(input);
      if (!parsed.success) throw badInput(parsed.error);
      return useCase(actor, parsed.data);
    },
  };
}

function badInput(error: z.ZodError): AppError {
  const message = error.issues[0]?.message ?? "";
  return new AppError("invalid", /^[a-z]+:[\w.]+$/.test(message) ? message : "errors:live.badInput");
}

/** Does the work and answers as a socket does: a refusal in the person's language, a bug by its number. Never throws. */
export async function reply(work: () => Promise<unknown>, locale: Locale, name: string): Promise<Reply> {
  try {
    return { ok: true, data: (await work()) ?? null };
  } catch (error) {
    return error instanceof AppError ? refusal(error, locale) : bug(error, locale, name);
  }
}

/** A refusal as it travels: the one place where an AppError becomes a socket's answer. */
export function refusal({ code, detail, values }: AppError, locale: Locale): Refusal {
  return { ok: false, code, detail, values, message: getT(locale)(detail, values) };
}

function bug(error: unknown, locale: Locale, name: string): Refusal {
  const id = newId();
  log.error({ requestId: id, event: name, err: error }, "live event failed");
  return { ok: false, code: "bug", detail: "errors:bug.text", values: { id }, message: getT(locale)("errors:bug.text", { id }) };
}
