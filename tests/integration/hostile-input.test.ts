import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { httpClient, type HttpClient } from "#tests/support/http-client.ts";
import { listRoutes } from "#tests/support/routes.ts";
import { startServer, type RunningServer } from "#tests/support/server.ts";
import { accounts, makeWorld, type World } from "#tests/support/world.ts";

// What no form of ours sends: the answer is a refusal, never a failure, and the log has nothing to tell.

let server: RunningServer;
let world: World;
let clients: HttpClient[];

beforeAll(async () => {
  server = await startServer({ env: { REGIN_TRUST_PROXY: "1" } });
  world = await makeWorld(server.dataDir, server.origin);
  clients = await Promise.all(
    [null, accounts.learner, accounts.admin].map(async (email, index) => {
      const client = httpClient(server.origin, { "X-Forwarded-For": `192.0.2.${index + 1}` });
      if (email !== null) await client.signIn(email);
      return client;
    }),
  );
}, 120_000);

afterAll(async () => {
  await server.stop();
});

const odd = fc.oneof(
  fc.constantFrom("", "\0", "\uD800", "NaN", "-1", "1e999", "99999999999999999999", "__proto__", "constructor", "../../etc/passwd", "%00", "' OR 1=1 --", "x".repeat(3_000)),
  fc.string({ unit: "binary", maxLength: 60 }),
);
const fieldName = fc.oneof(fc.constantFrom("intent", "email", "id", "page", "q", "lang", "next", "unit", "block", "seconds", "userId", "role", "session", "serial", "text", "question", "assessment", "asked", "days", "locale"), odd);
const intent = fc.constantFrom("done", "undone", "bookmark", "note", "start", "assess", "submit", "reissue", "revoke", "enrol", "move", "suspend", "grant", "no-such-wish");
const fields = fc.tuple(intent, fc.array(fc.tuple(fieldName, odd), { maxLength: 6 })).map(([wish, others]) => new URLSearchParams([["intent", wish.toWellFormed()], ...others]));

const body = fc.oneof(
  fields.map((sent) => ({ type: "application/x-www-form-urlencoded", body: sent.toString() })),
  odd.map((text) => ({ type: "multipart/form-data; boundary=x", body: `--x\r\nContent-Disposition: form-data; name="intent"\r\n\r\n${text.toWellFormed()}` })),
  fc.tuple(fc.constantFrom("application/json", "text/plain", "multipart/form-data", "image/png", "application/x-www-form-urlencoded; charset=utf-16"), odd).map(([type, text]) => ({ type, body: `{"broken": ${text.toWellFormed()}` })),
);

// Leaving and erasing have tests of their own; here nobody may be signed out by chance.
const patterns = listRoutes().map(({ pattern }) => pattern).filter((pattern) => pattern !== "sign-out");

/** An address of the route: parameters that exist, and such that nobody has. */
function addressOf(pattern: string, value: string): string {
  const known: Record<string, string> = { ":slug": "essentials", ":unit": "check-who-decides", ":attempt": world.openCheck, ":version": "1", ":id": world.person, ":file": `${world.certificate.id}.pdf`, ":code": world.certificate.code };
  const segments = pattern.split("/").map((segment) => (/^[:*]/.test(segment) ? (value === "" ? (known[segment] ?? "none") : encodeURIComponent(value.toWellFormed())) : segment));
  return `/${segments.join("/")}`;
}

const query = fc.array(fc.tuple(fieldName, odd), { maxLength: 4 }).map((pairs) => new URLSearchParams(pairs).toString());
const some = { numRuns: 4, endOnFailure: true };

describe("hostile input", () => {
  it.each(patterns.filter((pattern) => /[:*]/.test(pattern)))("takes no number that is too large for a row, at /%s", async (pattern) => {
    for (const number of ["2147483648", "4294967296", "99999999999999", "9007199254740993", "99999999999999999999", "1e20"]) {
      expect((await clients[2]?.send(addressOf(pattern, number)))?.status, number).toBeLessThan(500);
    }
  });

  it.each(patterns)("is refused and not failed at, at /%s", { timeout: 60_000 }, async (pattern) => {
    const written = server.output().length;
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constant(""), odd), query, body, async (value, search, sent) => {
        const path = `${addressOf(pattern, value)}?${search}`;
        for (const client of clients) {
          const answers = [await client.send(path), await client.send(path, { method: "POST", body: sent.body, headers: { "Content-Type": sent.type } })];
          for (const answer of answers) {
            await answer.arrayBuffer();
            expect(answer.status, `${path} ${JSON.stringify(sent)}`).toBeLessThan(500);
          }
        }
      }),
      some,
    );
    expect(server.output().slice(written)).not.toMatch(/"level":"(error|fatal)"/);
  });
});
