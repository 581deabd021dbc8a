import { pino, type Logger } from "pino";
import { config } from "#app/config.server.ts";
import { singleton } from "./singleton.server.ts";

/**
 * What the log keeps of an error. Prisma's messages quote the values of the query, which may be what a person wrote, so
 * only their kind and code are kept; of other errors the message as well.
 */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const isPrisma = error.name.startsWith("PrismaClient");
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line)).join("\n");
  return { type: error.name, code, message: isPrisma ? undefined : error.message.slice(0, 500), stack: frames };
}

/**
 * The one log: JSON lines on standard output. Never give it names, addresses, texts that people wrote, or tokens;
 * ids of rows are fine.
 */
export const log: Logger = singleton("log", () =>
  pino({
    level: config.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: describeError },
    redact: { paths: ["*.password", "*.token", "*.email", "*.cookie", "password", "token", "email", "cookie"], censor: "[removed]" },
  }),
);
