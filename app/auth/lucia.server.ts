import { Lucia, TimeSpan } from "lucia";
import { config } from "#app/config.server.ts";
import { sessionAdapter, type PersonAttributes, type SessionAttributes } from "./session-adapter.server.ts";

const overTls = config.origin.startsWith("https://");

/**
 * Lucia with a sliding expiry: a session lives 30 days, and using it in the second half of them starts 30 new ones.
 * The cookie itself lasts longer (`expires: false`), so that only the database decides and no page has to send it again.
 * `__Host-` makes browsers insist on Secure, path `/` and no domain; they refuse it without TLS.
 */
export const lucia = new Lucia(sessionAdapter, {
  sessionExpiresIn: new TimeSpan(30, "d"),
  sessionCookie: {
    name: overTls ? "__Host-session" : "session",
    expires: false,
    attributes: { sameSite: "lax", secure: overTls, path: "/" },
  },
  getUserAttributes: (attributes) => attributes,
  getSessionAttributes: (attributes) => attributes,
});

declare module "lucia" {
  interface Register {
    Lucia: typeof lucia;
    UserId: string;
    DatabaseUserAttributes: PersonAttributes;
    DatabaseSessionAttributes: SessionAttributes;
  }
}
