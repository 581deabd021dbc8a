import { transaction, type Tx } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import { announceNotifications } from "#app/features/notifications/announce.server.ts";
import { isQuiet } from "#app/features/notifications/mail-time.ts";
import { notify, withdrawNotifications } from "#app/features/notifications/notify.server.ts";
import { readChoices } from "#app/features/notifications/settings.server.ts";
import { repeatInBackground } from "#app/lib/background.server.ts";
import { mailAboutWorkshop } from "./workshop-mail.server.ts";
import { workshopPath } from "./workshop-paths.ts";

// A day and an hour before, on the site and by mail. The mark on the registration is set in the transaction that tells, so
// nothing is told twice, whatever dies or runs beside.

const roundEvery = 30_000;
const hour = 3_600_000;

/** Nearest first: whoever is told that it begins in an hour needs not hear that it begins tomorrow. */
const reminders = [
  { mark: "remindedHour", before: hour, also: { remindedDay: true } },
  { mark: "remindedDay", before: 24 * hour, also: {} },
] as const;
type Mark = (typeof reminders)[number]["mark"];

/** The marks of a workshop that begins then: what lies behind already is not told any more. */
export function marksAt(startsAt: Date, now: Date): Record<Mark, boolean> {
  return { remindedHour: startsAt.getTime() - hour <= now.getTime(), remindedDay: startsAt.getTime() - 24 * hour <= now.getTime() };
}

interface Planned {
  id: string;
  title: string;
  startsAt: Date;
}

const eventOf = ({ id, startsAt }: Pick<Planned, "id" | "startsAt">, mark: Mark): string => `workshop:${id}:${mark}:${startsAt.getTime()}`;

/** Takes back what was told of a moment at which nothing begins any more. */
export async function withdrawReminders(tx: Tx, workshop: Pick<Planned, "id" | "startsAt">): Promise<void> {
  await withdrawNotifications(tx, reminders.map(({ mark }) => eventOf(workshop, mark)));
}

/** Who has a place since before that moment and was not told. */
const untold = (mark: Mark, since: Date): Prisma.RegistrationWhereInput => ({ status: "registered", [mark]: false, userId: { not: null }, registeredAt: { lte: since } });

/** Those who leave their quiet hours before it begins are told then. */
async function remind(tx: Tx, workshop: Planned, { mark, before, also }: (typeof reminders)[number], now: Date): Promise<string[]> {
  const since = new Date(workshop.startsAt.getTime() - before);
  const rows = await tx.registration.findMany({ where: { workshopId: workshop.id, ...untold(mark, since) }, include: { user: { include: { notifyBy: true } } } });
  const due = rows.flatMap(({ id, user }) => (user ? [{ id, user, choices: readChoices(user.notifyBy) }] : [])).filter(({ user, choices }) => !isQuiet({ ...choices, digestedAt: null, timeZone: user.timeZone }, now));
  await tx.registration.updateMany({ where: { id: { in: due.map(({ id }) => id) } }, data: { [mark]: true, ...also } });
  const mailed = due.filter(({ user, choices }) => user.suspendedAt === null && user.emailConfirmedAt !== null && choices.mail !== "never" && !choices.muted.includes("reminder"));
  await mailAboutWorkshop(tx, "workshopReminder", workshop, mailed.map(({ user }) => user));
  return notify(tx, { userIds: due.map(({ user }) => user.id), event: eventOf(workshop, mark), kind: "reminder", path: workshopPath(workshop.id), values: { title: workshop.title }, isMailed: true, now });
}

/** Tells everybody with a place of what begins within a day or an hour. @returns how many people were told */
export async function remindPeople(now: Date): Promise<{ told: number }> {
  let told = 0;
  for (const reminder of reminders) {
    const { mark, before } = reminder;
    const userIds = await transaction(async (tx) => {
      const begins: Prisma.WorkshopWhereInput = { status: "published", closedAt: null, startsAt: { gt: now, lte: new Date(now.getTime() + before) } };
      const workshops = await tx.workshop.findMany({ where: { ...begins, registrations: { some: { status: "registered", [mark]: false } } }, select: { id: true, title: true, startsAt: true } });
      const all: string[] = [];
      for (const workshop of workshops) all.push(...(await remind(tx, workshop, reminder, now)));
      return all;
    });
    announceNotifications(userIds);
    told += userIds.length;
  }
  return { told };
}

/** Looks twice a minute. @returns stops it, after the round under way */
export function startWorkshopReminders(onError: (error: unknown) => void): () => Promise<void> {
  return repeatInBackground("workshop-reminders", roundEvery, () => remindPeople(new Date()), onError);
}
