import { describe, expect, it } from "vitest";
import { db } from "#app/db/client.server.ts";
import { createActor, createAdminActor, createCertificate, createUser } from "#tests/support/factories.ts";
import { findOwnCertificate, listCertificates, renderCertificate } from "./certificates.server.ts";
import { sampleSnapshot } from "./sample-snapshot.ts";
import { verifyCertificate } from "./verify.server.ts";

const code = "7K3M9QX2TB5VH8WN";
const issued = () => createCertificate({ code, serial: "RA-2026-000042", seconds: 7_530, snapshot: sampleSnapshot() });

describe("the public check", () => {
  it("says valid with the minimum that one needs to compare with the paper", async () => {
    const row = await issued();
    expect(await verifyCertificate({ code, locale: "sv" })).toEqual({
      state: "valid",
      code,
      revocation: null,
      certificate: {
        serial: "RA-2026-000042",
        holderName: "Maria Andersson",
        courseTitle: "Bostäder",
        courseLang: "sv",
        issuerName: "REGIN Academy",
        issuedAt: row.issuedAt,
        completedAt: row.completedAt,
        timeZone: "Europe/Brussels",
        activeMinutes: 125,
        plannedMinutes: 120,
        isWorkshop: false,
        isDemonstration: false,
        isIllustrative: false,
      },
    });
  });

  it("reads a code as a person types it", async () => {
    await createCertificate({ code: "101M9QX2TB5VH8WN", snapshot: sampleSnapshot() });
    expect((await verifyCertificate({ code: " ioi m-9qx2-tb5v-h8wn ".replace(" m", "m"), locale: "en" })).state).toBe("valid");
  });

  it("says revoked with date and reason", async () => {
    const revokedAt = new Date("2026-05-01T00:00:00Z");
    await createCertificate({ code, snapshot: sampleSnapshot(), revokedAt, revokedReason: "Issued by mistake" });
    expect(await verifyCertificate({ code, locale: "en" })).toMatchObject({ state: "revoked", revocation: { date: revokedAt, reason: "Issued by mistake", isReplaced: false } });
    await db.certificate.updateMany({ data: { revokedReason: "replaced" } });
    expect(await verifyCertificate({ code, locale: "en" })).toMatchObject({ revocation: { isReplaced: true } });
  });

  it("still knows the certificate when the account is gone", async () => {
    const user = await createUser();
    await createCertificate({ code, userId: user.id, snapshot: sampleSnapshot() });
    await db.user.delete({ where: { id: user.id } });
    expect((await verifyCertificate({ code, locale: "en" })).state).toBe("valid");
  });

  it.each(["", "0000000000000000", "%", "7K3M9QX2TB5VH8W", "RA-2026-000042", "' OR 1=1 --", "x".repeat(10_000), "\u0000🦊"])("says unknown in the same shape for %j", async (typed) => {
    await issued();
    const answer = await verifyCertificate({ code: typed, locale: "en" });
    expect(answer).toEqual({ state: "unknown", code: expect.any(String) as string, certificate: null, revocation: null });
  });
});

describe("the file", () => {
  it("is for its holder and administrators, and not there for anybody else", async () => {
    const user = await createUser();
    const { id } = await createCertificate({ userId: user.id, serial: "RA-2026-000007", snapshot: sampleSnapshot() });
    const holder = await createActor(user);
    expect((await renderCertificate(holder, { id })).name).toBe("RA-2026-000007.pdf");
    expect((await renderCertificate(await createAdminActor(), { id, locale: "sv" })).bytes.length).toBeGreaterThan(10_000);
    await expect(renderCertificate(await createActor(), { id })).rejects.toMatchObject({ code: "not-found" });
    await expect(renderCertificate(holder, { id: "none" })).rejects.toMatchObject({ code: "not-found" });
  });

  it("is found again by its holder through the course", async () => {
    const user = await createUser();
    const certificate = await createCertificate({ userId: user.id, snapshot: sampleSnapshot() });
    const courseId = certificate.courseId ?? "";
    expect(await findOwnCertificate(await createActor(user), { courseId })).toMatchObject({ id: certificate.id });
    expect(await findOwnCertificate(await createActor(), { courseId })).toBeNull();
  });
});

describe("the administrator's list", () => {
  it("finds by serial, code, current name and name as printed", async () => {
    const admin = await createAdminActor();
    const user = await createUser({ name: "Maria Lind" });
    await createCertificate({ userId: user.id, code, serial: "RA-2026-000042", snapshot: sampleSnapshot() });
    await createCertificate({ snapshot: sampleSnapshot({ holder: { name: "Somebody Else" } }) });
    for (const q of ["ra-2026-000042", "7k3m-9qx2-tb5v-h8wn", "Lind", "Andersson"]) {
      const { rows } = await listCertificates(admin, { q, locale: "en" });
      expect(rows.map(({ serial }) => serial), q).toEqual(["RA-2026-000042"]);
    }
    const all = await listCertificates(admin, { locale: "en" });
    expect(all).toMatchObject({ total: 2, page: 1, pages: 1 });
    expect(all.rows[0]?.can).toEqual({ revoke: true, reissue: true });
    expect((await listCertificates(admin, { q: "nobody", page: 9, locale: "en" })).rows).toEqual([]);
  });

  it("is refused to others", async () => {
    await expect(listCertificates(await createActor(), { locale: "en" })).rejects.toMatchObject({ code: "forbidden" });
  });
});
