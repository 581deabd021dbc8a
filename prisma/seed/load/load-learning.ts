import type Database from "better-sqlite3";
import type { CertificateSnapshot } from "#app/features/certificates/certificate.schema.ts";
import type { CourseStructure, CourseTextContent } from "#app/features/courses/course.schema.ts";
import type { QuizDefinition } from "#app/features/courses/quiz.schema.ts";
import { inserter, json, moment, type OnRows } from "./bulk.ts";
import type { Chance } from "./chance.ts";
import { sitPaper } from "./load-answers.ts";
import type { Person } from "./load-people.ts";

type Connection = InstanceType<typeof Database>;

interface LearntUnit {
  id: string;
  key: string;
  minutes: number;
  title: string;
  quiz: QuizDefinition | null;
  quizHash: string | null;
}

interface LearntCourse {
  id: string;
  slug: string;
  versionId: string;
  number: number;
  minutes: number;
  defaultLanguage: string;
  illustrative: boolean;
  units: LearntUnit[];
  rule: CourseStructure["completion"];
  texts: CertificateSnapshot["course"]["texts"];
}

interface LoadLearningOptions {
  people: readonly Person[];
  progressRows: number;
  /** Learning happened in the year after this moment. */
  from: number;
  onRows: OnRows;
}

const day = 86_400_000;
const shareCompleted = 0.35;

/**
 * Writes enrolments with all they bring along until there are `progressRows` rows of progress: days of learning,
 * attempts with answers, notes, certificates. Some courses have many more learners than others.
 */
export function loadLearning(connection: Connection, chance: Chance, { people, progressRows, from, onRows }: LoadLearningOptions): void {
  const courses = readCourses(connection);
  const regions = connection.prepare<[], { nutsCode: string }>(`SELECT "nutsCode" FROM "Region" ORDER BY "nutsCode"`).all().map(({ nutsCode }) => nutsCode);
  const rows = prepareRows(connection);
  const taken = people.map(() => new Set<string>());
  let done = 0;
  let certificates = 0;

  const enrolOnce = (index: number): void => {
    const person = people[index % people.length] as Person;
    const own = taken[index % people.length] as Set<string>;
    const course = courses[Math.floor(chance.next() ** 2 * courses.length)] as LearntCourse;
    if (own.has(course.id)) return;
    own.add(course.id);
    const isCompleted = chance.happens(shareCompleted) && done + course.units.length <= progressRows;
    const reached = isCompleted ? course.units : course.units.slice(0, Math.min(chance.whole(1, course.units.length - 1), progressRows - done));
    const enrolledAt = from + chance.whole(0, 330) * day + chance.whole(7, 18) * 3_600_000;
    const enrolmentId = chance.id();
    let at = enrolledAt;
    const seconds = new Map<string, number>();
    const assessments: CertificateSnapshot["assessments"] = [];
    for (const unit of reached) {
      const active = unit.minutes * chance.whole(30, 70);
      at += active * 1000 + (chance.happens(0.2) ? day : 60_000);
      const date = new Date(at).toISOString().slice(0, 10);
      seconds.set(date, (seconds.get(date) ?? 0) + active);
      rows.progress(enrolmentId, unit.key, moment(at - active * 1000), moment(at), chance.happens(0.05) ? moment(at) : null, unit.quiz ? 0 : chance.whole(0, 12), active);
      if (unit.quiz) {
        const percent = sit(unit, unit.quiz, { enrolmentId, at, isPassed: isCompleted });
        if (course.rule.quizzes.includes(unit.key)) assessments.push({ unitKey: unit.key, titles: { [course.defaultLanguage]: unit.title }, percent, passMark: unit.quiz.passMark ?? null });
      }
      if (!unit.quiz && chance.happens(0.03)) rows.note(chance.id(), person.id, course.id, unit.key, "", "A note of a load test.", moment(at));
    }
    done += reached.length;
    const hasLeft = !isCompleted && chance.happens(0.05);
    rows.enrolment(enrolmentId, person.id, course.id, course.versionId, moment(enrolledAt), hasLeft ? moment(at) : null, isCompleted ? moment(at) : null, reached.at(-1)?.key ?? null, moment(at));
    for (const [date, active] of seconds) rows.day(person.id, course.id, date, active);
    if (isCompleted) issue({ person, course, enrolledAt, completedAt: at, seconds: [...seconds.values()].reduce((sum, part) => sum + part, 0), assessments });
  };

  const sit = (unit: LearntUnit, quiz: QuizDefinition, { enrolmentId, at, isPassed }: { enrolmentId: string; at: number; isPassed: boolean }): number => {
    const skills = isPassed ? (chance.happens(0.15) ? [0.2, 1] : [1]) : [0.6];
    let percent = 0;
    skills.forEach((skill, index) => {
      const sat = sitPaper(quiz, skill, chance);
      const id = chance.id();
      const startedAt = at - (skills.length - index) * 600_000;
      percent = Math.max(percent, sat.percent);
      rows.attempt(id, enrolmentId, unit.key, unit.id, unit.quizHash, index + 1, moment(startedAt), moment(startedAt + 590_000), json(sat.paper), sat.points, sat.maxPoints, sat.percent, quiz.passMark === undefined ? null : Number(sat.percent >= quiz.passMark));
      for (const answer of sat.answers) rows.answer(id, answer.key, json(answer.value), moment(startedAt + 300_000), answer.points);
    });
    return percent;
  };

  const issue = ({ person, course, enrolledAt, completedAt, seconds, assessments }: { person: Person; course: LearntCourse; enrolledAt: number; completedAt: number; seconds: number; assessments: CertificateSnapshot["assessments"] }): void => {
    certificates += 1;
    const snapshot: CertificateSnapshot = {
      format: 1,
      demonstration: true,
      locale: person.locale,
      timeZone: "Europe/Brussels",
      holder: { name: person.name },
      course: { slug: course.slug, version: course.number, illustrative: course.illustrative, defaultLanguage: course.defaultLanguage, plannedMinutes: course.minutes, texts: course.texts },
      startedAt: new Date(enrolledAt).toISOString(),
      completedAt: new Date(completedAt).toISOString(),
      activeSeconds: seconds,
      participation: "online-self-paced",
      assessments,
      issuer: { name: "REGIN Academy" },
      networkRegions: regions,
    };
    const id = chance.id();
    const isRevoked = chance.happens(0.002);
    rows.certificate(id, chance.code(), `RA-2025-${String(certificates).padStart(6, "0")}`, "completion", person.id, course.id, course.number, person.locale, json(snapshot), seconds, moment(completedAt), moment(completedAt), isRevoked ? moment(completedAt + day) : null, isRevoked ? "Revoked in a load test" : null);
    rows.audit(chance.id(), moment(completedAt), null, "certificate.issued", "certificate", id);
  };

  const some = connection.transaction((start: number) => {
    for (let index = start; index < start + 5_000 && done < progressRows; index++) enrolOnce(index);
  });
  for (let index = 0; done < progressRows; index += 5_000) {
    some(index);
    onRows("Learning", Math.min(done, progressRows), progressRows);
  }
  connection.prepare(`INSERT INTO "SerialCounter" ("name", "next") VALUES ('certificate-2025', ?)`).run(certificates + 1);
}

function prepareRows(connection: Connection) {
  return {
    enrolment: inserter(connection, "Enrolment", ["id", "userId", "courseId", "versionId", "enrolledAt", "leftAt", "completedAt", "lastUnitKey", "lastSeenAt"]),
    progress: inserter(connection, "UnitProgress", ["enrolmentId", "unitKey", "openedAt", "doneAt", "bookmarkedAt", "block", "activeSeconds"]),
    note: inserter(connection, "Note", ["id", "userId", "courseId", "unitKey", "promptKey", "text", "updatedAt"]),
    attempt: inserter(connection, "QuizAttempt", ["id", "enrolmentId", "unitKey", "unitId", "quizHash", "number", "startedAt", "submittedAt", "paper", "points", "maxPoints", "percent", "passed"]),
    answer: inserter(connection, "QuizAnswer", ["attemptId", "questionKey", "value", "savedAt", "points"]),
    day: inserter(connection, "LearningDay", ["userId", "courseId", "day", "seconds"]),
    certificate: inserter(connection, "Certificate", ["id", "code", "serial", "kind", "userId", "courseId", "courseVersion", "locale", "snapshot", "seconds", "completedAt", "issuedAt", "revokedAt", "revokedReason"]),
    audit: inserter(connection, "AuditEntry", ["id", "at", "actorId", "action", "subjectType", "subjectId"]),
  };
}

/** Every published course; the first of the list get the most learners. */
function readCourses(connection: Connection): LearntCourse[] {
  type Row = Omit<LearntCourse, "units" | "rule" | "texts" | "illustrative"> & { structure: string; illustrative: number };
  const versions = connection
    .prepare<[], Row>(`SELECT c."id", c."slug", v."id" AS "versionId", v."number", v."minutes", v."defaultLanguage", v."illustrative", v."structure" FROM "Course" c JOIN "CourseVersion" v ON v."id" = c."currentVersionId" ORDER BY c."slug"`)
    .all();
  const units = connection.prepare<[string, string], Omit<LearntUnit, "quiz"> & { quiz: string | null }>(
    `SELECT u."id", u."key", u."minutes", u."quiz", u."quizHash", t."title" FROM "Unit" u JOIN "UnitText" t ON t."unitId" = u."id" AND t."locale" = ? WHERE u."versionId" = ? ORDER BY u."position"`,
  );
  const texts = connection.prepare<[string], { locale: string; title: string; content: string }>(`SELECT "locale", "title", "content" FROM "CourseText" WHERE "versionId" = ? ORDER BY "locale"`);
  return versions.map(({ structure, illustrative, ...version }) => ({
    ...version,
    illustrative: illustrative === 1,
    rule: (JSON.parse(structure) as CourseStructure).completion,
    units: units.all(version.defaultLanguage, version.versionId).map(({ quiz, ...unit }) => ({ ...unit, quiz: quiz === null ? null : (JSON.parse(quiz) as QuizDefinition) })),
    texts: Object.fromEntries(texts.all(version.versionId).map(({ locale, title, content }) => [locale, { title, outcomes: (JSON.parse(content) as CourseTextContent).outcomes }])),
  }));
}
