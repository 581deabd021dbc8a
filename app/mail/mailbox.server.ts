import { config } from "#app/config.server.ts";
import { db } from "#app/db/client.server.ts";
import { AppError } from "#app/lib/app-error.ts";

export interface ShownMail {
  id: string;
  to: string;
  subject: string;
  at: Date;
  /** The text in order; parts with `path` are links into this site. */
  parts: { text: string; path?: string }[];
}

/** Splits at the addresses of our own pages; what ends a sentence or a bracket is no part of one. The demo may have moved to another port since: only the path counts. */
export function findLinks(text: string): ShownMail["parts"] {
  return text.split(/(https?:\/\/\S*[^\s.,;:!?"’”»)\]])/).map((part) => {
    if (!/^https?:\/\//.test(part) || !URL.canParse(part)) return { text: part };
    const { pathname, search } = new URL(part);
    return { text: part, path: pathname + search };
  });
}

/** The newest mails of the demo, to one address or to all. @throws AppError not-found outside the demo */
export async function listDemoMail(to: string | null): Promise<ShownMail[]> {
  if (config.mode !== "demo") throw new AppError("not-found", "errors:notFound.text");
  const mails = await db.mail.findMany({ where: to ? { to } : {}, orderBy: [{ createdAt: "desc" }, { id: "asc" }], take: 50 });
  return mails.map(({ id, to: address, subject, text, createdAt }) => ({ id, to: address, subject, at: createdAt, parts: findLinks(text) }));
}
