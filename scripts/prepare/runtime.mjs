// Runs on whatever Node (18 or newer) starts the project, before anything is installed: no dependencies, no TypeScript.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const binaries = path.join(root, "node_modules", ".bin");
const windows = process.platform === "win32";

/** Something the person can put right: its message is all that is printed. */
export class Refusal extends Error {}

/** The Node that runs the product: the one npm installed (see docs/decisions/runtime-pinned-by-npm.md), else this one if it is new enough. */
export function productNode() {
  const pinned = path.join(root, "node_modules", "node", "bin", windows ? "node.exe" : "node");
  if (existsSync(pinned)) return pinned;
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  throw new Refusal(`Node ${process.versions.node} is too old to run this and npm did not install a newer one: run npm ci without --omit=optional, or use Node 22.18 or newer.`);
}

/** The environment in which installed commands and the pinned Node come first. */
export function productEnvironment(extra = {}) {
  return withPath([binaries, ...foreignPath()], extra);
}

/** The environment of the machine's own npm. Installing replaces the pinned Node, so that one must not run it. */
export function machineEnvironment(extra = {}) {
  return withPath(foreignPath(), extra);
}

function foreignPath() {
  return (process.env.PATH ?? "").split(path.delimiter).filter((entry) => path.resolve(entry) !== binaries);
}

function withPath(entries, extra) {
  const environment = { ...process.env, ...extra };
  // Windows calls it Path and does not care; a plain object does.
  for (const name of Object.keys(environment)) if (name.toUpperCase() === "PATH") delete environment[name];
  return { ...environment, PATH: entries.join(path.delimiter) };
}

/** The command line of the npm that started us, else of the one on the path. */
export function npm(args) {
  const cli = process.env.npm_execpath;
  const node = process.env.npm_node_execpath;
  if (cli?.endsWith(".js") && existsSync(cli) && node && existsSync(node) && !node.startsWith(path.join(root, "node_modules"))) return { command: node, args: [cli, ...args] };
  return { command: windows ? "npm.cmd" : "npm", args, shell: windows };
}

/** An installed package's command, run by the product's Node. `file` is relative to node_modules. */
export function installed(file, args = []) {
  return { command: productNode(), args: [path.join(root, "node_modules", ...file.split("/")), ...args] };
}

/**
 * Runs a command to its end. `quiet` keeps its output and answers it; otherwise it is shown as it comes.
 * With `watch`, output is shown and handed on as well.
 * @returns {Promise<{ code: number, output: string }>} 128 and more when a signal ended it, 127 when it does not exist
 */
export function run({ command, args, shell = false }, { env = productEnvironment(), quiet = false, watch = false, timeout } = {}) {
  return new Promise((resolve) => {
    const captured = quiet || watch;
    const child = spawn(command, args, { cwd: root, env, shell, timeout, stdio: captured ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"] });
    let output = "";
    const take = (stream) => (chunk) => {
      output += chunk;
      if (watch) stream.write(chunk);
    };
    child.stdout?.on("data", take(process.stdout));
    child.stderr?.on("data", take(process.stderr));
    const stop = passSignalsTo(child);
    child.on("error", (error) => {
      stop();
      resolve({ code: error.code === "ENOENT" ? 127 : 1, output: `${output}${error.message}\n` });
    });
    child.on("close", (code, signal) => {
      stop();
      resolve({ code: code ?? (signal ? 130 : 1), output });
    });
  });
}

/** Hands SIGINT, SIGTERM and SIGHUP on to a child and stays until it has ended. Returns the function that stops doing so. */
export function passSignalsTo(child) {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  const listeners = signals.map((signal) => {
    const listener = () => child.kill(signal);
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  return () => listeners.forEach((off) => off());
}

export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Prints what is being done and how long it took; a line every twenty seconds shows that a long step still lives. */
export async function step(title, work) {
  const begun = Date.now();
  say(`› ${title}`);
  const sign = setInterval(() => say(`  … still at it after ${Math.round((Date.now() - begun) / 1000)} s`), 20_000);
  try {
    return await work();
  } finally {
    clearInterval(sign);
    const seconds = (Date.now() - begun) / 1000;
    say(`  ${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`);
  }
}
