import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

export interface RunningServer {
  /** Its address, without a trailing slash. */
  origin: string;
  dataDir: string;
  /** Everything it has printed so far. */
  output: () => string;
  /** Ends it as an operator would, and answers its exit code. Removes a data folder that was made for it. */
  stop: () => Promise<number | null>;
  /** Ends it as a power cut would. The data folder stays. */
  kill9: () => Promise<void>;
}

interface StartOptions {
  env?: Record<string, string>;
  /** Start on this folder, e.g. that of a server that was killed. A new one otherwise. */
  dataDir?: string;
  /** Stay on this port, e.g. to come back where clients look. A free one otherwise. */
  port?: number;
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** The environment of a server under test: none of the caller's settings, its own of a demo on loopback. */
function serverEnvironment(env: Record<string, string>): NodeJS.ProcessEnv {
  const names = /^(REGIN_.*|PORT|HOST|SMTP_URL|MAIL_FROM|VITEST.*|NODE_OPTIONS)$/;
  const own: NodeJS.ProcessEnv = { ...process.env };
  for (const name of Object.keys(own)) if (names.test(name)) delete own[name];
  return { ...own, HOST: "127.0.0.1", REGIN_LOG: "warn", ...env };
}

/** Starts the built server as its own process, without waiting for it. */
export function spawnServer(env: Record<string, string>): { child: ChildProcess; output: () => string; exited: Promise<number | null> } {
  if (!existsSync(path.join(root, "build/server/index.js"))) throw new Error("There is no build: run npm run build first.");
  const child = spawn(process.execPath, ["server/index.ts"], { cwd: root, env: serverEnvironment(env), stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.on("close", (code) => resolve(code)));
  return { child, output: () => output, exited };
}

/** Starts the built server with demo data of its own on loopback and waits until it answers. */
export async function startServer({ env = {}, dataDir, port }: StartOptions = {}): Promise<RunningServer> {
  const folder = dataDir ?? mkdtempSync(path.join(tmpdir(), "regin-server-"));
  const ownPort = port ?? (await freePort());
  const origin = `http://127.0.0.1:${ownPort}`;
  const { child, output, exited } = spawnServer({ PORT: String(ownPort), REGIN_DATA: folder, REGIN_ORIGIN: origin, ...env });
  const removeFolder = () => {
    if (dataDir === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };

  const deadline = Date.now() + 90_000;
  for (;;) {
    const answer = await fetch(`${origin}/readyz`).catch(() => null);
    if (answer?.ok) break;
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      child.kill("SIGKILL");
      await exited;
      removeFolder();
      throw new Error(`The server did not start:\n${output()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }

  return {
    origin,
    dataDir: folder,
    output,
    async stop() {
      child.kill("SIGTERM");
      const code = await exited;
      removeFolder();
      return code;
    },
    async kill9() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}
