import { defineConfig, devices } from "@playwright/test";

const isRoot = process.getuid?.() === 0;
const results = process.env.REGIN_RESULTS;
// A browser that runs as root cannot use its sandbox; the rest keeps it from calling home.
const quiet = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

// One built server with fresh demonstration data serves all tests; tests/support/browser-server.ts starts it before the
// first and tells its address in REGIN_TEST_ORIGIN.
export default defineConfig({
  testDir: "tests/e2e",
  // A trial is too long for every run, and has pictures to be looked at: `npm run trial`.
  testMatch: process.env.REGIN_TRIAL ? "**/*.trial.ts" : "**/*.spec.ts",
  globalSetup: "./tests/support/browser-server.ts",
  outputDir: "test-results/browser",
  forbidOnly: results !== undefined,
  // In the whole run a test that fails is tried once more. What passes only then is listed as flaky: a fault to be hunted, not a pass.
  retries: results !== undefined ? 1 : 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ...(results ? ([["json", { outputFile: results }]] as const) : [])],
  use: {
    baseURL: process.env.REGIN_TEST_ORIGIN, // known once the global setup has run; each worker reads this file after it
    actionTimeout: 30_000, // what cannot be pressed fails where it is, not at the end of the test's time
    trace: "off",
    video: "off",
    screenshot: "only-on-failure",
    locale: "en-GB",
    timezoneId: "Europe/Brussels",
    launchOptions: {
      executablePath: process.env.REGIN_CHROMIUM,
      args: [...(isRoot ? ["--no-sandbox"] : []), ...quiet],
    },
  },
  projects: [{ name: "desktop", use: { ...devices["Desktop Chrome"] } }],
});
