import { createReadableStreamFromReadable, type ActionFunctionArgs, type AppLoadContext, type EntryContext, type LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { createPageI18n } from "#app/i18n/i18n.server.ts";
import { defaultLocale, isLocale } from "#app/i18n/locales.ts";
import { log } from "#app/lib/log.server.ts";
import { withoutNul } from "#app/lib/without-nul.server.ts";
import { NonceContext } from "#app/ui/nonce.ts";

// The seam to the process: server/ reaches the app through these exports of the one module graph and nothing else.
export { config } from "#app/config.server.ts";
export { onStatement } from "#app/db/statements.server.ts";
export { answerRefusals } from "#app/lib/answer-refusals.server.ts";
export { log } from "#app/lib/log.server.ts";
export { acceptSocket, answerEvent, setIo } from "#app/realtime/connection.server.ts";
export { livePath } from "#app/realtime/live.ts";
export { live } from "#app/sockets.server.ts";
export { describeStart, prepare, readiness, shutdown } from "#app/startup.server.ts";

/** How long a loader may keep a streamed page waiting, in milliseconds. */
export const streamTimeout = 5_000;

/** The language that the root loader settled on; English when even that failed. */
function pageLocale({ staticHandlerContext }: EntryContext) {
  const root = staticHandlerContext.loaderData.root as { locale?: unknown } | undefined;
  return isLocale(root?.locale) ? root.locale : defaultLocale;
}

/** Renders one page. Crawlers, which do not run scripts, get it whole; people get it as it becomes ready. */
export default function handleRequest(request: Request, status: number, headers: Headers, remixContext: EntryContext, loadContext: AppLoadContext): Promise<Response> {
  const { cspNonce, requestId } = loadContext;
  const whole = isbot(request.headers.get("user-agent") ?? "") || remixContext.isSpaMode;

  return new Promise((resolve, reject) => {
    let answered = false;
    let finalStatus = status;
    const answer = () => {
      answered = true;
      const body = withoutNul();
      headers.set("Content-Type", "text/html; charset=utf-8");
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: finalStatus }));
      pipe(body);
    };
    const page = (
      <NonceContext.Provider value={cspNonce}>
        <I18nextProvider i18n={createPageI18n(pageLocale(remixContext))}>
          <RemixServer context={remixContext} url={request.url} abortDelay={streamTimeout} nonce={cspNonce} />
        </I18nextProvider>
      </NonceContext.Provider>
    );
    const { pipe, abort } = renderToPipeableStream(page, {
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
        reject(error instanceof Error ? error : new Error(String(error)));
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
