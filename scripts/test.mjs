// `npm test`: from a fresh clone to a verdict. Runs on any Node from 18 on; see scripts/start.mjs. Stops at the first
// step that fails. The last line is "N passed, N failed" once tests have run.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { findBrowser } from "./prepare/browser.mjs";
import { prepareBuild, prepareClient, prepareDependencies } from "./prepare/prepare.mjs";
import { installed, productEnvironment, productNode, Refusal, root, run, say, step } from "./prepare/runtime.mjs";

const results = path.join(root, "test-results");
const tally = { passed: 0, failed: 0 };

/** A step that passes or ends the run. What it prints is shown only when it fails. */
function check(title, command) {
  return step(title, async () => {
    const { code, output } = await run(command(), { quiet: true });
    if (code !== 0) throw new Refusal(`${output.trim()}\n\nFailed: ${title}.`);
  });
}

/** A step that counts tests. Its output is shown as it comes; `count` reads its results file. */
function test(title, command, { env = {}, count }) {
  return step(title, async () => {
    const { code } = await run(command, { env: productEnvironment(env) });
    const { passed, failed } = count();
    tally.passed += passed;
    tally.failed += failed;
    if (failed > 0) throw new Refusal(`Failed: ${title}.\n${verdict()}`);
    if (code !== 0) throw new Refusal(`Failed: ${title} ended with ${code} although no test failed.`);
    if (passed === 0) throw new Refusal(`Failed: ${title} ran no test at all.`);
  });
}

function readResults(name) {
  try {
    return JSON.parse(readFileSync(path.join(results, name), "utf8"));
  } catch {
    return null; // it ended before it could write: the exit code tells
  }
}

const verdict = () => `${tally.passed} passed, ${tally.failed} failed`;

async function main() {
  await prepareDependencies();
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  await prepareClient();
  await check("Types", () => installed("typescript/bin/tsc"));
  await check("Lint", () => installed("eslint/bin/eslint.js", [".", "--max-warnings", "0"]));
  await check("Courses", () => ({ command: productNode(), args: ["scripts/courses-check.ts"] }));
  await prepareBuild(); // before the tests: some of them start the built server

  await test("Unit and integration tests", installed("vitest/vitest.mjs", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${path.join(results, "vitest.json")}`]), {
    count() {
      const { numPassedTests = 0, numFailedTests = 0 } = readResults("vitest.json") ?? {};
      return { passed: numPassedTests, failed: numFailedTests };
    },
  });

  const browser = await step("Browser", findBrowser);
  say(`  ${browser}`);
  await test("Browser tests", installed("@playwright/test/cli.js", ["test"]), {
    env: { REGIN_CHROMIUM: browser, REGIN_RESULTS: path.join(results, "playwright.json") },
    count() {
      const { expected = 0, unexpected = 0, flaky = 0 } = readResults("playwright.json")?.stats ?? {};
      return { passed: expected + flaky, failed: unexpected };
    },
  });
  say(verdict());
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  say(error.message);
  process.exitCode = 1;
}
