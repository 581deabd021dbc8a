import { existsSync } from "node:fs";
import path from "node:path";
import { installed, machineEnvironment, npm, productNode, Refusal, root, run, step } from "./runtime.mjs";
import { dependenciesMatch, hashOf, readStamp, writeStamp } from "./stamps.mjs";

const clientStamp = "app/db/generated/.stamp";
const buildStamp = "build/.stamp";

/** Dependencies as the lock file says, from the registry that the person's npm is set to. */
export async function prepareDependencies() {
  if (dependenciesMatch()) return;
  await step("Installing dependencies (about a minute)", async () => {
    // Also where the environment says production: the build is made here, with the tools for it.
    const { code, output } = await run(npm(["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"]), { env: machineEnvironment({ NODE_ENV: "" }), quiet: true });
    if (code !== 0) throw new Refusal(explainNpm(code, output));
  });
  productNode(); // refuses when there is none
}

function explainNpm(code, output) {
  if (code === 127) return "npm was not found: install Node.js together with npm, then try again.";
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(output)) return "The dependencies could not be downloaded: npm's registry cannot be reached from here. Check the network, or npm's registry and proxy settings, and try again.";
  if (/ENOSPC/.test(output)) return "The dependencies could not be installed: the disk is full.";
  if (/EACCES|EPERM|EROFS/.test(output)) return "The dependencies could not be installed: this account may not write to the project's folder.";
  if (/EUSAGE/.test(output)) return "package.json and package-lock.json do not fit together: run npm install and commit the lock file.";
  return `The dependencies could not be installed. npm said:\n${output.trim().split("\n").slice(0, 15).join("\n")}`;
}

/** The database client, generated from the data model. */
export async function prepareClient() {
  const wanted = hashOf(["prisma/schema.prisma", "prisma.config.ts", "node_modules/prisma/package.json"]);
  if (readStamp(clientStamp) === wanted && existsSync(path.join(root, "app/db/generated/client.ts"))) return;
  await step("Generating the database client", async () => {
    const { code, output } = await run(installed("prisma/build/index.js", ["generate"]), { quiet: true });
    if (code !== 0) throw new Refusal(`The database client could not be generated:\n${output.trim()}`);
    writeStamp(clientStamp, wanted);
  });
}

const isNotBuilt = (file) => file === "app/db/generated" || /\.test\.tsx?$|\/README\.md$/.test(file);

/** The built application, made anew when a file that goes into it has changed. */
export async function prepareBuild() {
  const wanted = hashOf(["app", "public", "prisma", "package-lock.json", "vite.config.ts", "remix.config.js", "tsconfig.json"], isNotBuilt);
  if (readStamp(buildStamp) === wanted && existsSync(path.join(root, "build/server/index.js"))) return;
  await step("Building", async () => {
    const { code, output } = await run(installed("@remix-run/dev/dist/cli.js", ["vite:build"]), { quiet: true });
    if (code !== 0) throw new Refusal(`The build failed:\n${output.trim()}`);
    writeStamp(buildStamp, wanted);
  });
}
