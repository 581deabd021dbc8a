import { config } from "#app/config.server.ts";
import type { Tx } from "#app/db/client.server.ts";
import { defaultLocale, isLocale } from "#app/i18n/locales.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { certificateSnapshotSchema } from "./certificate.schema.ts";
import { createCertificate, type IssuedCertificate } from "./issue.server.ts";
import { gatherIssuer, gatherRegions, knownTimeZone } from "./snapshot.server.ts";

/** A workshop as a certificate tells of it. */
export interface CertifiedWorkshop {
  id: string;
  title: string;
  locale: string;
  illustrative: boolean;
  plannedMinutes: number;
  agenda: string[];
  openedAt: Date;
  closedAt: Date;
}

export interface Participant {
  userId: string;
  name: string;
  locale: string;
  timeZone: string;
  /** Time present, by the server's clock. */
  seconds: number;
}

/**
 * Certifies that people took part in a workshop. Whoever has one keeps it: asking again issues none, also after a
 * revocation.
 * @returns the new ones, with whose they are
 */
export async function issueParticipation(tx: Tx, { workshop, people, actorId, now }: { workshop: CertifiedWorkshop; people: Participant[]; actorId: string; now: Date }): Promise<(IssuedCertificate & { userId: string })[]> {
  const known = await tx.certificate.findMany({ where: { workshopId: workshop.id }, select: { userId: true } });
  const holders = new Set(known.map(({ userId }) => userId));
  const common = { ...(await gatherIssuer(tx)), networkRegions: await gatherRegions(tx) };
  const issued = [];
  for (const person of people.filter(({ userId }) => !holders.has(userId))) {
    const snapshot = certificateSnapshotSchema.parse({
      format: 1,
      demonstration: config.mode === "demo",
      locale: isLocale(person.locale) ? person.locale : defaultLocale,
      timeZone: knownTimeZone(person.timeZone),
      holder: { name: person.name },
      course: { slug: workshop.id, version: 0, illustrative: workshop.illustrative, defaultLanguage: workshop.locale, plannedMinutes: workshop.plannedMinutes, texts: { [workshop.locale]: { title: workshop.title, outcomes: workshop.agenda } } },
      startedAt: workshop.openedAt.toISOString(),
      completedAt: workshop.closedAt.toISOString(),
      activeSeconds: person.seconds,
      participation: "online-live",
      assessments: [],
      ...common,
    });
    const certificate = await createCertificate(tx, { snapshot, userId: person.userId, courseId: null, workshopId: workshop.id, replacesId: null, now });
    await recordAudit(tx, { actorId, action: "certificate.issued", subjectType: "certificate", subjectId: certificate.id });
    issued.push({ ...certificate, userId: person.userId });
  }
  return issued;
}
