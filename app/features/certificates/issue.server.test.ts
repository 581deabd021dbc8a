import { describe, expect, it } from "vitest";
import { db, transaction } from "#app/db/client.server.ts";
import type { Enrolment } from "#app/db/generated/client.ts";
import { newId } from "#app/lib/ids.server.ts";
import { createActor, createAdminActor, createCourse, createEnrolment, createRegion, createUser } from "#tests/support/factories.ts";
import { issueCertificate } from "./issue.server.ts";
import { reissueCertificate, revokeCertificate } from "./revoke.server.ts";
import { parseSnapshot } from "./snapshot.server.ts";

const started = new Date("2026-03-01T08:00:00Z");
const completed = new Date("2026-03-05T23:30:00Z");
const now = new Date("2026-03-06T09:00:00Z");

async function completedEnrolment(name = "Ana Sofia Reis"): Promise<Enrolment> {
  const { course, units } = await createCourse({ title: "Housing", slug: undefined });
  const user = await createUser({ name, locale: "pt", timeZone: "Atlantic/Azores" });
  const enrolment = await createEnrolment({ userId: user.id, courseId: course.id, enrolledAt: started, completedAt: completed });
  const test = units.find(({ kind }) => kind === "quiz");
  if (!test) throw new Error("the sample course has a quiz");
  const attempt = (number: number, percent: number, passed: boolean) => ({ id: newId(), enrolmentId: enrolment.id, unitKey: test.key, unitId: test.id, quizHash: "x", number, startedAt: started, submittedAt: completed, paper: {}, percent, passed });
  await db.quizAttempt.createMany({ data: [attempt(1, 40, false), attempt(2, 80, true), attempt(3, 90, true)] });
  await db.learningDay.createMany({ data: ["2026-03-01", "2026-03-05"].map((day) => ({ userId: user.id, courseId: course.id, day, seconds: 1_800 })) });
  return enrolment;
}

const issue = (enrolmentId: string, at = now) => transaction((tx) => issueCertificate(tx, { enrolmentId, now: at }));

describe("issuing", () => {
  it("keeps in a snapshot all that the certificate says", async () => {
    await createRegion({ nutsCode: "PT20" });
    const { id } = await issue((await completedEnrolment()).id);
    const row = await db.certificate.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ serial: "RA-2026-000001", locale: "pt", seconds: 3_600, issuedAt: now, completedAt: completed, revokedAt: null });
    expect(parseSnapshot(row)).toMatchObject({
      demonstration: false,
      holder: { name: "Ana Sofia Reis" },
      timeZone: "Atlantic/Azores",
      course: { version: 1, plannedMinutes: 20, texts: { en: { title: "Housing", outcomes: ["Explain it", "Apply it", "Judge it"] } } },
      activeSeconds: 3_600,
      assessments: [{ unitKey: "final-test", percent: 90, passMark: 70 }],
      issuer: { name: "REGIN Academy" },
      networkRegions: ["PT20"],
    });
  });

  it("gives the same certificate however often it is asked", async () => {
    const enrolment = await completedEnrolment();
    const all = await Promise.all([1, 2, 3, 4].map(() => issue(enrolment.id)));
    expect(new Set(all.map(({ code }) => code)).size).toBe(1);
    expect(await db.certificate.count()).toBe(1);
  });

  it("counts serial numbers by year without gaps, also when an issue is rolled back", async () => {
    const [a, b, c] = [await completedEnrolment(), await completedEnrolment(), await completedEnrolment()];
    await issue(a.id);
    const failing = transaction(async (tx) => {
      await issueCertificate(tx, { enrolmentId: b.id, now });
      throw new Error("something later failed");
    });
    await expect(failing).rejects.toThrow("something later failed");
    await issue(b.id);
    await issue(c.id, new Date("2027-01-02T00:00:00Z"));
    const serials = await db.certificate.findMany({ orderBy: { issuedAt: "asc" }, select: { serial: true } });
    expect(serials.map(({ serial }) => serial).sort()).toEqual(["RA-2026-000001", "RA-2026-000002", "RA-2027-000001"]);
  });

  it("refuses while the course is not completed", async () => {
    const enrolment = await createEnrolment();
    await expect(issue(enrolment.id)).rejects.toMatchObject({ code: "conflict" });
    await expect(issue("nobody")).rejects.toMatchObject({ code: "not-found" });
  });

  it("is not changed by a later name, course version or the end of the account", async () => {
    const enrolment = await completedEnrolment();
    const { id } = await issue(enrolment.id);
    const before = parseSnapshot(await db.certificate.findUniqueOrThrow({ where: { id } }));
    await db.user.update({ where: { id: enrolment.userId }, data: { name: "Other" } });
    await db.courseText.updateMany({ data: { title: "Renamed" } });
    await db.user.delete({ where: { id: enrolment.userId } });
    const row = await db.certificate.findUniqueOrThrow({ where: { id } });
    expect(row.userId).toBeNull();
    expect(parseSnapshot(row)).toEqual(before);
  });

  it("does not let an unknown time zone stand in the way", async () => {
    const enrolment = await completedEnrolment();
    await db.user.update({ where: { id: enrolment.userId }, data: { timeZone: "Atlantis/Capital" } });
    const { id } = await issue(enrolment.id);
    expect(parseSnapshot(await db.certificate.findUniqueOrThrow({ where: { id } })).timeZone).toBe("UTC");
  });
});

describe("revoking", () => {
  it("notes date, reason and who did it, once", async () => {
    const admin = await createAdminActor();
    const { id } = await issue((await completedEnrolment()).id);
    await revokeCertificate(admin, { id, reason: "Issued by mistake" }, now);
    expect(await db.certificate.findUniqueOrThrow({ where: { id } })).toMatchObject({ revokedAt: now, revokedReason: "Issued by mistake" });
    expect(await db.auditEntry.findMany({ where: { action: "certificate.revoked" } })).toMatchObject([{ actorId: admin.id, action: "certificate.revoked", subjectId: id }]);
    await expect(revokeCertificate(admin, { id, reason: "Again" }, now)).rejects.toMatchObject({ code: "conflict" });
  });

  it("is not undone by asking for the certificate again, but by completing anew", async () => {
    const enrolment = await completedEnrolment();
    const first = await issue(enrolment.id);
    await revokeCertificate(await createAdminActor(), { id: first.id, reason: "Test was invalid" }, now);
    expect(await issue(enrolment.id)).toMatchObject({ id: first.id, revokedAt: now });
    const later = new Date("2026-04-01T00:00:00Z");
    await db.enrolment.update({ where: { id: enrolment.id }, data: { completedAt: later } });
    const second = await issue(enrolment.id, later);
    expect(second.id).not.toBe(first.id);
    expect(second.revokedAt).toBeNull();
  });

  it("is for administrators alone", async () => {
    const enrolment = await completedEnrolment();
    const { id } = await issue(enrolment.id);
    const holder = await createActor(db.user.findUniqueOrThrow({ where: { id: enrolment.userId } }));
    await expect(revokeCertificate(holder, { id, reason: "Mine" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(reissueCertificate(holder, { id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(revokeCertificate(await createAdminActor(), { id: "none", reason: "x" })).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("reissuing", () => {
  it("puts the holder's current name on a new certificate and replaces the old one", async () => {
    const admin = await createAdminActor();
    const enrolment = await completedEnrolment("Ana Reis");
    const old = await issue(enrolment.id);
    await db.user.update({ where: { id: enrolment.userId }, data: { name: "Ana Reis Costa" } });
    const fresh = await reissueCertificate(admin, { id: old.id }, now);
    const row = await db.certificate.findUniqueOrThrow({ where: { id: fresh.id } });
    expect(row).toMatchObject({ replacesId: old.id, serial: "RA-2026-000002", completedAt: completed, seconds: 3_600 });
    expect(parseSnapshot(row).holder.name).toBe("Ana Reis Costa");
    expect(await db.certificate.findUniqueOrThrow({ where: { id: old.id } })).toMatchObject({ revokedReason: "replaced", revokedAt: now });
    expect(await issue(enrolment.id)).toMatchObject({ id: fresh.id });
    await expect(reissueCertificate(admin, { id: old.id }, now)).rejects.toMatchObject({ code: "conflict" });
  });

  it("refuses when the holder's account is gone", async () => {
    const enrolment = await completedEnrolment();
    const { id } = await issue(enrolment.id);
    await db.user.delete({ where: { id: enrolment.userId } });
    await expect(reissueCertificate(await createAdminActor(), { id }, now)).rejects.toMatchObject({ code: "conflict" });
  });
});
