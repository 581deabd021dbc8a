import { describe, expect, it } from "vitest";
import { maskPath } from "./observe.ts";

describe("a path in the log", () => {
  it.each([
    ["/courses/regional-integration-policy?q=maria", "/courses/regional-integration-policy"],
    ["/reset/Xk2-secret", "/reset/*"],
    ["/verify/7Q2M9X4KZ1B8T5RC", "/verify/*"],
    ["/setup/abc", "/setup/*"],
    ["/voice/abc?thanks", "/voice/*"],
    ["/invitation/abc/accept", "/invitation/*/accept"],
    ["/anything/Zq8vT0wqYt5uXs1rLm2n", "/anything/*"],
    ["/people/maria@example.org", "/people/*"],
    ["/people/maria%40example.org", "/people/*"],
    ["/learning/4b0c6e0e-6f0a-4a3c-8f55-0c9a3f3f3d11", "/learning/4b0c6e0e-6f0a-4a3c-8f55-0c9a3f3f3d11"],
    ["/a\nb", "/a_b"],
  ])("%j is written as %j", (url, written) => {
    expect(maskPath(url)).toBe(written);
  });
});
