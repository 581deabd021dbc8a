import type { HeadersFunction } from "@remix-run/node";

/** Where there is no script, the browser asks again by itself; a script asks more often. */
export const refreshWhile = (isWorking: boolean): Record<string, string> => (isWorking ? { Refresh: "8" } : {});

/** A page's headers with what its loader has said about asking again. */
export const passRefresh: HeadersFunction = ({ loaderHeaders, parentHeaders }) => {
  const all = new Headers(parentHeaders);
  const refresh = loaderHeaders.get("Refresh");
  if (refresh) all.set("Refresh", refresh);
  return all;
};
