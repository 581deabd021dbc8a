import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { patientFetch } from "./patient-fetch.ts";

// An answer comes in pieces: whoever waits for it may leave, or lose the network, between two of them.

let asked: ServerResponse[] = [];
const server = createServer((_, response) => {
  asked.push(response);
  response.write("the first piece, ");
});
let address: string;
const patient = patientFetch(fetch, () => true);

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  vi.stubGlobal("window", Object.assign(new EventTarget(), { location: { href: address } }));
});
afterAll(() => {
  vi.unstubAllGlobals();
  server.close();
});
beforeEach(() => {
  asked = [];
});
const isAsked = (times: number) => vi.waitFor(() => expect(asked).toHaveLength(times), { timeout: 5_000 });

describe("an answer that comes in pieces", () => {
  it("is given whole, with what it says of itself", async () => {
    const answer = patient(address);
    await isAsked(1);
    asked[0]?.end("the last");
    expect(await (await answer).text()).toBe("the first piece, the last");
    expect((await answer).status).toBe(200);
  });

  it("is refused once when nobody waits for it any more, and there is no half of it left to fail where nobody listens", async () => {
    const leave = new AbortController();
    const answer = patient(address, { signal: leave.signal });
    const end = answer.then(() => "given", (error: Error) => error.name);
    await isAsked(1);
    await new Promise((resolve) => setTimeout(resolve, 50)); // the first piece has come
    leave.abort();
    expect(await end).toBe("AbortError");
    expect(asked).toHaveLength(1);
  });

  it("is asked for again when the network is lost between two pieces", async () => {
    const answer = patient(address);
    await isAsked(1);
    asked[0]?.destroy();
    await isAsked(2);
    asked[1]?.end("the last");
    expect(await (await answer).text()).toBe("the first piece, the last");
  });

  it("may be none", async () => {
    const none = patientFetch(() => Promise.resolve(new Response(null, { status: 204 })), () => true);
    expect((await none(address)).status).toBe(204);
  });
});
