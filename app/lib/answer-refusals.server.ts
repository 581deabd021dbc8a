import { data, type ActionFunction, type LoaderFunction, type ServerBuild } from "@remix-run/node";
import { AppError } from "./app-error.ts";

function answering<Handler extends LoaderFunction | ActionFunction>(handler: Handler): Handler {
  const wrapped = async (args: Parameters<Handler>[0]): Promise<unknown> => {
    try {
      return await handler(args);
    } catch (error) {
      if (error instanceof AppError) throw data({ detail: error.detail, values: error.values }, { status: error.status });
      throw error;
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
      return [id, { ...route, module: { ...route.module, ...(loader ? { loader: answering(loader) } : {}), ...(action ? { action: answering(action) } : {}) } }];
    }),
  );
  const answered = { ...build, routes };
  known.set(build, answered);
  return answered;
}
