import type { ErrorRequestHandler } from "express";
import type { Logger } from "pino";

/** Is it a reason not to start that was written for the operator? Told by its name: the class itself lives in the app's module graph. */
export function isStartError(error: unknown): error is Error {
  return error instanceof Error && (error.name === "StartError" || error.name === "MigrationError");
}

/** One sentence for the operator, or the whole error when it is a bug. Then the process ends with 1. */
export function exitWith(error: unknown): never {
  process.stderr.write(`${isStartError(error) ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}

/** What no route caught: logged with the request's id, told to the person without any detail. */
export function answerFailure(log: Logger): ErrorRequestHandler {
  // Express tells an error handler by its four parameters.
  return (error: unknown, _request, response, _next) => {
    const requestId = response.locals.requestId as string | undefined;
    const status = statusOf(error);
    if (status >= 500) log.error({ requestId, err: error }, "request failed");
    if (response.headersSent) response.destroy();
    else response.status(status).type("text/plain").send(status >= 500 ? `Something went wrong. Please try again. (${requestId ?? "no id"})\n` : "Bad request\n");
  };
}

/** Express and its middleware put a 4xx on errors that the caller made, e.g. a malformed %-sequence. */
function statusOf(error: unknown): number {
  const status = typeof error === "object" && error !== null && "status" in error ? error.status : 500;
  return typeof status === "number" && status >= 400 && status < 600 ? status : 500;
}

/** A bug outside any request: the state of the process is unknown, so it is logged and ended; the service manager starts it again. */
export function endOnBugs(log: Logger): void {
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "uncaught exception");
    process.exitCode = 1;
    log.flush(() => process.exit(1));
  });
  process.on("unhandledRejection", (error) => {
    throw error;
  });
}
