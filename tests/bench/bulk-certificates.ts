/**
 * Draws many certificates in one process, as an export would, and prints milliseconds and bytes each and how the memory
 * went as JSON. Arguments: how many.
 */
import { closeDatabase, db } from "#app/db/client.server.ts";
import { renderCertificate } from "#app/features/certificates/certificates.server.ts";
import type { Bulk } from "./report.ts";

const count = Number(process.argv[2]);
const ids = (await db.certificate.findMany({ select: { id: true }, orderBy: { serial: "asc" }, take: count })).map(({ id }) => id);
const administrator = { id: "bench", email: "", name: "", locale: "en", timeZone: "UTC", roles: ["admin" as const], extraTimePercent: 0 } as const;
const tenth = Math.ceil(count / 10);
const megabytes: number[] = [];
let bytes = 0;
const begun = performance.now();
for (let index = 0; index < count; index++) {
  const { bytes: pdf } = await renderCertificate({ ...administrator, roles: ["admin"] }, { id: ids[index % ids.length] ?? "" });
  bytes += pdf.byteLength;
  if ((index + 1) % tenth === 0) {
    process.stderr.write(`Certificates in bulk: ${index + 1} of ${count}\n`);
    megabytes.push(Math.round(process.memoryUsage.rss() / 1_048_576));
  }
}
const result: Bulk = { count, milliseconds: Math.round(((performance.now() - begun) / count) * 10) / 10, bytes: Math.round(bytes / count), megabytes };
await closeDatabase();
process.stdout.write(JSON.stringify(result));
