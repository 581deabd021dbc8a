import { z } from "zod";
import { anyLine, anyLines, line, lines, optionalDay, optionalLine, optionalLines, whole } from "#app/features/workshops/typed-fields.ts";
import { lengths } from "./act-lengths.ts";
import { readLink } from "./links.ts";
import { pollKinds, type Link } from "./room-entities.ts";

// What somebody may want to do in a room, as it comes in by a socket or by a form: forms send everything as text, and a
// list of one as one. Who may do it, and when, stands in the decisions of each area.

const id = z.string().regex(/^[A-Za-z0-9-]{1,64}$/, "errors:live.badInput");
const flag = z.union([z.boolean(), z.stringbool()]);
const list = <T extends z.ZodType>(of: T, most: number) => z.preprocess((value): unknown => (value === undefined || value === "" ? [] : Array.isArray(value) ? (value as unknown[]) : [value]), z.array(of).max(most, "refusals:tooMany"));
const orNone = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === "" || value === undefined ? null : value), schema.nullable());
/** The address of an own page, as it is copied from the browser or typed; its title comes from the server (linked-title.server.ts). */
const link = orNone(z.string("errors:live.badInput").trim().max(lengths.address, "refusals:noLink").transform((address, context): Link | null => {
  if (address === "") return null;
  const found = readLink(address);
  if (!found) context.addIssue({ code: "custom", message: "refusals:noLink" });
  return found;
}));
const colour = z.enum(["sun", "sea", "leaf", "clay", "slate"]).default("sun");

const act = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) => z.strictObject({ type: z.literal(type), ...shape });

/** Made by the page for each thing that somebody does, so that a double click and a retry are one act. */
export const actKeySchema = z.string().regex(/^[\w-]{16,64}$/, "errors:live.badInput");

export const actSchema = z.discriminatedUnion("type", [
  act("room.open", {}), act("room.pause", {}), act("room.resume", {}), act("room.close", {}), act("lead.take", {}),
  act("act.undo", { act: id }),

  act("person.admit", { seat: id }), act("person.admitAll", {}), act("person.mute", { seat: id, isMuted: flag }), act("person.remove", { seat: id }),
  act("person.move", { seat: id, groupId: orNone(id) }),

  act("stage.move", { itemId: id }), act("stage.free", { isFree: flag }),
  act("timer.start", { minutes: whole(1, 600) }), act("timer.extend", { minutes: whole(-60, 60) }), act("timer.pause", {}), act("timer.resume", {}), act("timer.stop", {}),

  act("board.add", { title: line(lengths.name), kind: z.enum(["swot", "free"]), columns: list(line(lengths.name), 8), itemId: orNone(id), forGroups: flag.default(false), showsAuthors: flag.default(true) }),
  act("board.reveal", { boardId: id, isRevealed: flag }), act("board.lock", { boardId: id, isLocked: flag }), act("boards.share", { boardIds: list(id, 60) }),
  act("note.add", { boardId: id, columnId: id, text: lines(lengths.note), colour, link }),
  act("note.edit", { noteId: id, text: lines(lengths.note), colour, link }), act("note.move", { noteId: id, columnId: id, clusterId: orNone(id) }), act("note.remove", { noteId: id }),
  act("cluster.add", { noteIds: list(id, 200), name: optionalLine(lengths.name) }), act("cluster.name", { clusterId: id, name: optionalLine(lengths.name) }), act("cluster.remove", { clusterId: id }),

  act("dots.open", { title: line(lengths.name), boardIds: list(id, 60), on: z.enum(["clusters", "notes"]), dots: whole(1, 20), most: whole(1, 20) }),
  act("dots.place", { voteId: id, targetId: id, count: whole(0, 20) }), act("dots.close", { voteId: id, isOpen: flag }), act("dots.show", { voteId: id, isShown: flag }),

  act("poll.add", {
    kind: z.enum(pollKinds), question: lines(lengths.question), options: list(line(lengths.name), 20), most: whole(1, 20).default(3),
    from: whole(0, 1).default(1), to: whole(2, 10).default(5), low: optionalLine(lengths.name), high: optionalLine(lengths.name), isAnonymous: flag.default(false), itemId: orNone(id),
  }),
  act("poll.open", { pollId: id }), act("poll.close", { pollId: id }), act("poll.show", { pollId: id, isShown: flag }),
  act("poll.answer", { pollId: id, answer: z.union([z.number().int(), anyLines(lengths.open), z.array(anyLine(64)).max(20, "refusals:tooMany")]) }),

  act("question.ask", { text: lines(lengths.question), isAnonymous: flag.default(false) }), act("question.upvote", { questionId: id, isOn: flag }),
  act("question.settle", { questionId: id, status: z.enum(["open", "answered", "parked", "dismissed"]), answer: optionalLines(lengths.answer) }),

  act("hand.raise", {}), act("hand.lower", { seat: orNone(id) }), act("floor.give", { seat: id }),
  act("ready.ask", { text: optionalLine(lengths.name) }), act("ready.answer", { answer: z.enum(["yes", "no"]) }), act("ready.close", {}),
  act("chat.say", { to: id, text: lines(lengths.chat) }), act("chat.remove", { messageId: id }),

  act("groups.make", { names: list(line(lengths.name), 40).refine((names) => names.length > 0, "refusals:empty") }),
  act("breakout.follow", { itemId: id }), act("breakout.open", { minutes: orNone(whole(1, 600)) }), act("breakout.extend", { minutes: whole(-60, 60) }), act("breakout.close", {}), act("breakout.tell", { text: lines(lengths.told) }),
  act("help.call", { isCalled: flag }), act("visit.make", { groupId: orNone(id) }),

  act("action.set", { actionId: orNone(id), text: lines(lengths.action), who: optionalLine(lengths.name), due: optionalDay, link }), act("action.remove", { actionId: id }),
]);

export type Act = z.output<typeof actSchema>;
export type ActType = Act["type"];
export type ActOf<T extends ActType> = Extract<Act, { type: T }>;
