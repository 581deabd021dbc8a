import type { Tx } from "#app/db/client.server.ts";
import { localeOf } from "#app/features/accounts/person-locale.ts";
import { mailLink, queueMail } from "#app/mail/outbox.server.ts";
import type { MailTemplate } from "#app/mail/templates.ts";

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

/** Tells people by mail, each in their language and time. */
export async function mailAboutWorkshop(tx: Tx, template: WorkshopMail, workshop: { id: string; title: string; startsAt: Date }, people: readonly Person[]): Promise<void> {
  for (const person of people) {
    const locale = localeOf(person);
    const values = { name: person.name, title: workshop.title.replace(/\b(?:[a-z]+:\/\/|www\.)\S+/gi, "…"), when: formatMoment(workshop.startsAt, { ...person, locale }), link: mailLink(`/workshops/${workshop.id}`) };
    await queueMail(tx, { to: person.email, locale, template, values });
  }
}

/** Who has a place, or waits for one, and reads mails. One statement. */
export async function listMailed(tx: Tx, workshopId: string, statuses: string[]): Promise<Person[]> {
  return tx.user.findMany({ where: { suspendedAt: null, emailConfirmedAt: { not: null }, registrations: { some: { workshopId, status: { in: statuses } } } }, select: { email: true, name: true, locale: true, timeZone: true } });
}
