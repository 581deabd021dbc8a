import { readFile, stat } from "node:fs/promises";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { dropFile, encodeImage, keepFile, storedFilePath } from "./images.server.ts";

const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: "#336699" } });

describe("an uploaded image", () => {
  it("becomes a WebP of at most 2000 pixels without metadata", async () => {
    const jpeg = await picture(3000, 1500).withExif({ IFD0: { Copyright: "secret place" } }).jpeg().toBuffer();
    expect(jpeg.includes("secret place")).toBe(true);
    const encoded = await encodeImage(jpeg);
    expect(encoded).toMatchObject({ type: "image/webp", width: 2000, height: 1000 });
    const { format, exif } = await sharp(encoded.bytes).metadata();
    expect([format, exif]).toEqual(["webp", undefined]);
    expect(encoded.bytes.includes("secret place")).toBe(false);
  });

  it("stands as the camera was held", async () => {
    const encoded = await encodeImage(await picture(40, 20).withMetadata({ orientation: 6 }).jpeg().toBuffer());
    expect([encoded.width, encoded.height]).toEqual([20, 40]);
  });

  it("loses the place where it was taken, whatever it was saved as", async () => {
    const place = { IFD3: { GPSLatitudeRef: "N", GPSLatitude: "59/1 20/1 0/1", GPSLongitudeRef: "E", GPSLongitude: "18/1 3/1 0/1" } };
    for (const save of ["jpeg", "png", "webp", "avif"] as const) {
      const tagged = await picture(40, 30).withExif(place)[save]().toBuffer();
      expect((await sharp(tagged).metadata()).exif, save).toBeDefined();
      const { exif, xmp, iptc, icc } = await sharp((await encodeImage(tagged)).bytes).metadata();
      expect([exif, xmp, iptc, icc], save).toEqual([undefined, undefined, undefined, undefined]);
    }
  });

  it("of 20 megapixels is no trouble", async () => {
    const { data, info } = await sharp({ create: { width: 5472, height: 3648, channels: 3, noise: { type: "gaussian", mean: 128, sigma: 12 }, background: "#000" } }).jpeg({ quality: 70 }).toBuffer({ resolveWithObject: true });
    expect(info.width * info.height).toBeGreaterThan(19_900_000);
    const encoded = await encodeImage(data);
    expect([encoded.width, encoded.height]).toEqual([2000, 1333]);
  }, 30_000);

  it("stays animated", async () => {
    const frames = await Promise.all(["#f00", "#0f0", "#00f"].map((background) => sharp({ create: { width: 20, height: 10, channels: 3, background } }).png().toBuffer()));
    const gif = await sharp(frames, { join: { animated: true } }).gif().toBuffer();
    const encoded = await encodeImage(gif);
    expect([encoded.width, encoded.height]).toEqual([20, 10]);
    expect((await sharp(encoded.bytes, { animated: true }).metadata()).pages).toBe(3);
  });

  it("is refused when it is none, broken, a drawing with scripts, or too large", async () => {
    const png = await picture(20, 20).png().toBuffer();
    await expect(encodeImage(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>"))).rejects.toThrow("richtext:errors.imageType");
    await expect(encodeImage(Buffer.from("%PDF-1.7\n"))).rejects.toThrow("richtext:errors.imageType");
    await expect(encodeImage(new Uint8Array())).rejects.toThrow("richtext:errors.imageEmpty");
    // What iPhones keep photographs as; they send JPEG where a form asks for it.
    const heic = Buffer.from("00000018667479706865696300000000686569636d696631", "hex");
    await expect(encodeImage(heic)).rejects.toThrow("richtext:errors.imageType");
    await expect(encodeImage(png.subarray(0, 60))).rejects.toThrow("richtext:errors.imageBroken");
    await expect(encodeImage(new Uint8Array(10_000_001))).rejects.toThrow("richtext:errors.imageTooLarge");
    // A small file of many pixels.
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: "#000" } }).png().toBuffer();
    await expect(encodeImage(bomb)).rejects.toThrow("richtext:errors.imageBroken");
  });

  it("is kept once, under its hash, readable by its owner only", async () => {
    const { bytes } = await encodeImage(await picture(10, 10).png().toBuffer());
    const [one, other] = await Promise.all([keepFile(bytes), keepFile(bytes)]);
    expect(one).toBe(other);
    expect((await readFile(storedFilePath(one))).equals(bytes)).toBe(true);
    expect((await stat(storedFilePath(one))).mode & 0o777).toBe(0o600);
    await dropFile(one);
    await expect(stat(storedFilePath(one))).rejects.toThrow();
    expect(() => storedFilePath("../../etc/passwd")).toThrow();
  });
});
