import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { installed, Refusal, root, run, say } from "./runtime.mjs";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/snap/bin/chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];
const downloadLimit = 180_000;

/**
 * A Chromium for the browser tests: REGIN_CHROMIUM if it is set, Playwright's own, the system's, or one from the
 * system's package manager, in this order; the first that starts.
 * @returns {Promise<string>} the path of its program
 */
export async function findBrowser() {
  const named = process.env.REGIN_CHROMIUM;
  if (named) {
    if (await starts(named)) return named;
    throw new Refusal(`REGIN_CHROMIUM names ${named}, which does not start.`);
  }
  const own = await ownBrowser();
  if (own) return own;
  for (const place of places) if (await starts(place)) return place;
  await installBySystem();
  for (const place of places) if (await starts(place)) return place;
  throw new Refusal("No browser could be found or installed for the tests: install Chromium, or name one with REGIN_CHROMIUM.");
}

async function starts(program) {
  if (!existsSync(program)) return false;
  const { code } = await run({ command: program, args: ["--version"] }, { quiet: true, timeout: 30_000 });
  return code === 0;
}

/** Playwright's Chromium, downloaded if that is possible; null without a word if not. */
async function ownBrowser() {
  const { chromium } = createRequire(path.join(root, "package.json"))("@playwright/test");
  const program = chromium.executablePath();
  if (!existsSync(program)) await run(installed("@playwright/test/cli.js", ["install", "chromium"]), { quiet: true, timeout: downloadLimit });
  return (await starts(program)) ? program : null;
}

async function installBySystem() {
  if (!existsSync("/usr/bin/apt-get")) return;
  const isRoot = process.getuid?.() === 0;
  const apt = (args) => ({ command: isRoot ? "apt-get" : "sudo", args: isRoot ? args : ["-n", "apt-get", ...args] });
  say("  Installing the system's Chromium");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const update = await run(apt(["update", "-q"]), { quiet: true, env });
  const { code, output } = update.code === 0 ? await run(apt(["install", "-y", "-q", "--no-install-recommends", "chromium"]), { quiet: true, env }) : update;
  if (code !== 0) say(output.trim().split("\n").slice(-5).join("\n"));
}
