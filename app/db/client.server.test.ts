import { describe, expect, it } from "vitest";
import { createActor, createAdmin, createCertificate, createCourse, createEnrolment, createOrganisation, createUser } from "#tests/support/factories.ts";
import { countStatements, db, isUniqueViolation, transaction } from "./client.server.ts";

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(() => undefined, (error: unknown) => error);
}

describe("isUniqueViolation", () => {
  it("knows a value that stands already, and its field", async () => {
    const user = await createUser();
    const error = await failureOf(createUser({ email: user.email }));
    expect(isUniqueViolation(error)).toBe(true);
    expect(isUniqueViolation(error, "email")).toBe(true);
    expect(isUniqueViolation(error, "id")).toBe(false);
  });

  it("knows every field of a key of several", async () => {
    const enrolment = await createEnrolment();
    const error = await failureOf(createEnrolment({ userId: enrolment.userId, courseId: enrolment.courseId }));
    expect(isUniqueViolation(error, "userId", "courseId")).toBe(true);
    expect(isUniqueViolation(error, "userId", "versionId")).toBe(false);
  });

  it("knows a violation by raw SQL, and inside a transaction", async () => {
    await db.setting.create({ data: { key: "a", value: 1 } });
    const raw = await failureOf(transaction((tx) => tx.$executeRaw`INSERT INTO "Setting" ("key", "value", "updatedAt") VALUES ('a', '1', '2026-01-01')`));
    expect(isUniqueViolation(raw, "key")).toBe(true);
  });

  it("is false for every other failure", async () => {
    expect(isUniqueViolation(await failureOf(db.roleGrant.create({ data: { userId: "nobody", role: "admin" } })))).toBe(false);
    expect(isUniqueViolation(new Error("UNIQUE constraint failed"))).toBe(false);
    expect(isUniqueViolation(null)).toBe(false);
  });
});

describe("countStatements", () => {
  it("lists what reaches SQLite: a list with its relation is two statements, however long it is", async () => {
    for (let n = 0; n < 5; n += 1) await createAdmin();
    const { result, statements } = await countStatements(() => db.user.findMany({ include: { roles: true } }));
    expect(result).toHaveLength(5);
    expect(statements).toHaveLength(2);
    expect(statements[0]).toMatch(/^SELECT/);
  });

  it("counts the edges of a transaction and stops counting afterwards", async () => {
    const { statements } = await countStatements(() => transaction((tx) => tx.setting.count()));
    await db.setting.count();
    expect(statements).toEqual(["BEGIN IMMEDIATE", expect.stringMatching(/^SELECT/), "COMMIT"]);
  });
});

describe("the factories", () => {
  it("make the parents they need", async () => {
    const { course, units } = await createCourse({ slug: "essentials" });
    expect(units.map(({ kind }) => kind)).toEqual(["lesson", "quiz"]);
    expect((await createEnrolment({ courseId: course.id })).versionId).toBe(course.currentVersionId);
    expect((await createCourse({ course })).version.number).toBe(2);
    expect((await createCertificate()).userId).toBeTruthy();
    expect((await createOrganisation({ domains: ["region.example"] })).regionId).toBeTruthy();
    expect((await createActor(createAdmin())).roles).toEqual(["admin"]);
  });

  it("find an empty database in every test", async () => {
    expect(await db.user.count()).toBe(0);
    expect(await db.course.count()).toBe(0);
  });
});
