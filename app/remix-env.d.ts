import "@remix-run/node";

declare module "@remix-run/node" {
  /** What Express knows about a request and the app needs: `server/index.ts` fills it in. */
  interface AppLoadContext {
    /** Every inline script and style of the page carries it. */
    cspNonce: string;
    /** Stands in the log and on the error page, so that one leads to the other. */
    requestId: string;
    /** The caller's address, seen through trusted proxies only. For rate limits; never logged or stored in the clear. */
    clientAddress: string;
  }

  /** Loader types follow single fetch: dates stay dates. */
  interface Future {
    v3_singleFetch: true;
  }
}
