import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { getT } from "#app/i18n/i18n.server.ts";
import { locales, type Locale } from "#app/i18n/locales.ts";
import type { CertificateSnapshot } from "../certificate.schema.ts";
import { sampleSnapshot } from "../sample-snapshot.ts";
import { composeCertificate } from "./certificate-model.ts";
import { drawCertificate } from "./certificate-pdf.server.ts";

const issuedAt = new Date("2026-03-06T09:00:00Z");

async function draw(overrides: Partial<CertificateSnapshot> = {}, { locale = "en", revokedAt = null }: { locale?: Locale; revokedAt?: Date | null } = {}): Promise<Buffer> {
  const source = { snapshot: sampleSnapshot(overrides), serial: "RA-2026-000042", code: "7K3M9QX2TB5VH8WN", issuedAt, revokedAt };
  return Buffer.from(await drawCertificate(composeCertificate(source, { locale, origin: "https://academy.example", t: getT(locale, "certificates") })));
}

/** What is drawn on the pages: the compressed streams that have marked content. */
function contents(file: Buffer): string[] {
  const found: string[] = [];
  for (let at = file.indexOf("stream\n"); at >= 0; at = file.indexOf("stream\n", at + 1)) {
    if (file.subarray(at - 3, at).toString() === "end") continue;
    try {
      const text = inflateSync(file.subarray(at + 7, file.indexOf("\nendstream", at))).toString("latin1");
      if (text.includes("BDC")) found.push(text);
    } catch {
      // not a compressed stream
    }
  }
  return found;
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** A PDF string in UTF-16BE, as PDFKit writes what is not plain ASCII. */
const utf16 = (text: string): string => `\u00fe\u00ff${Buffer.from(text, "utf16le").swap16().toString("latin1")}`;

describe("the certificate file", () => {
  it("is tagged, titled, in its language and declared PDF/UA", async () => {
    const text = (await draw({}, { locale: "sv" })).toString("latin1");
    expect(text.slice(0, 8)).toBe("%PDF-1.7");
    for (const part of ["/Marked true", "/Lang (sv)", "/DisplayDocTitle true", "<pdfuaid:part>1</pdfuaid:part>", "/StructTreeRoot", "/Tabs /S", "/S /H1", "/S /L\n", "/S /LBody", "/S /Link"]) expect(text).toContain(part);
    expect(count(text, /\/S \/H1\b/g)).toBe(1);
  });

  it("gives seal and QR code a text alternative and a place", async () => {
    const text = (await draw()).toString("latin1");
    expect(count(text, /\/S \/Figure\n/g)).toBe(2);
    expect(text).toContain("/Alt (Seal: map of Europe in which the regions of the network are filled)");
    expect(text).toContain("/Alt (QR code that leads to https://academy.example/verify/7K3M9QX2TB5VH8WN)");
    expect(count(text, /\/BBox \[/g)).toBe(2);
  });

  it("links the verification address and says where the link leads", async () => {
    const text = (await draw()).toString("latin1");
    expect(text).toContain("/URI (https://academy.example/verify/7K3M9QX2TB5VH8WN)");
    expect(text).toContain("/Contents (Check this certificate at https://academy.example/verify/7K3M9QX2TB5VH8WN)");
  });

  it("embeds every font it uses", async () => {
    const text = (await draw()).toString("latin1");
    expect(count(text, /\/FontFile2 /g)).toBe(count(text, /\/Subtype \/Type0/g));
    expect(text).not.toMatch(/Helvetica|\/Subtype \/Type1/);
  });

  it("draws nothing outside structure and artifacts", async () => {
    const pages = contents(await draw({ course: { ...sampleSnapshot().course, texts: { en: { title: "Long", outcomes: Array.from({ length: 12 }, () => "word ".repeat(90)) } } } }));
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) {
      let depth = 0;
      let painted = 0;
      for (const line of page.split("\n")) {
        if (/ (?:BDC|BMC)$/.test(line)) depth += 1;
        if (line === "EMC") depth -= 1;
        if (!/(?:^|\s)(?:f\*?|S|B\*?|TJ|Tj)$/.test(line)) continue;
        expect(depth, line).toBe(1);
        painted += 1;
      }
      expect(depth).toBe(0);
      expect(painted).toBeGreaterThan(20);
    }
  });

  it("escapes the title in its metadata", async () => {
    const text = (await draw()).toString("latin1");
    expect(text).toContain("Housing &amp; &lt;homes&gt;, Maria Andersson</rdf:li>");
    expect(text).toContain("(Certificate of completion: Housing & <homes>, Maria Andersson)");
  });

  it("has the same bytes whenever it is drawn", async () => {
    expect((await draw()).equals(await draw())).toBe(true);
  });

  it.each(locales)("stays below 60 kB in %s", async (locale) => {
    expect((await draw({ demonstration: true }, { locale })).length).toBeLessThan(60_000);
  });

  it("marks a course text in another language than the rest", async () => {
    expect((await draw({}, { locale: "it" })).toString("latin1")).toMatch(/\/Lang \(it\)[\s\S]*\/Lang \(en\)|\/Lang \(en\)[\s\S]*\/Lang \(it\)/);
  });

  it("prints Greek, Cyrillic and Sámi names as they are", async () => {
    for (const name of ["Αικατερίνη Παπαδοπούλου", "Йоана Георгиева", "Biret Ŧorgŋa Čáhppe", "Łucja Gżegżółka", "Șerban Țăran", "Þórunn Ægisdóttir"]) {
      expect((await draw({ holder: { name } })).toString("latin1"), name).not.toContain("/ActualText");
    }
  });

  it("keeps a name in an unknown script for reading aloud", async () => {
    expect((await draw({ holder: { name: "محمد" } })).toString("latin1")).toContain("/ActualText");
    expect((await draw({ holder: { name: "محمد" } })).includes(Buffer.from(utf16("محمد"), "latin1"))).toBe(true);
  });
});

describe("any text", () => {
  const anyText = fc.string({ unit: "binary", minLength: 1, maxLength: 300 });

  it("makes a file, whatever the name", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (name) => {
        expect((await draw({ holder: { name } })).length).toBeGreaterThan(10_000);
      }),
      { numRuns: 24 },
    );
  });

  it("makes a file, whatever title, outcomes and signatory", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, fc.array(anyText, { maxLength: 12 }), async (title, outcomes) => {
        const course = { ...sampleSnapshot().course, texts: { en: { title, outcomes } } };
        expect((await draw({ course, demonstration: true, signatory: { name: title, position: title } }, { revokedAt: issuedAt })).length).toBeGreaterThan(10_000);
      }),
      { numRuns: 14 },
    );
  });
});
