import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { Actor } from "#app/auth/actor.ts";
import { config } from "#app/config.server.ts";
import { db, type DbOrTx } from "#app/db/client.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { mailLink } from "#app/mail/outbox.server.ts";
import { totalMinutes } from "./agenda-templates.ts";
import { readStanding } from "./room/standing.server.ts";
import { canUseVideo } from "./workshops.policy.ts";
import { getVisibleWorkshop } from "./workshop-access.server.ts";

type CalendarWorkshop = Awaited<ReturnType<typeof readForCalendar>>;

/** What a calendar has to know of a workshop. One statement. */
export async function readForCalendar(tx: DbOrTx, workshopId: string) {
  const select = { id: true, title: true, purpose: true, startsAt: true, revision: true, status: true, videoUrl: true, agenda: { select: { minutes: true } } } as const;
  return tx.workshop.findUniqueOrThrow({ where: { id: workshopId }, select });
}

interface CalendarOptions {
  locale: Locale;
  /** Whose calendar takes it up by itself from a mail; null: a file that anybody may open. */
  attendee: { name: string; email: string } | null;
  /** They may know the video link: `canUseVideo`. */
  hasVideo: boolean;
  now: Date;
}

/**
 * A workshop as an iCalendar object (RFC 5545). The same event always has the same id, and a change a higher sequence, so
 * that a calendar replaces what it has; a cancelled one takes it out. Moments are given in UTC: calendars show them in
 * their own zone. Nobody is asked to answer: that is done by registering.
 */
export function renderCalendar({ id, title, purpose, startsAt, revision, status, videoUrl, agenda }: CalendarWorkshop, { locale, attendee, hasVideo, now }: CalendarOptions): string {
  const link = mailLink(`/workshops/${id}`);
  const isCancelled = status === "cancelled";
  const [, name, email] = /^(?:(.+?)\s*<)?([^<>]+)>?$/.exec(config.mailFrom) ?? [];
  const calendar = ical({ prodId: { company: "REGIN Academy", product: "workshops", language: "EN" }, method: isCancelled ? ICalCalendarMethod.CANCEL : attendee ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.PUBLISH });
  calendar.createEvent({
    id: `${id}@${new URL(config.origin).host}`,
    sequence: revision,
    stamp: now,
    start: startsAt,
    end: new Date(startsAt.getTime() + totalMinutes(agenda) * 60_000),
    summary: title,
    description: [purpose, getT(locale, "workshops")("calendar.open", { link }), ...(videoUrl && hasVideo ? [videoUrl] : [])].join("\n\n"),
    url: link,
    location: link,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: name ?? "REGIN Academy", email: email ?? "" },
    ...(attendee && { attendees: [{ ...attendee, role: ICalAttendeeRole.REQ, status: ICalAttendeeStatus.ACCEPTED, rsvp: false }] }),
  });
  return calendar.toString();
}

/** A workshop's calendar file, as one takes it from its page. At most five statements. @throws AppError not-found */
export async function renderCalendarFile(actor: Actor | null, workshopId: string): Promise<string> {
  const access = await getVisibleWorkshop(db, actor, workshopId);
  const hasVideo = canUseVideo(actor, access, await readStanding(db, access));
  return renderCalendar(await readForCalendar(db, workshopId), { locale: actor?.locale ?? "en", attendee: null, hasVideo, now: new Date() });
}
