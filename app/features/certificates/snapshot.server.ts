import { config } from "#app/config.server.ts";
import type { DbOrTx, Tx } from "#app/db/client.server.ts";
import type { Certificate } from "#app/db/generated/client.ts";
import { readSettings } from "#app/features/accounts/settings.server.ts";
import { courseStructureSchema, courseTextContentSchema } from "#app/features/courses/course.schema.ts";
import { quizDefinitionSchema } from "#app/features/courses/quiz.schema.ts";
import { defaultLocale, isLocale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { certificateSnapshotSchema, type CertificateSnapshot } from "./certificate.schema.ts";

/** Reads what a certificate says. @throws ZodError when the row was not written by this feature */
export function parseSnapshot(certificate: Pick<Certificate, "snapshot">): CertificateSnapshot {
  return certificateSnapshotSchema.parse(certificate.snapshot);
}

function loadEnrolment(tx: DbOrTx, enrolmentId: string) {
  return tx.enrolment.findUnique({
    where: { id: enrolmentId },
    select: {
      id: true,
      userId: true,
      courseId: true,
      enrolledAt: true,
      completedAt: true,
      user: { select: { name: true, locale: true, timeZone: true } },
      course: { select: { slug: true } },
      version: { select: { id: true, number: true, illustrative: true, defaultLanguage: true, minutes: true, structure: true, texts: true } },
    },
  });
}

export type CompletedEnrolment = NonNullable<Awaited<ReturnType<typeof loadEnrolment>>> & { completedAt: Date };

/** @throws AppError not-found, or conflict while the course is not completed */
export async function getCompletedEnrolment(tx: DbOrTx, enrolmentId: string): Promise<CompletedEnrolment> {
  const enrolment = await loadEnrolment(tx, enrolmentId);
  if (!enrolment) throw new AppError("not-found", "certificates:error.enrolmentUnknown");
  const { completedAt } = enrolment;
  if (completedAt === null) throw new AppError("conflict", "certificates:error.notCompleted");
  return { ...enrolment, completedAt };
}

/** Gathers everything a certificate shall say for ever. */
export async function gatherSnapshot(tx: Tx, enrolment: CompletedEnrolment): Promise<CertificateSnapshot> {
  const { user, version } = enrolment;
  const time = await tx.learningDay.aggregate({ where: { userId: enrolment.userId, courseId: enrolment.courseId }, _sum: { seconds: true } });
  const texts = version.texts.map(({ locale, title, content }) => [locale, { title, outcomes: courseTextContentSchema.parse(content).outcomes }] as const);
  const snapshot: CertificateSnapshot = {
    format: 1,
    demonstration: config.mode === "demo",
    locale: isLocale(user.locale) ? user.locale : defaultLocale,
    timeZone: knownTimeZone(user.timeZone),
    holder: { name: user.name },
    course: {
      slug: enrolment.course.slug,
      version: version.number,
      illustrative: version.illustrative,
      defaultLanguage: version.defaultLanguage,
      plannedMinutes: version.minutes,
      texts: Object.fromEntries(texts),
    },
    startedAt: enrolment.enrolledAt.toISOString(),
    completedAt: enrolment.completedAt.toISOString(),
    activeSeconds: time._sum.seconds ?? 0,
    participation: "online-self-paced",
    assessments: await gatherAssessments(tx, enrolment),
    ...(await gatherIssuer(tx)),
    networkRegions: await gatherRegions(tx),
  };
  return certificateSnapshotSchema.parse(snapshot);
}

/** The regions on the seal. */
export async function gatherRegions(tx: Tx): Promise<string[]> {
  return (await tx.region.findMany({ where: { role: { not: "illustrative" } }, select: { nutsCode: true }, orderBy: { nutsCode: "asc" } })).map(({ nutsCode }) => nutsCode);
}

/** An unknown zone must not keep anybody from their certificate. */
export function knownTimeZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}

/** Who issues, and who answers for it, as the administrator has set it. */
export async function gatherIssuer(tx: Tx): Promise<Pick<CertificateSnapshot, "issuer" | "signatory">> {
  const { issuerName, signatoryName, signatoryTitle } = await readSettings(tx);
  return {
    issuer: { name: issuerName },
    ...(signatoryName !== "" && { signatory: { name: signatoryName, ...(signatoryTitle !== "" && { position: signatoryTitle }) } }),
  };
}

/** The best passed attempt of each quiz that the completion rule names; the pass mark is that of the paper sat. */
async function gatherAssessments(tx: Tx, enrolment: CompletedEnrolment): Promise<CertificateSnapshot["assessments"]> {
  const { quizzes } = courseStructureSchema.parse(enrolment.version.structure).completion;
  const attempts = await tx.quizAttempt.findMany({
    where: { enrolmentId: enrolment.id, unitKey: { in: quizzes }, passed: true },
    orderBy: [{ percent: "desc" }, { number: "asc" }],
    select: { unitKey: true, unitId: true, percent: true },
  });
  const units = await tx.unit.findMany({ where: { id: { in: attempts.map(({ unitId }) => unitId) } }, select: { id: true, quiz: true, texts: { select: { locale: true, title: true } } } });
  return quizzes.flatMap((unitKey) => {
    const best = attempts.find((attempt) => attempt.unitKey === unitKey);
    const unit = units.find(({ id }) => id === best?.unitId);
    if (!best || !unit) return [];
    const passMark = quizDefinitionSchema.safeParse(unit.quiz).data?.passMark ?? null;
    return [{ unitKey, titles: Object.fromEntries(unit.texts.map(({ locale, title }) => [locale, title])), percent: best.percent ?? 0, passMark }];
  });
}
