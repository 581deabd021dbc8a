import { demoPassword } from "./world.ts";

type Fields = Record<string, string | string[]> | [string, string][] | URLSearchParams;

/** A browser without a screen: keeps cookies, follows nothing, sends its origin as browsers do. */
export interface HttpClient {
  send: (path: string, init?: RequestInit) => Promise<Response>;
  get: (path: string) => Promise<Response>;
  post: (path: string, fields?: Fields) => Promise<Response>;
  /** The Cookie header that it would send. */
  cookie: () => string;
  /** Signs a demonstration account, or one with the same password, in. */
  signIn: (email: string) => Promise<void>;
}

function encode(fields: Fields): URLSearchParams {
  if (fields instanceof URLSearchParams) return fields;
  if (Array.isArray(fields)) return new URLSearchParams(fields);
  return new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, each])));
}

/** @param headers sent with every request, e.g. X-Forwarded-For behind a trusted proxy */
export function httpClient(origin: string, headers: Record<string, string> = {}): HttpClient {
  const cookies = new Map<string, string>();

  const cookie = (): string => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const send: HttpClient["send"] = async (path, init = {}) => {
    const response = await fetch(origin + path, {
      redirect: "manual",
      ...init,
      headers: { Origin: origin, Accept: "text/html", ...headers, ...(cookies.size > 0 ? { Cookie: cookie() } : {}), ...(init.headers as Record<string, string>) },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === "" || value === '""') cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const post: HttpClient["post"] = (path, fields = {}) => send(path, { method: "POST", body: encode(fields) });
  return {
    send,
    cookie,
    post,
    get: (path) => send(path),
    async signIn(email) {
      const response = await post("/sign-in", { email, password: demoPassword });
      if (response.status !== 302) throw new Error(`${email} could not sign in: ${response.status}`);
      await response.body?.cancel();
    },
  };
}
