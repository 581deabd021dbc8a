import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getT } from "#app/i18n/i18n.server.ts";
import { httpClient, type HttpClient } from "#tests/support/http-client.ts";
import { startServer, type RunningServer } from "#tests/support/server.ts";

// Who does too much of one thing is told what it was and when to go on, and keeps what they typed.

let server: RunningServer;
let learner: HttpClient;

beforeAll(async () => {
  server = await startServer();
  learner = httpClient(server.origin, { "Accept-Language": "en" });
  await learner.signIn("learner@demo.example");
}, 120_000);

afterAll(async () => {
  await server.stop();
});

const topic = "/forum/topics/1";

/** Posts until it is refused. */
async function flood(fields: () => Record<string, string>, most: number): Promise<{ tries: number; page: string; retryAfter: number }> {
  for (let tries = 1; tries <= most; tries += 1) {
    const response = await learner.post(topic, fields());
    const page = await response.text();
    if (response.status === 429) return { tries, page, retryAfter: Number(response.headers.get("Retry-After")) };
    expect(response.status, page).toBe(302);
  }
  throw new Error(`${most} were let through`);
}

test("too many answers: the form says so and keeps the text", async () => {
  const { tries, page, retryAfter } = await flood(() => ({ intent: "reply", markdown: "Half of what I mean to say", locale: "en", sendKey: randomUUID() }), 10);
  expect(tries).toBe(7);
  expect(retryAfter).toBeGreaterThan(0);
  expect(retryAfter).toBeLessThanOrEqual(60);
  expect(page).toContain(getT("en", "forum")("limits.posting", { count: 1 }));
  expect(page).toContain("Half of what I mean to say");
});

test("too many reactions: the page says so", async () => {
  let on = false;
  const { page, retryAfter } = await flood(() => ({ intent: "react", postId: "1", reaction: `thanks:${(on = !on)}` }), 70);
  expect(retryAfter).toBeGreaterThan(0);
  expect(page).toContain(getT("en", "forum")("limits.reacting", { count: 1 }));
});
