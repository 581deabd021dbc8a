import type { Database } from "better-sqlite3";
import { httpClient } from "./http-client.ts";

/** A learner's browser without scripts: sends forms, and throws where one is refused. */
export class FormClient {
  readonly #http: ReturnType<typeof httpClient>;

  constructor(origin: string) {
    this.#http = httpClient(origin);
  }

  /** The Cookie header that it would send. */
  get cookie(): string {
    return this.#http.cookie();
  }

  get(path: string): Promise<Response> {
    return this.#http.get(path);
  }

  /** Posts a form and answers where it leads. From the first byte of a success the write has to be there. @throws Refusal */
  async post(path: string, fields: Record<string, string>): Promise<string> {
    const response = await this.#http.post(path, fields);
    const body = await response.text().catch(() => "");
    if (response.status >= 400) throw new Refusal(`POST ${path} (${JSON.stringify(fields)}) was answered ${response.status}: ${body.slice(0, 300)}`);
    return response.headers.get("Location") ?? path;
  }

  /** Registers, confirms by the link that was mailed, signs in. */
  async join(database: Database, person: { name: string; email: string; password: string }): Promise<void> {
    await this.post("/join", person);
    const mail = database.prepare(`SELECT text FROM Mail WHERE "to" = ?`).get(person.email) as { text: string } | undefined;
    const token = /\/confirm\/([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "none";
    await this.post(`/confirm/${token}`, { confirm: "" });
    await this.post("/sign-in", person);
  }
}

/** The server answered, and said no. Anything else that goes wrong with a request means that it is away. */
export class Refusal extends Error {}
