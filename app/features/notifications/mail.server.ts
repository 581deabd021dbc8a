import { db, transaction, type Tx } from "#app/db/client.server.ts";
import type { NotificationSetting, User } from "#app/db/generated/client.ts";
import { localeOf } from "#app/features/accounts/person-locale.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { repeatInBackground } from "#app/lib/background.server.ts";
import { mailLink, queueMail } from "#app/mail/outbox.server.ts";
import { isMailDue, mailDelay, type MailTimes } from "./mail-time.ts";
import { readNotification } from "./notifications.server.ts";
import { ensureUnsubscribeKey, readChoices } from "./settings.server.ts";

const roundEvery = 60_000;
const atOnce = 500;
/** Lines of one mail; the rest is counted. */
const linesOfMail = 15;
const longestTitle = 120;

type Person = User & { notifyBy: NotificationSetting | null };

function isReachable(person: Person): boolean {
  return person.suspendedAt === null && person.emailConfirmedAt !== null;
}

/** Nothing in a mail that somebody else wrote becomes a link, or a second line. */
function plainTitle(title: string): string {
  const plain = title.replace(/\s+/g, " ").replace(/\b(?:[a-z]+:\/\/|www\.)\S+/gi, "…");
  return plain.length > longestTitle ? `${plain.slice(0, longestTitle - 1)}…` : plain;
}

/** Those notifications of a person of which no mail has been judged, oldest first. */
async function listWaiting(tx: Tx, userId: string) {
  return tx.notification.findMany({ where: { userId, mailedAt: null }, include: { actor: { select: { name: true } } }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
}
type Waiting = Awaited<ReturnType<typeof listWaiting>>[number];

async function queueNotificationMail(tx: Tx, person: Person, waiting: Waiting[]): Promise<void> {
  const locale = localeOf(person);
  const t = getT(locale, "notifications");
  const lines = waiting.map((row) => {
    const { kind, values } = readNotification(row, locale);
    return t(`kinds.${kind}`, { person: values.person ?? t("somebody"), title: plainTitle(values.title) });
  });
  const [first] = waiting;
  const single = lines.length === 1 && first;
  const shown = lines.slice(0, linesOfMail);
  const rest = lines.length - shown.length;
  const events = single ? lines[0] : [...shown.map((line) => `– ${line}`), ...(rest > 0 ? [t("mail.more", { count: rest })] : [])].join("\n");
  const unsubscribe = mailLink(`/notifications/unsubscribe/${await ensureUnsubscribeKey(tx, person.id)}`);
  await queueMail(tx, {
    to: person.email,
    locale,
    template: "notification",
    values: { name: person.name, summary: (single ? lines[0] : t("mail.several", { count: lines.length })) ?? "", events: events ?? "", link: mailLink(single ? `/notifications/${first.id}` : "/notifications") },
    // RFC 8058: mail programs show a button that posts to this address.
    headers: { "List-Unsubscribe": `<${unsubscribe}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
  });
}

function timesOf(person: Person): MailTimes {
  const { mail, quietFrom, quietTo } = readChoices(person.notifyBy);
  return { mail, quietFrom, quietTo, digestedAt: person.notifyBy?.digestedAt ?? null, timeZone: person.timeZone };
}

/** Judges what waits for one person, in one transaction: a mail is queued and noted, or neither. @returns mails queued: 0 or 1 */
async function mailPerson(userId: string, now: Date): Promise<number> {
  return transaction(async (tx) => {
    const person = await tx.user.findUnique({ where: { id: userId }, include: { notifyBy: true } });
    if (!person) return 0;
    const { mail, muted } = readChoices(person.notifyBy);
    const getsMail = mail !== "never" && isReachable(person);
    const waiting = await listWaiting(tx, userId);
    const wanted = waiting.filter((row) => getsMail && row.readAt === null && !muted.some((kind) => kind === row.kind));
    const [oldest] = wanted;
    const isDue = oldest !== undefined && isMailDue(timesOf(person), oldest.createdAt, now);
    if (isDue) {
      await queueNotificationMail(tx, person, wanted);
      if (mail !== "each") await tx.notificationSetting.update({ where: { userId }, data: { digestedAt: now } });
    }
    const stillWaiting = isDue ? [] : wanted.map(({ id }) => id);
    await tx.notification.updateMany({ where: { userId, mailedAt: null, id: { notIn: stillWaiting } }, data: { mailedAt: now } });
    return isDue ? 1 : 0;
  });
}

/**
 * Queues the mails about notifications that are due, one a person: what was read meanwhile or is not wanted goes into
 * none, and nothing goes into two.
 */
export async function deliverNotificationMail(now: Date): Promise<{ queued: number }> {
  const settled = new Date(now.getTime() - mailDelay);
  const groups = await db.notification.groupBy({ by: ["userId"], where: { mailedAt: null, createdAt: { lte: settled } }, _min: { createdAt: true } });
  let queued = 0;
  for (let start = 0; start < groups.length; start += atOnce) {
    const part = new Map(groups.slice(start, start + atOnce).map(({ userId, _min }) => [userId, _min.createdAt ?? now]));
    const people = await db.user.findMany({ where: { id: { in: [...part.keys()] } }, include: { notifyBy: true } });
    // The transaction of the few for whom there may be something to do judges again.
    for (const person of people) {
      const getsNone = !isReachable(person) || readChoices(person.notifyBy).mail === "never";
      if (getsNone || isMailDue(timesOf(person), part.get(person.id) ?? now, now)) queued += await mailPerson(person.id, now);
    }
  }
  return { queued };
}

/** Looks every minute for mails that are due. @returns stops it, after the round under way */
export function startNotificationMail(onError: (error: unknown) => void): () => Promise<void> {
  return repeatInBackground("notification-mail", roundEvery, () => deliverNotificationMail(new Date()), onError);
}
