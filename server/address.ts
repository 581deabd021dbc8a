import type { IncomingMessage } from "node:http";

/** Is this address, so many hops away, a proxy of ours? Express's `trust proxy fn`. */
export type Trusts = (address: string, hop: number) => boolean;

/** Where a request comes from: the nearest address that is no proxy of ours, as Express finds it for `request.ip`. */
export function addressOf(request: Pick<IncomingMessage, "headers" | "socket">, trusts: Trusts): string {
  const forwarded = request.headers["x-forwarded-for"];
  const hops = (Array.isArray(forwarded) ? forwarded.join(",") : (forwarded ?? "")).split(",").map((part) => part.trim()).filter(Boolean).reverse();
  const addresses = [request.socket.remoteAddress ?? "unknown", ...hops];
  return addresses.find((address, hop) => !trusts(address, hop)) ?? addresses.at(-1) ?? "unknown";
}
