import { describe, expect, it } from "vitest";
import { parseConfig } from "./config.server.ts";

const secret = "p7H2x9Kq4Wm1Zt8Rv5Yb3Nc6Lf0Jd-Gs";
const parse = (environment: Record<string, string>) => parseConfig(environment as NodeJS.ProcessEnv);

describe("the configuration", () => {
  it("is a demo on loopback when nothing is said, and may move to another port", () => {
    expect(parse({})).toMatchObject({ mode: "demo", host: "127.0.0.1", port: 3000, portIsFixed: false, origin: "http://localhost:3000", trustProxy: false });
  });

  it("keeps a port that is named, and treats an empty value as none", () => {
    expect(parse({ PORT: "8080", REGIN_DATA: "", SMTP_URL: "" })).toMatchObject({ port: 8080, portIsFixed: true, smtp: undefined });
  });

  it("takes the public address without a trailing slash", () => {
    expect(parse({ REGIN_ORIGIN: "https://Academy.example.org/" }).origin).toBe("https://academy.example.org");
  });

  it("serves production with a long random secret", () => {
    expect(parse({ REGIN_MODE: "production", REGIN_SECRET: secret })).toMatchObject({ mode: "production", portIsFixed: true, secret });
  });

  it("reads a number of proxies and a list of them", () => {
    expect(parse({ REGIN_TRUST_PROXY: "1" }).trustProxy).toBe(1);
    expect(parse({ REGIN_TRUST_PROXY: "10.0.0.1, 10.0.0.2" }).trustProxy).toBe("10.0.0.1, 10.0.0.2");
  });
});

it("knows the video services that may be shown within a room", () => {
  expect(parse({}).videoOrigins).toEqual([]);
  expect(parse({ REGIN_VIDEO_ORIGINS: "https://Video.example.org/, https://meet.example.org" }).videoOrigins).toEqual(["https://video.example.org", "https://meet.example.org"]);
});

describe("the configuration refuses in one sentence", () => {
  it.each([
    [{ PORT: "0" }, /^PORT /],
    [{ PORT: "70000" }, /^PORT /],
    [{ PORT: "http" }, /^PORT /],
    [{ HOST: "a b" }, /^HOST /],
    [{ REGIN_MODE: "live" }, /^REGIN_MODE /],
    [{ REGIN_VIDEO_ORIGINS: "http://video.example.org" }, /^REGIN_VIDEO_ORIGINS /],
    [{ REGIN_VIDEO_ORIGINS: "https://video.example.org/room" }, /^REGIN_VIDEO_ORIGINS /],
    [{ REGIN_ORIGIN: "academy.example.org" }, /^REGIN_ORIGIN /],
    [{ REGIN_ORIGIN: "https://example.org/academy" }, /^REGIN_ORIGIN /],
    [{ REGIN_ORIGIN: "ftp://example.org" }, /^REGIN_ORIGIN /],
    [{ SMTP_URL: "mail.example.org" }, /^SMTP_URL /],
    [{ MAIL_FROM: "nobody" }, /^MAIL_FROM /],
    [{ REGIN_TRUST_PROXY: "yes!" }, /^REGIN_TRUST_PROXY /],
    [{ REGIN_METRICS_TOKEN: "short" }, /^REGIN_METRICS_TOKEN /],
    [{ REGIN_LOG: "loud" }, /^REGIN_LOG /],
    [{ REGIN_MODE: "production" }, /REGIN_SECRET is needed/],
    [{ REGIN_MODE: "production", REGIN_SECRET: "short" }, /REGIN_SECRET is too easy/],
    [{ REGIN_MODE: "production", REGIN_SECRET: "a".repeat(40) }, /REGIN_SECRET is too easy/],
  ])("%j", (environment, sentence) => {
    expect(() => parse(environment)).toThrow(sentence);
    expect(() => parse(environment)).toThrow(/^[^\n]+\.$/);
  });
});
