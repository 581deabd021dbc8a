import type { Tx } from "#app/db/client.server.ts";
import { localeOf } from "#app/features/accounts/person-locale.ts";
import { mailLink, queueMail } from "#app/mail/outbox.server.ts";
import type { MailTemplate } from "#app/mail/templates.ts";
import { readForCalendar, renderCalendar } from "./calendar.server.ts";

type WorkshopMail = Extract<MailTemplate, `workshop${string}`>;

interface Person {
  email: string;
  name: string;
  locale: string;
  timeZone: string;
}

/** The moment in the person's own zone, which it names. */
function formatMoment(at: Date, { locale, timeZone }: Pick<Person, "locale" | "timeZone">): string {
  return new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone, timeZoneName: "short" }).format(at);
}

interface MailOptions {
  /** It goes into the calendars of those who have a place. */
  withCalendar?: boolean;
}

/** Tells people by mail, each in their language and time. One statement more with a calendar. */
export async function mailAboutWorkshop(tx: Tx, template: WorkshopMail, workshop: { id: string; title: string; startsAt: Date }, people: readonly Person[], { withCalendar = false }: MailOptions = {}): Promise<void> {
  if (people.length === 0) return;
  const event = withCalendar ? await readForCalendar(tx, workshop.id) : null;
  const now = new Date();
  for (const person of people) {
    const locale = localeOf(person);
    const values = { name: person.name, title: workshop.title.replace(/\b(?:[a-z]+:\/\/|www\.)\S+/gi, "…"), when: formatMoment(workshop.startsAt, { ...person, locale }), link: mailLink(`/workshops/${workshop.id}`) };
    const calendar = event ? renderCalendar(event, { locale, attendee: person, hasVideo: true, now }) : undefined;
    await queueMail(tx, { to: person.email, locale, template, values, calendar });
  }
}

/** Who has such a place and reads mails. One statement. */
async function listMailed(tx: Tx, workshopId: string, statuses: string[]): Promise<Person[]> {
  return tx.user.findMany({ where: { suspendedAt: null, emailConfirmedAt: { not: null }, registrations: { some: { workshopId, status: { in: statuses } } } }, select: { email: true, name: true, locale: true, timeZone: true } });
}

/** Tells everybody who counts on a workshop what has become of it; calendars of those with a place hear it too. After the change is written. */
export async function mailNews(tx: Tx, template: "workshopChanged" | "workshopCancelled", workshop: { id: string; title: string; startsAt: Date }): Promise<void> {
  await mailAboutWorkshop(tx, template, workshop, await listMailed(tx, workshop.id, ["registered"]), { withCalendar: true });
  await mailAboutWorkshop(tx, template, workshop, await listMailed(tx, workshop.id, ["waiting", "invited"]));
}
