import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { Actor } from "#app/auth/actor.ts";
import { config } from "#app/config.server.ts";
import { db } from "#app/db/client.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { mailLink } from "#app/mail/outbox.server.ts";
import { totalMinutes } from "./agenda-templates.ts";
import { getVisibleWorkshop } from "./workshop-access.server.ts";

/**
 * A workshop as an iCalendar file (RFC 5545). The same event always has the same id, and a change a higher sequence, so
 * that a calendar replaces what it has; a cancelled one takes it out. Moments are given in UTC: calendars show them in
 * their own zone. Two statements.
 * @throws AppError not-found
 */
export async function renderCalendarFile(actor: Actor | null, workshopId: string): Promise<string> {
  await getVisibleWorkshop(db, actor, workshopId);
  const { title, purpose, startsAt, revision, status, videoUrl, createdAt, publishedAt, agenda } = await db.workshop.findUniqueOrThrow({ where: { id: workshopId }, include: { agenda: { orderBy: { position: "asc" } } } });
  const link = mailLink(`/workshops/${workshopId}`);
  const t = getT(actor?.locale ?? "en", "workshops");
  const isCancelled = status === "cancelled";
  const calendar = ical({ prodId: { company: "REGIN Academy", product: "workshops", language: "EN" }, method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH });
  calendar.createEvent({
    id: `${workshopId}@${new URL(config.origin).host}`,
    sequence: revision,
    stamp: publishedAt ?? createdAt,
    start: startsAt,
    end: new Date(startsAt.getTime() + totalMinutes(agenda) * 60_000),
    summary: title,
    description: [purpose, t("calendar.open", { link }), ...(videoUrl ? [videoUrl] : [])].join("\n\n"),
    url: link,
    location: link,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}
