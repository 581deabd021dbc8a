/** Set by the process on every request, over whatever a client may have sent under this name. */
export const clientAddressHeader = "x-client-address";

/** The network address that a request came from, as the process saw it (behind its trusted proxies). */
export function clientAddress(request: Request): string {
  return request.headers.get(clientAddressHeader) ?? "unknown";
}
