import { createHash, timingSafeEqual } from "node:crypto";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import type { Logger } from "pino";
import { collectDefaultMetrics, Counter, Histogram, register } from "prom-client";
import type * as Entry from "../app/entry.server.tsx";

collectDefaultMetrics();

const duration = new Histogram({
  name: "http_request_duration_seconds",
  help: "Time from the request's arrival to the end of its answer",
  labelNames: ["method", "status"],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
});

const statements = new Counter({ name: "sqlite_statements_total", help: "SQL statements that reached the database" });

/** Counts what the database is asked. */
export function observeDatabase(onStatement: typeof Entry.onStatement): void {
  onStatement(() => statements.inc());
}

const afterTheseWords = new Set(["reset", "verify", "setup", "invitation", "invitations", "join", "confirm", "confirm-email", "email", "unsubscribe", "media", "voice"]);
const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/**
 * The path as it may stand in a log: no query, and no segment that is or may be a secret. Codes and tokens follow
 * certain words or look random: long, with digits or capitals. Ids of rows stay.
 */
export function maskPath(url: string): string {
  const segments = (url.split("?", 1)[0] ?? "").slice(0, 300).split("/");
  return segments.map((segment, index) => (segment !== "" && (afterTheseWords.has(segments[index - 1] ?? "") || looksRandom(segment)) ? "*" : segment.replace(/[^\w.~%:@!$&'()*+,;=-]/g, "_"))).join("/");
}

function looksRandom(segment: string): boolean {
  const isRowId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(segment);
  return !isRowId && (segment.includes("@") || segment.includes("%40") || (/^[\w-]{16,}(\.\w+)?$/.test(segment) && /[A-Z\d]/.test(segment)));
}

/** One log line and one measurement a request. Files of the build are measured, not logged. */
export function observe(log: Logger): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const begun = process.hrtime.bigint();
    const path = maskPath(request.originalUrl);
    response.on("close", () => {
      const ms = Number(process.hrtime.bigint() - begun) / 1e6;
      const method = methods.has(request.method) ? request.method : "OTHER";
      duration.observe({ method, status: `${Math.floor(response.statusCode / 100)}xx` }, ms / 1000);
      if (path.startsWith("/assets/")) return;
      const entry = { requestId: response.locals.requestId as string, method, path, status: response.statusCode, ms: Math.round(ms * 10) / 10, ...(response.writableFinished ? {} : { cut: true }) };
      if (response.statusCode >= 500) log.error(entry, "request");
      else log.info(entry, "request");
    });
    next();
  };
}

/** Measurements for Prometheus: for this machine, or for whoever holds the token. */
export function metrics(token: string | undefined): RequestHandler {
  return (request, response, next) => {
    const given = request.get("Authorization");
    // The socket's own address: a forwarded one can be claimed. Behind a proxy everything is local, so a token is needed there.
    const isLocal = ["127.0.0.1", "::1", "::ffff:127.0.0.1"].includes(request.socket.remoteAddress ?? "") && !("x-forwarded-for" in request.headers) && !("forwarded" in request.headers);
    if (token === undefined ? !isLocal : !sameText(given ?? "", `Bearer ${token}`)) {
      response.status(403).type("text/plain").send("Forbidden\n");
      return;
    }
    register.metrics().then((text) => response.type(register.contentType).send(text), next);
  };
}

/** Compares in a time that tells nothing about where two texts differ. */
function sameText(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
