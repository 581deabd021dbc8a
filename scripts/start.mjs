// `npm start`: from a fresh clone to a running server. Runs on any Node from 18 on; the product itself runs on the Node
// that npm installs beside its dependencies, so everything after the installation is a process of its own.
// `npm run dev` is the same with --dev: no build, sources served through Vite.
import { spawn } from "node:child_process";
import { prepareBuild, prepareClient, prepareDependencies } from "./prepare/prepare.mjs";
import { passSignalsTo, productEnvironment, productNode, Refusal, root } from "./prepare/runtime.mjs";

const isDevelopment = process.argv.includes("--dev");

/** A signal to npm ends npm and its shell but is not handed on: when they are gone, so is the reason to run. */
function stopWithNpm(server) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) server.kill("SIGTERM");
  }, 500).unref();
}

try {
  await prepareDependencies();
  await prepareClient();
  if (!isDevelopment) await prepareBuild();
  const server = spawn(productNode(), ["server/index.ts", ...(isDevelopment ? ["--dev"] : [])], { cwd: root, env: productEnvironment(), stdio: "inherit" });
  passSignalsTo(server);
  stopWithNpm(server);
  server.on("error", (error) => {
    process.stderr.write(`The server could not be started: ${error.message}\n`);
    process.exitCode = 1;
  });
  server.on("exit", (code, signal) => {
    process.exitCode = code ?? (signal === "SIGKILL" ? 137 : 130);
  });
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
