import { z } from "zod";
import { locales } from "#app/i18n/locales.ts";

/**
 * What a certificate says, in words that no later change of course, name or account can alter.
 * `format` rises when a field changes its meaning; old snapshots are never rewritten (docs/decisions/certificate-snapshots.md).
 */
const instant = z.iso.datetime();
const line = z.string().min(1).max(500);

const courseTextsSchema = z.strictObject({ title: line, outcomes: z.array(line).max(40) });

const assessmentSchema = z.strictObject({
  unitKey: z.string(),
  titles: z.record(z.string(), line), // by language of the course
  percent: z.number().int().min(0).max(100), // best passed attempt
  passMark: z.number().int().min(0).max(100).nullable(),
});

export const certificateSnapshotSchema = z.strictObject({
  format: z.literal(1),
  /** Issued by a demonstration installation: everything made from it says so. */
  demonstration: z.boolean(),
  locale: z.enum(locales), // of the holder when it was issued
  timeZone: z.string(), // whose days the dates are
  holder: z.strictObject({ name: z.string().min(1).max(500) }),
  /** Or the workshop: its id, version 0, and its agenda in the place of outcomes. */
  course: z.strictObject({
    slug: z.string(),
    version: z.number().int().min(0),
    illustrative: z.boolean(),
    defaultLanguage: z.string(),
    plannedMinutes: z.number().int().min(0),
    texts: z.record(z.string(), courseTextsSchema), // by language
  }),
  startedAt: instant,
  completedAt: instant,
  activeSeconds: z.number().int().min(0), // counted learning time in this course up to the certificate; time present in the workshop
  participation: z.enum(["online-self-paced", "online-live"]),
  assessments: z.array(assessmentSchema).max(100),
  issuer: z.strictObject({ name: line, country: z.string().length(2).optional() }), // country: ISO 3166-1 alpha-2
  signatory: z.strictObject({ name: line, position: line.optional() }).optional(),
  /** NUTS codes of the regions that the network had: they are filled on the seal. */
  networkRegions: z.array(z.string().max(10)).max(500),
});

export type CertificateSnapshot = z.infer<typeof certificateSnapshotSchema>;

/** Of participation in a workshop, rather than of a completed course. */
export function isOfWorkshop({ participation }: Pick<CertificateSnapshot, "participation">): boolean {
  return participation === "online-live";
}

/** What an administrator writes when revoking. It is shown to whoever checks the certificate. */
export const revokeInputSchema = z.object({
  id: z.string().min(1),
  reason: z.string().trim().min(3, "certificates:error.reasonNeeded").max(300, "certificates:error.reasonTooLong"),
});
export const reissueInputSchema = z.object({ id: z.string().min(1) });

/** Kept as the reason of a certificate that a newer one has replaced. Shown translated. */
export const replacedReason = "replaced";
