import { io } from "socket.io-client";
import { setConnectionState } from "./connection-state.ts";
import { LiveConnection } from "./live-connection.ts";
import { livePath } from "./live.ts";

let connection: LiveConnection | null = null;
let identity: string | null = null;

/**
 * The page's one live connection, made when first asked for.
 * @param who tells people apart; when it changes the connection is made anew, as its cookie is another one
 */
export function connectLive(who: string): LiveConnection {
  if (!connection) {
    const socket = io({
      path: livePath,
      autoConnect: false,
      transports: ["websocket", "polling"],
      tryAllTransports: true, // some proxies let no web socket through
      reconnectionDelay: 500,
      reconnectionDelayMax: 10_000,
      randomizationFactor: 0.5,
      auth: { locale: document.documentElement.lang },
    });
    const made = new LiveConnection(socket, setConnectionState);
    addEventListener("online", () => void made.check());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") void made.check();
    });
    connection = made;
  } else if (identity !== who) {
    connection.renew();
  }
  identity = who;
  return connection;
}
