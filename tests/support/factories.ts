import type { Actor, Role } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import type { Certificate, Enrolment, Organisation, Prisma, Region, User } from "#app/db/generated/client.ts";
import { defaultLocale, isLocale } from "#app/i18n/locales.ts";
import { newCode, newId } from "#app/lib/ids.server.ts";
import { nextNumber } from "./counter.ts";
import { createCourse } from "./course-factory.ts";

// Rows for tests. Each factory makes the parents it is not given, and values that no other row has.

/** The moment at which rows were made, unless a test says otherwise. */
export const longAgo = new Date("2026-01-15T09:00:00.000Z");

type UserInput = Partial<Prisma.UserUncheckedCreateInput> & { grants?: Role[] };

/** A confirmed account. Its password hash fits no password. */
export async function createUser({ grants = [], ...overrides }: UserInput = {}): Promise<User> {
  const number = nextNumber();
  return db.user.create({
    data: {
      id: newId(),
      email: `person-${number}@region.example`,
      emailConfirmedAt: longAgo,
      passwordHash: "fits-no-password",
      name: `Person ${number}`,
      createdAt: longAgo,
      ...overrides,
      ...(grants.length > 0 && { roles: { create: grants.map((role) => ({ role })) } }),
    },
  });
}

export async function createAdmin(overrides: UserInput = {}): Promise<User> {
  return createUser({ ...overrides, grants: ["admin", ...(overrides.grants ?? [])] });
}

/** Who asks, as a request of this person would give it; a new learner if none is given. */
export async function createActor(user?: User | Promise<User>): Promise<Actor> {
  const row = await (user ?? createUser());
  const grants = await db.roleGrant.findMany({ where: { userId: row.id } });
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    locale: isLocale(row.locale) ? row.locale : defaultLocale,
    timeZone: row.timeZone,
    roles: grants.map(({ role }) => role as Role),
    extraTimePercent: row.extraTimePercent,
  };
}

/** Signed in as an administrator. */
export async function createAdminActor(overrides: UserInput = {}): Promise<Actor> {
  return createActor(createAdmin(overrides));
}

export async function createRegion(overrides: Partial<Prisma.RegionUncheckedCreateInput> = {}): Promise<Region> {
  const number = nextNumber();
  return db.region.create({
    data: {
      id: newId(),
      slug: `region-${number}`,
      nutsCode: `XX${number}`,
      nutsLevel: 2,
      countryCode: "XX",
      role: "member",
      names: { en: `Region ${number}` },
      ...overrides,
    },
  });
}

export async function createOrganisation({ domains = [], ...overrides }: Partial<Prisma.OrganisationUncheckedCreateInput> & { domains?: string[] } = {}): Promise<Organisation> {
  const regionId = overrides.regionId === undefined ? (await createRegion()).id : overrides.regionId;
  return db.organisation.create({
    data: {
      id: newId(),
      name: `Organisation ${nextNumber()}`,
      ...overrides,
      regionId,
      domains: { create: domains.map((domain) => ({ domain })) },
    },
  });
}

/** A person in a course's current version. */
export async function createEnrolment(overrides: Partial<Prisma.EnrolmentUncheckedCreateInput> = {}): Promise<Enrolment> {
  const userId = overrides.userId ?? (await createUser()).id;
  const courseId = overrides.courseId ?? (await createCourse()).course.id;
  const course = await db.course.findUniqueOrThrow({ where: { id: courseId } });
  const versionId = overrides.versionId ?? course.currentVersionId;
  if (!versionId) throw new Error("The course has no version to enrol in.");
  return db.enrolment.create({ data: { id: newId(), enrolledAt: longAgo, ...overrides, userId, courseId, versionId } });
}

/** The units of an enrolment that are done, at `doneAt`. */
export async function createProgress(enrolmentId: string, unitKeys: string[], doneAt: Date | null = longAgo): Promise<void> {
  await db.unitProgress.createMany({ data: unitKeys.map((unitKey) => ({ enrolmentId, unitKey, openedAt: longAgo, doneAt })) });
}

/** An issued certificate. Its snapshot is empty unless given: the feature's own tests know the shape. */
export async function createCertificate(overrides: Partial<Prisma.CertificateUncheckedCreateInput> = {}): Promise<Certificate> {
  const userId = overrides.userId === undefined ? (await createUser()).id : overrides.userId;
  const courseId = overrides.courseId === undefined ? (await createCourse()).course.id : overrides.courseId;
  return db.certificate.create({
    data: {
      id: newId(),
      code: newCode(),
      serial: `RA-2026-${String(nextNumber()).padStart(6, "0")}`,
      kind: "completion",
      courseVersion: 1,
      locale: "en",
      snapshot: {},
      seconds: 3_600,
      completedAt: longAgo,
      issuedAt: longAgo,
      ...overrides,
      userId,
      courseId,
    },
  });
}

export { createCourse } from "./course-factory.ts";
