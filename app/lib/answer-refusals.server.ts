import { data, type ActionFunction, type HeadersFunction, type LoaderFunction, type ServerBuild } from "@remix-run/node";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { AppError } from "./app-error.ts";

/** When to try again, for those who were too fast. */
export function retryAfter({ code, values: { seconds } }: AppError): Record<string, string> {
  return code === "too-many" && seconds !== undefined ? { "Retry-After": String(seconds) } : {};
}

/** Of what loaders and actions say, Remix puts only cookies on a page: this also, for pages that say nothing themselves. */
export const keepRetryAfter: HeadersFunction = ({ parentHeaders, loaderHeaders, actionHeaders, errorHeaders }) => {
  const headers = new Headers(parentHeaders);
  const value = [errorHeaders, actionHeaders, loaderHeaders].map((from) => from?.get("Retry-After")).find((found) => found);
  if (value) headers.set("Retry-After", value);
  return headers;
};

function answering<Handler extends LoaderFunction | ActionFunction>(handler: Handler): Handler {
  const wrapped = async (args: Parameters<Handler>[0]): Promise<unknown> => {
    try {
      return await handler(args);
    } catch (error) {
      if (error instanceof AppError) throw data({ detail: error.detail, values: error.values }, { status: error.status, headers: retryAfter(error) });
      throw error;
    }
  };
  return wrapped as Handler;
}

/** What is no page has none to say so, and Remix would answer for it in JSON or as a failure: one sentence in the reader's language instead. */
function answeringInWords<Handler extends LoaderFunction | ActionFunction>(handler: Handler): Handler {
  const wrapped = async (args: Parameters<Handler>[0]): Promise<unknown> => {
    try {
      return await handler(args);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const t = getT(await getLocale(args.request, null));
      throw new Response(`${t(error.detail, error.values)}\n`, { status: error.status, headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store", ...retryAfter(error) } });
    }
  };
  return wrapped as Handler;
}

const known = new WeakMap<ServerBuild, ServerBuild>();

/**
 * The build with every loader and action answering an AppError by its status and its translation key. The one place
 * where refusals become HTTP: no route has to remember it.
 */
export function answerRefusals(build: ServerBuild): ServerBuild {
  const held = known.get(build);
  if (held) return held;
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => {
      if (!route) return [id, route];
      const { loader, action } = route.module;
      const isPage = "default" in route.module;
      return [id, { ...route, module: { ...(isPage && { headers: keepRetryAfter }), ...route.module, ...(loader ? { loader: (isPage ? answering : answeringInWords)(loader) } : {}), ...(action ? { action: (isPage ? answering : answeringInWords)(action) } : {}) } }];
    }),
  );
  const answered = { ...build, routes };
  known.set(build, answered);
  return answered;
}
