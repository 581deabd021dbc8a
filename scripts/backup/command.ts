import path from "node:path";

/** Runs a command that takes one file: says what it did, or in one sentence why not, and ends with 0 or 1. */
export async function runCommand(name: string, work: (file: string) => Promise<string>): Promise<void> {
  const [given, ...more] = process.argv.slice(2);
  try {
    if (given === undefined || more.length > 0) throw new Error(`Name one file: npm run ${name} -- backup.tar.gz`);
    process.stdout.write(`${await work(path.resolve(process.env.INIT_CWD ?? ".", given))}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
