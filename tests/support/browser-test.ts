import { test as base, type BrowserContext } from "@playwright/test";

export { expect, type Browser, type Page, type Locator, type BrowserContext } from "@playwright/test";

interface Watch {
  /** Console errors that a test provokes on purpose, e.g. by cutting the network. */
  expectedErrors: RegExp | null;
  /** Watches the console of a further context, which ends with the test: none is left that a later test would carry along. */
  watch: (context: BrowserContext) => void;
}

/** Every browser test: an error in the console or an uncaught exception on any page fails it. */
export const test = base.extend<Watch>({
  expectedErrors: [null, { option: true }],
  watch: [
    async ({ context, expectedErrors }, use) => {
      const complaints: string[] = [];
      const note = (text: string) => {
        if (!slowStart.test(text) && !expectedErrors?.test(text)) complaints.push(text);
      };
      const further: BrowserContext[] = [];
      const watch = (watched: BrowserContext) => {
        if (watched !== context) further.push(watched);
        watched.on("console", (message) => {
          if (message.type() === "error" || message.type() === "warning") note(`${message.text()} (${message.location().url})`);
        });
        watched.on("weberror", (error) => note(error.error().stack ?? error.error().message));
      };
      watch(context);
      await use(watch);
      const written = complaints.join("\n"); // before pages are closed in the middle of what they do
      await Promise.all(further.map((one) => one.close()));
      if (written) throw new Error(`Written to the browser's console:\n${written}`);
    },
    { auto: true },
  ],
});

/** What a busy machine's browser remarks on a page whose scripts run late: no fault of the page. */
const slowStart = /was preloaded using link preload but not used within a few seconds/;

/** The server that all browser tests share. */
export function sharedServer(): { origin: string; dataDir: string } {
  const { REGIN_TEST_ORIGIN: origin, REGIN_TEST_DATA: dataDir } = process.env;
  if (!origin || !dataDir) throw new Error("The shared server has not been started: see browser-server.ts.");
  return { origin, dataDir };
}
