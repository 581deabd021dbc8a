import path from "node:path";
import { z } from "zod";
import { StartError } from "#app/lib/start-error.ts";
import { demoSecret } from "#app/lib/data-folder.server.ts";

/** How a process behaves: `demo` is seeded and open about it, `production` starts empty, `test` is for automated tests. */
export type Mode = "demo" | "production" | "test";

export interface Config {
  mode: Mode;
  /** Absolute path of the folder that holds database, uploads and mail files. */
  dataDir: string;
  host: string;
  /** The port that is listened on; in demo mode it may move away from a taken one (see `portIsFixed`). */
  port: number;
  portIsFixed: boolean;
  /** Public address without a trailing slash, e.g. `https://academy.example.org`. */
  origin: string;
  /** Signs cookies. At least 32 characters. */
  secret: string;
  smtp?: { url: string };
  mailFrom: string;
  /** Express's `trust proxy`: false, a number of hops, or a list of proxy addresses. */
  trustProxy: boolean | number | string;
  metricsToken?: string;
  /** Video services whose meetings a workshop's room may show within its page. */
  videoOrigins: string[];
  logLevel: string;
  isProductionBuild: boolean;
}

const exampleSecrets = new Set(["change-me", "changeme", "secret", "regin-secret", "regin-demo-2026"]);
const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const sentence = {
  port: "PORT must be a whole number from 1 to 65535.",
  mode: "REGIN_MODE must be demo or production.",
  origin: "REGIN_ORIGIN must be a web address without a path, for example https://academy.example.org.",
  smtp: "SMTP_URL must begin with smtp:// or smtps:// and name a host, for example smtps://user:password@mail.example.org.",
  mailFrom: "MAIL_FROM must be an e-mail address, or a name with an address in angle brackets.",
  trustProxy: "REGIN_TRUST_PROXY must be a number of proxies from 1 to 9, or a comma-separated list of proxy addresses.",
  metricsToken: "REGIN_METRICS_TOKEN must be at least 16 characters long.",
  videoOrigins: "REGIN_VIDEO_ORIGINS must be a comma-separated list of https addresses without a path, for example https://video.example.org.",
  logLevel: `REGIN_LOG must be one of ${logLevels.join(", ")}.`,
};

const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const environmentSchema = z.object({
  PORT: optional(z.string().regex(/^\d{1,5}$/, sentence.port).transform(Number).refine((port) => port >= 1 && port <= 65_535, sentence.port)),
  HOST: optional(z.string().regex(/^[\w.:-]+$/, "HOST must be an address or a host name, for example 127.0.0.1 or 0.0.0.0.")),
  REGIN_DATA: optional(z.string()),
  REGIN_MODE: optional(z.enum(["demo", "production", "test"], sentence.mode)),
  REGIN_ORIGIN: optional(z.string().refine(isBareOrigin, sentence.origin)),
  REGIN_SECRET: optional(z.string()),
  SMTP_URL: optional(z.string().regex(/^smtps?:\/\/[^/]+/, sentence.smtp).refine((url) => URL.canParse(url), sentence.smtp)),
  MAIL_FROM: optional(z.string().regex(/^[^@\s]+@[^@\s]+$|^[^<>]+<[^@\s<>]+@[^@\s<>]+>$/, sentence.mailFrom)),
  REGIN_TRUST_PROXY: optional(z.string().regex(/^[1-9]$|^[\w.:/-]{2,}(\s*,\s*[\w.:/-]+)*$/, sentence.trustProxy)),
  REGIN_METRICS_TOKEN: optional(z.string().min(16, sentence.metricsToken)),
  REGIN_VIDEO_ORIGINS: optional(z.string().transform((text) => text.split(",").map((origin) => origin.trim().toLowerCase().replace(/\/$/, ""))).refine((list) => list.every((origin) => origin.startsWith("https://") && isBareOrigin(origin)), sentence.videoOrigins)),
  REGIN_LOG: optional(z.enum(logLevels, sentence.logLevel)),
  NODE_ENV: z.string().optional(),
});

function isBareOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return ["http:", "https:"].includes(url.protocol) && [url.origin, `${url.origin}/`].includes(text.toLowerCase());
}

/**
 * Reads the environment. Touches no file: the demo's own secret is made when it is first asked for.
 * @throws StartError with one sentence for the first value that cannot be used
 */
export function parseConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) throw new StartError(parsed.error.issues[0]?.message ?? "The configuration cannot be read.");
  const env = parsed.data;
  const mode = env.REGIN_MODE ?? "demo";
  if (mode === "production") checkProductionSecret(env.REGIN_SECRET);
  const dataDir = path.resolve(env.REGIN_DATA ?? "data");
  const host = env.HOST ?? "127.0.0.1";
  const port = env.PORT ?? 3000;
  return {
    mode,
    dataDir,
    host,
    port,
    portIsFixed: env.PORT !== undefined || mode !== "demo",
    origin: env.REGIN_ORIGIN?.toLowerCase().replace(/\/$/, "") ?? localOrigin(host, port),
    get secret(): string {
      return env.REGIN_SECRET ?? demoSecret(dataDir);
    },
    smtp: env.SMTP_URL ? { url: env.SMTP_URL } : undefined,
    mailFrom: env.MAIL_FROM ?? "REGIN Academy <no-reply@localhost>",
    trustProxy: trustProxy(env.REGIN_TRUST_PROXY),
    metricsToken: env.REGIN_METRICS_TOKEN,
    videoOrigins: env.REGIN_VIDEO_ORIGINS ?? [],
    // A person who tries the demo wants the address, not a log; an operator wants the log.
    logLevel: env.REGIN_LOG ?? (mode === "production" ? "info" : "warn"),
    isProductionBuild: env.NODE_ENV === "production",
  };
}

function checkProductionSecret(secret: string | undefined): void {
  const advice = "set it to at least 32 random characters, for example the output of: openssl rand -base64 33";
  if (secret === undefined) throw new StartError(`In production mode REGIN_SECRET is needed: ${advice}.`);
  const repetitive = new Set(secret).size < 8;
  if (secret.length < 32 || repetitive || exampleSecrets.has(secret.toLowerCase())) throw new StartError(`REGIN_SECRET is too easy to guess: ${advice}.`);
}

function trustProxy(text: string | undefined): boolean | number | string {
  if (text === undefined) return false;
  return /^[1-9]$/.test(text) ? Number(text) : text;
}

/** The address a person on this machine types: a wildcard host is reached by the loopback name. */
function localOrigin(host: string, port: number): string {
  const name = ["0.0.0.0", "::", "127.0.0.1"].includes(host) ? "localhost" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

/** The demo may have to take another port than it was configured with: the address in mails and QR codes follows. */
export function setListeningPort(port: number): void {
  if (config.port === port) return;
  if (config.origin === localOrigin(config.host, config.port)) config.origin = localOrigin(config.host, port);
  config.port = port;
}

export const config: Config = parseConfig(process.env);
