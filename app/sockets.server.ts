import { moderationRoomRule, noteRead, readSchema, sayTyping, spaceRoomRule, topicRoomRule, typingSchema } from "#app/features/forum/forum.socket.server.ts";
import { personRoomRule } from "#app/features/notifications/notifications.socket.server.ts";
import { mayHearNotes, openNotes, pointInNotes, readNotesPage, writeNotes } from "#app/features/workshops/room/notes/notes.server.ts";
import { notesOpenSchema, notesPointSchema, notesReadSchema, notesWriteSchema } from "#app/features/workshops/room/notes/notes.schema.ts";
import { appendAct, roomActSchema } from "#app/features/workshops/room/room-acts.server.ts";
import { reactSchema, showReaction } from "#app/features/workshops/room/reactions/reactions.server.ts";
import { answerHere, hereSchema, workshopRoomRule } from "#app/features/workshops/room/room.socket.server.ts";
import { handle, type LiveTable } from "#app/realtime/handle.server.ts";

/**
 * The table of contents of everything live: each event a browser may send, and each kind of room it may listen to.
 * tests/integration/socket-access.test.ts holds each of them to what each role may do.
 */
export const live: LiveTable = {
  events: {
    "topic:typing": handle(typingSchema, sayTyping),
    "topic:read": handle(readSchema, noteRead),
    "room:act": handle(roomActSchema, appendAct),
    "room:here": handle(hereSchema, answerHere),
    "room:react": handle(reactSchema, showReaction),
    "notes:read": handle(notesReadSchema, (actor, { workshopId }) => readNotesPage(actor, workshopId)),
    "notes:open": handle(notesOpenSchema, openNotes),
    "notes:write": handle(notesWriteSchema, writeNotes),
    "notes:point": handle(notesPointSchema, pointInNotes),
  },
  rooms: {
    topic: topicRoomRule,
    space: spaceRoomRule,
    moderation: moderationRoomRule,
    user: personRoomRule,
    workshop: workshopRoomRule,
    notes: { mayJoin: mayHearNotes },
  },
};
