import { config } from "#app/config.server.ts";
import { db, type DbOrTx } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { repeatInBackground } from "#app/lib/background.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import type { MailTemplate } from "./templates.ts";
import { configuredTransport, type MailTransport } from "./transport.server.ts";

export interface MailOrder {
  to: string;
  locale: Locale;
  template: MailTemplate;
  /** Fill the placeholders of the text. `link` is a whole address: build it with `mailLink`. */
  values: Record<string, string | number>;
  /** Beside those of every mail. */
  headers?: Record<string, string>;
  /** An iCalendar object with a METHOD, for the reader's calendar. */
  calendar?: string;
}

const minute = 60_000;
/** A mail is tried this long after it was queued; the last try is two days later. */
const tryAfter = [0, 1, 5, 30, 2 * 60, 8 * 60, 24 * 60, 48 * 60].map((minutes) => minutes * minute);
const batch = 50;
const pollEvery = 3_000;

/** The public address of one of our pages. */
export function mailLink(path: `/${string}`): string {
  return config.origin + path;
}

/** Writes a mail inside the caller's transaction: it goes out if, and only if, what it speaks of has happened. */
export async function queueMail(tx: DbOrTx, { to, locale, template, values, headers, calendar }: MailOrder): Promise<void> {
  const t = getT(locale, "mail");
  const subject = t(`${template}.subject`, values).replace(/\s+/g, " ");
  const text = `${t(`${template}.text`, values)}\n\n${t("signature")}\n`;
  await tx.mail.create({ data: { id: newId(), to, subject, text, headers, calendar } });
}

function isDue(mail: { createdAt: Date; attempts: number }, now: Date): boolean {
  return mail.createdAt.getTime() + (tryAfter[mail.attempts] ?? Infinity) <= now.getTime();
}

/**
 * Sends what is pending and due, oldest first, each failure on its own. A crash between sending and noting it sends that one mail again.
 * What was sent keeps its text in the demo only (for the mailbox page): links in old mails are nobody's business.
 */
export async function deliverMail(now = new Date(), transport: MailTransport = configuredTransport()): Promise<{ sent: number; failed: number }> {
  const pending = await db.mail.findMany({
    where: { sentAt: null, attempts: { lt: tryAfter.length } },
    orderBy: [{ attempts: "asc" }, { createdAt: "asc" }],
    take: batch,
  });
  const result = { sent: 0, failed: 0 };
  for (const mail of pending.filter((candidate) => isDue(candidate, now))) {
    try {
      await transport.send({ id: mail.id, from: config.mailFrom, to: mail.to, subject: mail.subject, text: mail.text, headers: (mail.headers ?? {}) as Record<string, string>, calendar: mail.calendar, date: mail.createdAt });
      await db.mail.updateMany({ where: { id: mail.id }, data: { sentAt: now, failure: null, ...(config.mode === "demo" ? {} : { text: "", headers: Prisma.DbNull, calendar: null }) } });
      result.sent += 1;
    } catch (error) {
      const failure = error instanceof Error ? error.message.slice(0, 500) : "unknown";
      await db.mail.updateMany({ where: { id: mail.id }, data: { attempts: { increment: 1 }, failure } });
      result.failed += 1;
    }
  }
  return result;
}

/** Delivers in the background until the returned function is called. @param onError hears of rounds that failed as a whole */
export function startMailDelivery(onError: (error: unknown) => void): () => Promise<void> {
  return repeatInBackground("mail-delivery", pollEvery, () => deliverMail(), onError);
}
