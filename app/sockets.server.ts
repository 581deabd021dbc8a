import type { LiveTable } from "#app/realtime/handle.server.ts";

/**
 * The table of contents of everything live: each event a browser may send, and each kind of room it may listen to.
 * tests/integration/socket-access.test.ts holds each of them to what each role may do.
 */
export const live: LiveTable = {
  events: {},
  rooms: {},
};
