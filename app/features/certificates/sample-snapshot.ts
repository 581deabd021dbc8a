import type { CertificateSnapshot } from "./certificate.schema.ts";

/** A complete snapshot for tests. */
export function sampleSnapshot(overrides: Partial<CertificateSnapshot> = {}): CertificateSnapshot {
  return {
    format: 1,
    demonstration: false,
    locale: "en",
    timeZone: "Europe/Brussels",
    holder: { name: "Maria Andersson" },
    course: {
      slug: "housing",
      version: 2,
      illustrative: false,
      defaultLanguage: "en",
      plannedMinutes: 120,
      texts: { en: { title: "Housing & <homes>", outcomes: ["Name the actors", "Describe a measure", "Judge a figure"] }, sv: { title: "Bostäder", outcomes: ["Namnge aktörerna", "Beskriv en åtgärd", "Bedöm en siffra"] } },
    },
    startedAt: "2026-03-01T08:00:00.000Z",
    completedAt: "2026-03-05T12:00:00.000Z",
    activeSeconds: 7_530,
    participation: "online-self-paced",
    assessments: [{ unitKey: "final-test", titles: { en: "Final test", sv: "Slutprov" }, percent: 86, passMark: 70 }],
    issuer: { name: "REGIN Academy" },
    networkRegions: ["ES51", "PT20", "SE224"],
    ...overrides,
  };
}
