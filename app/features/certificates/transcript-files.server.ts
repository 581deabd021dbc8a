import type { Actor } from "#app/auth/actor.ts";
import { config } from "#app/config.server.ts";
import { db } from "#app/db/client.server.ts";
import { readSettings } from "#app/features/accounts/settings.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import type { CertificateFile } from "./certificates.server.ts";
import { composeTranscript } from "./pdf/transcript-model.ts";
import { drawTranscript } from "./pdf/transcript-pdf.server.ts";
import { transcriptCsv } from "./transcript-csv.ts";
import { getTranscript } from "./transcript.server.ts";

export interface TranscriptRequest {
  year?: number;
  locale: Locale;
}

/** The actor's transcript as PDF. Five statements. */
export async function renderTranscript(actor: Actor, { year, locale }: TranscriptRequest, now = new Date()): Promise<CertificateFile> {
  const transcript = await getTranscript(actor, { year, locale });
  const { issuerName } = await readSettings();
  const regions = await db.region.findMany({ where: { role: { not: "illustrative" } }, select: { nutsCode: true }, orderBy: { nutsCode: "asc" } });
  const model = composeTranscript(transcript, {
    locale,
    timeZone: actor.timeZone,
    origin: config.origin,
    issuer: issuerName,
    networkRegions: regions.map(({ nutsCode }) => nutsCode),
    now,
    t: getT(locale, "certificates"),
  });
  return { name: fileName(year, "pdf"), bytes: await drawTranscript(model) };
}

/** The actor's transcript as a table for personnel systems. */
export async function exportTranscript(actor: Actor, { year, locale }: TranscriptRequest): Promise<CertificateFile> {
  const transcript = await getTranscript(actor, { year, locale });
  const text = transcriptCsv(transcript, { locale, origin: config.origin, t: getT(locale, "certificates") });
  return { name: fileName(year, "csv"), bytes: new TextEncoder().encode(text) };
}

function fileName(year: number | undefined, extension: string): string {
  return ["transcript", ...(year === undefined ? [] : [year])].join("-").concat(".", extension);
}
