import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

interface Wish {
  host: string;
  port: number;
  /** False when any other free port will do as well. */
  portIsFixed: boolean;
}

/**
 * Takes the port, or the next free one when that is allowed.
 * @returns the port that is ours
 * @throws StartError when it is taken or may not be used
 */
export async function listen(server: Server, { host, port, portIsFixed }: Wish): Promise<number> {
  const candidates = portIsFixed ? [port] : [...Array.from({ length: 20 }, (_, offset) => port + offset), 0];
  for (const candidate of candidates) {
    try {
      return await listenOnce(server, host, candidate);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === "EADDRINUSE" && candidate !== candidates.at(-1)) continue;
      throw Object.assign(new Error(refusal(code, host, candidate), { cause: error }), { name: "StartError" });
    }
  }
  throw new Error("unreachable: the last candidate returns or throws");
}

function listenOnce(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function refusal(code: string | undefined, host: string, port: number): string {
  if (code === "EADDRINUSE") return `Port ${port} is already taken: stop the program that uses it, or choose another one with PORT.`;
  if (code === "EACCES") return `Port ${port} may not be used by this account: choose one above 1023 with PORT.`;
  return `HOST ${host} is not an address of this machine.`;
}
