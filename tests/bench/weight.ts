import { chromium, type CDPSession } from "@playwright/test";
import { findBrowser } from "../../scripts/prepare/browser.mjs";

/** Bytes on the wire of one page in a browser that has nothing yet. */
export interface Weight {
  page: string;
  html: number;
  css: number;
  js: number;
  fonts: number;
  other: number;
  requests: number;
}

const kinds: Record<string, keyof Omit<Weight, "page" | "requests"> | undefined> = { Document: "html", Stylesheet: "css", Script: "js", Font: "fonts" };

/** Opens each page once in a context of its own and adds up what came over the network until it was quiet. */
export async function weighPages(origin: string, pages: { page: string; path: string; cookie?: string }[]): Promise<Weight[]> {
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...(isRoot ? ["--no-sandbox"] : []), "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
  try {
    const weights: Weight[] = [];
    for (const { page: name, path, cookie } of pages) {
      const context = await browser.newContext({ locale: "en-GB" });
      if (cookie) {
        const [key = "", value = ""] = cookie.split("=", 2);
        await context.addCookies([{ name: key, value, url: origin }]);
      }
      const page = await context.newPage();
      const weight = countTransfers(await context.newCDPSession(page), name);
      await page.goto(origin + path, { waitUntil: "networkidle" });
      weights.push(weight);
      await context.close();
    }
    return weights;
  } finally {
    await browser.close();
  }
}

function countTransfers(session: CDPSession, page: string): Weight {
  const weight: Weight = { page, html: 0, css: 0, js: 0, fonts: 0, other: 0, requests: 0 };
  const typeOf = new Map<string, string>();
  session.on("Network.responseReceived", ({ requestId, type }) => typeOf.set(requestId, type));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    weight[kinds[typeOf.get(requestId) ?? ""] ?? "other"] += encodedDataLength;
    weight.requests += 1;
  });
  void session.send("Network.enable");
  return weight;
}
