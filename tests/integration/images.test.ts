import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { UploadedImage } from "#app/richtext/field-types.ts";
import { httpClient, type HttpClient } from "#tests/support/http-client.ts";
import { startServer, type RunningServer } from "#tests/support/server.ts";

// Pictures as browsers send them, to the built server.

let server: RunningServer;
let member: HttpClient;
let other: HttpClient;
let visitor: HttpClient;
let png: Buffer;

beforeAll(async () => {
  server = await startServer();
  [member, other, visitor] = [httpClient(server.origin), httpClient(server.origin), httpClient(server.origin)];
  await member.signIn("coordinator@demo.example");
  await other.signIn("partner@demo.example");
  png = await sharp({ create: { width: 60, height: 30, channels: 3, background: "#336699" } }).png().toBuffer();
}, 120_000);
afterAll(() => server.stop());

function upload(client: HttpClient, bytes: Uint8Array, { name = "house.png", type = "image/png", path = "/files" } = {}): Promise<Response> {
  const body = new FormData();
  body.set("file", new File([new Uint8Array(bytes)], name, { type }));
  return client.send(path, { method: "POST", body });
}
const messageOf = async (response: Response) => ((await response.json()) as { message: string }).message;
const answerWith = (client: HttpClient, image: Record<string, unknown>, sendKey: string) =>
  client.post("/forum/topics/1", { intent: "reply", sendKey, locale: "en", document: JSON.stringify({ type: "doc", content: [{ type: "image", attrs: image }] }), markdown: "" });

describe("uploading", () => {
  it("answers what the editor puts into the text, written anew and served safely", async () => {
    const response = await upload(member, png);
    expect(response.status).toBe(201);
    const image = (await response.json()) as UploadedImage;
    expect(image).toMatchObject({ width: 60, height: 30 });
    const shown = await member.get(image.src);
    expect([shown.status, shown.headers.get("Content-Type"), shown.headers.get("X-Content-Type-Options")]).toEqual([200, "image/webp", "nosniff"]);
    expect(shown.headers.get("Content-Security-Policy")).toContain("sandbox");
    expect(shown.headers.get("Content-Disposition")).toMatch(/^inline; filename="[\w-]+\.webp"$/);
    expect(shown.headers.get("Cache-Control")).toBe("private, max-age=31536000, immutable");
    expect(shown.headers.get("Vary"), "whoever signs in next on this computer asks anew").toContain("Cookie");
    expect((await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).format).toBe("webp");
    expect((await member.send(image.src, { headers: { "If-None-Match": shown.headers.get("ETag") ?? "" } })).status).toBe(304);
  });

  it("refuses in the person's language what is no picture, a drawing that could run, and what is too large", async () => {
    const script = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`);
    for (const [bytes, words] of [[script, "not an image"], [Buffer.from("%PDF-1.7"), "not an image"], [Buffer.alloc(0), "empty"], [Buffer.alloc(10_000_001), "larger than 10 MB"], [Buffer.alloc(12_000_000), "larger than 10 MB"]] as const) {
      const response = await upload(member, bytes, { path: "/files?lang=en" });
      expect(response.status).toBe(422);
      expect(await messageOf(response)).toContain(words);
    }
    const english = await messageOf(await upload(member, script, { path: "/files?lang=en" }));
    expect(await messageOf(await upload(member, script, { path: "/files?lang=sv" }))).not.toBe(english);
    expect((await upload(visitor, png)).status).toBe(401);
  });
});

describe("a picture in a post", () => {
  it("is seen by who may read it; before that by its uploader alone", async () => {
    const image = (await (await upload(member, png)).json()) as UploadedImage;
    expect([(await other.get(image.src)).status, (await visitor.get(image.src)).status]).toEqual([404, 404]);
    expect((await answerWith(member, { ...image, alt: "" }, "no-words-for-the-picture")).status).toBe(422);
    expect((await answerWith(other, { ...image, alt: "A house" }, "picture-of-somebody-else")).status).toBe(422);
    expect((await answerWith(member, { ...image, alt: "A house" }, "picture-of-their-own-one")).status).toBe(302);
    expect([(await other.get(image.src)).status, (await visitor.get(image.src)).status]).toEqual([200, 200]);
  });
});
