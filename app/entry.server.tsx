import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type ActionFunctionArgs, type AppLoadContext, type EntryContext, type LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { log } from "#app/lib/log.server.ts";

// The seam to the process: server/ reaches the app through these exports of the one module graph and nothing else.
export { config } from "#app/config.server.ts";
export { log } from "#app/lib/log.server.ts";
export { describeStart, prepare, readiness, shutdown } from "#app/startup.server.ts";

/** How long a loader may keep a streamed page waiting, in milliseconds. */
export const streamTimeout = 5_000;

/** Renders one page. Crawlers, which do not run scripts, get it whole; people get it as it becomes ready. */
export default function handleRequest(request: Request, status: number, headers: Headers, remixContext: EntryContext, loadContext: AppLoadContext): Promise<Response> {
  const { cspNonce, requestId } = loadContext;
  const whole = isbot(request.headers.get("user-agent") ?? "") || remixContext.isSpaMode;

  return new Promise((resolve, reject) => {
    let answered = false;
    let finalStatus = status;
    const answer = () => {
      answered = true;
      const body = new PassThrough();
      headers.set("Content-Type", "text/html; charset=utf-8");
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: finalStatus }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={remixContext} url={request.url} abortDelay={streamTimeout} nonce={cspNonce} />, {
      nonce: cspNonce,
      onShellReady: () => {
        if (!whole) answer();
      },
      onAllReady: () => {
        if (whole) answer();
        clearTimeout(timer);
      },
      onShellError: (error) => {
        clearTimeout(timer);
        reject(error as Error);
      },
      onError: (error) => {
        // Before the shell is out the error reaches handleError through onShellError.
        if (answered && !request.signal.aborted) log.error({ requestId, err: error }, "rendering failed");
        finalStatus = 500;
      },
    });
    const timer = setTimeout(abort, streamTimeout + 1_000);
  });
}

/** Everything a loader, an action or a render throws that is not a Response. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  const isLeft = request.signal.aborted;
  const isRefusal = isRouteErrorResponse(error) && error.status < 500; // no such page, no such method
  if (isLeft || isRefusal) return;
  log.error({ requestId: context.requestId, err: error }, "request failed");
}
