import type { Request, Response } from "express";
import { describe, expect, it, vi } from "vitest";
import { isOwnOrigin, refuseForeignWrites, securityHeaders } from "./http.ts";

const ours = "https://academy.example.org";
const host = "academy.example.org";

describe("a write is carried out", () => {
  it.each([
    ["from our public address", { host: "10.0.0.7:3000", origin: ours }],
    ["from the address the browser sees", { host: "localhost:3000", origin: "http://localhost:3000" }],
    ["without Origin when the browser says that it stayed on our site", { host, "sec-fetch-site": "same-origin" }],
    ["without both when the referring page is ours", { host, referer: `${ours}/sign-in?next=/learning` }],
  ])("%s", (_case, headers) => {
    expect(isOwnOrigin(headers, ours)).toBe(true);
  });
});

describe("a write is refused", () => {
  it.each([
    ["from another site", { host, origin: "https://evil.example" }],
    ["from a sister site", { host, origin: "https://other.example.org", "sec-fetch-site": "same-site" }],
    ["from a name that only begins like ours", { host, origin: `${ours}.evil.example` }],
    ["from another port of our machine", { host: "localhost:3000", origin: "http://localhost:4000" }],
    ["from an opaque origin", { host, origin: "null" }],
    ["from another site although the referring page seems ours", { host, origin: "https://evil.example", referer: `${ours}/` }],
    ["without Origin across sites", { host, "sec-fetch-site": "cross-site", referer: `${ours}/` }],
    ["when nothing tells where it comes from", { host }],
    ["when the referring address cannot be read", { host, referer: "::" }],
    ["when there is no host to compare with", { origin: "http://" }],
  ])("%s", (_case, headers) => {
    expect(isOwnOrigin(headers, ours)).toBe(false);
  });
});

describe("a write from nobody knows where", () => {
  const key = "a".repeat(27);
  const isCarriedOut = (method: string, path: string): boolean => {
    const next = vi.fn();
    const response: Record<string, unknown> = {};
    for (const name of ["status", "type", "send"]) response[name] = () => response;
    refuseForeignWrites(() => ours)({ method, path, headers: { host } } as unknown as Request, response as unknown as Response, next);
    return next.mock.calls.length === 1;
  };

  it("may end the mails of whoever holds the key in them", () => {
    expect(isCarriedOut("POST", `/notifications/unsubscribe/${key}`)).toBe(true);
  });

  it.each([
    ["POST", "/notifications"],
    ["POST", "/notifications/settings"],
    ["POST", "/notifications/unsubscribe/short"],
    ["POST", `/notifications/unsubscribe/${key}/more`],
    ["POST", `/notifications/unsubscribe/${key}.data`],
    ["POST", `/x/notifications/unsubscribe/${key}`],
    ["DELETE", `/notifications/unsubscribe/${key}`],
    ["PUT", `/notifications/unsubscribe/${key}`],
  ])("is refused otherwise: %s %s", (method, path) => {
    expect(isCarriedOut(method, path)).toBe(false);
  });
});

describe("pages of others are framed", () => {
  const headersWith = (videoOrigins: string[]): Map<string, string> => {
    const set = new Map<string, string>();
    const response = { locals: { cspNonce: "nonce" }, setHeader: (name: string, value: string) => set.set(name, value), removeHeader: () => undefined };
    securityHeaders({ origin: "https://academy.example", isDevelopment: false, videoOrigins })({} as Request, response as unknown as Response, () => undefined);
    return set;
  };

  it("not at all, and nobody gets camera or microphone, unless it is said", () => {
    expect(headersWith([]).get("Content-Security-Policy")).toContain("frame-src 'none'");
    expect(headersWith([]).get("Permissions-Policy")).toContain("camera=(), display-capture=()");
  });

  it("where a video service is named, and that one alone", () => {
    const headers = headersWith(["https://video.example"]);
    expect(headers.get("Content-Security-Policy")).toMatch(/frame-src https:\/\/video\.example;/);
    expect(headers.get("Permissions-Policy")).toContain('microphone=(self "https://video.example")');
  });
});
