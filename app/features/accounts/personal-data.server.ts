import type { Tx } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import { practiceTables } from "./personal-data-of-practices.server.ts";
import { actionData } from "./personal-actions.server.ts";
import { forumData } from "./personal-forum.server.ts";
import { indicatorData } from "./personal-indicators.server.ts";
import { workshopData } from "./personal-workshops.server.ts";

/** Whose data: the account and the address it is reached at. */
export interface DataSubject {
  id: string;
  email: string;
}

/**
 * Every table that says something about a person: what for, how long, what a copy of their data holds, and how it goes
 * when they erase their account. `withAccount` marks rows that the database removes together with the account.
 * A test reads the schema and fails when a table with a person in it is missing here.
 */
export interface PersonalTable {
  why: string;
  until: string;
  read: (tx: Tx, person: DataSubject) => Promise<unknown[]>;
  erase: "withAccount" | ((tx: Tx, person: DataSubject) => Promise<unknown>);
}

const account = "the account is erased";
const learning = "shows learners where they are and what they did, and is the base of certificates";

export const personalData: Partial<Record<Prisma.ModelName, PersonalTable>> = {
  User: {
    why: "signs people in, addresses them, names them on certificates, and keeps what they set, such as languages and time zone",
    until: `${account}; never-confirmed accounts: 30 days`,
    read: (tx, { id }) => tx.user.findMany({ where: { id }, omit: { passwordHash: true }, include: { organisation: true, region: true } }),
    erase: (tx, { id }) => tx.user.deleteMany({ where: { id } }),
  },
  AskedPerson: {
    why: "names people on the page of their region as somebody who can be asked, because they agreed to it",
    until: `they take it back, or ${account}`,
    read: (tx, { id }) => tx.askedPerson.findMany({ where: { userId: id } }),
    erase: "withAccount",
  },
  RoleGrant: {
    why: "decides what a person may do",
    until: account,
    read: (tx, { id }) => tx.roleGrant.findMany({ where: { userId: id } }),
    erase: "withAccount",
  },
  Session: {
    why: "keeps people signed in and lets them see on which devices",
    until: "30 days without use",
    read: (tx, { id }) => tx.session.findMany({ where: { userId: id }, omit: { id: true } }),
    erase: "withAccount",
  },
  EmailToken: {
    why: "proves that a person reads the mails of an address",
    until: "30 days after the link expired",
    read: (tx, { id }) => tx.emailToken.findMany({ where: { userId: id }, omit: { id: true } }),
    erase: "withAccount",
  },
  Invitation: {
    why: "lets people in whom an administrator named",
    until: "a year after it expired",
    read: (tx, { id, email }) => tx.invitation.findMany({ where: { OR: [{ email }, { createdById: id }] }, select: { email: true, role: true, createdAt: true, expiresAt: true, usedAt: true, revokedAt: true } }),
    erase: async (tx, { id, email }) => {
      await tx.invitation.deleteMany({ where: { email } });
      await tx.invitation.updateMany({ where: { createdById: id }, data: { createdById: null } });
    },
  },
  Mail: {
    why: "carries what a person has to know, and shows whether it arrived",
    until: "30 days after it was sent",
    // Without the text: a link in a waiting mail must not be had by whoever sits at an open screen.
    read: (tx, { email }) => tx.mail.findMany({ where: { to: email }, select: { to: true, subject: true, createdAt: true, sentAt: true, failure: true } }),
    erase: (tx, { email }) => tx.mail.deleteMany({ where: { to: email } }),
  },
  AuditEntry: {
    why: "makes administrators' and people's own acts accountable",
    until: "acts stay, without the person, when the account is erased",
    read: (tx, { id }) => tx.auditEntry.findMany({ where: { OR: [{ actorId: id }, { subjectType: "user", subjectId: id }] }, omit: { actorId: true } }),
    erase: async (tx, { id }) => {
      await tx.auditEntry.deleteMany({ where: { subjectType: "user", subjectId: id } });
      await tx.auditEntry.updateMany({ where: { actorId: id }, data: { actorId: null } });
    },
  },
  Enrolment: {
    why: learning,
    until: account,
    read: (tx, { id }) => tx.enrolment.findMany({ where: { userId: id }, include: { course: { select: { slug: true } } } }),
    erase: "withAccount",
  },
  UnitProgress: {
    why: learning,
    until: account,
    read: (tx, { id }) => tx.unitProgress.findMany({ where: { enrolment: { userId: id } } }),
    erase: "withAccount",
  },
  Note: {
    why: "the learner's own words, for nobody else",
    until: account,
    read: (tx, { id }) => tx.note.findMany({ where: { userId: id } }),
    erase: "withAccount",
  },
  CaseAnswer: {
    why: "the learner's answers to case studies and transfer plans; others of the course see them when the learner shows them",
    until: account,
    read: (tx, { id }) => tx.caseAnswer.findMany({ where: { userId: id } }),
    erase: "withAccount",
  },
  QuizAttempt: {
    why: learning,
    until: account,
    read: (tx, { id }) => tx.quizAttempt.findMany({ where: { enrolment: { userId: id } } }),
    erase: "withAccount",
  },
  QuizAnswer: {
    why: learning,
    until: account,
    read: (tx, { id }) => tx.quizAnswer.findMany({ where: { attempt: { enrolment: { userId: id } } } }),
    erase: "withAccount",
  },
  LearningDay: {
    why: "counts active learning hours by year",
    until: account,
    read: (tx, { id }) => tx.learningDay.findMany({ where: { userId: id } }),
    erase: "withAccount",
  },
  LearningClock: {
    why: "keeps time on two devices from counting twice",
    until: account,
    read: (tx, { id }) => tx.learningClock.findMany({ where: { userId: id } }),
    erase: "withAccount",
  },
  Certificate: {
    why: "proves to anybody who holds it that its holder completed a course, or took part in a workshop",
    until: "not limited: what it says stays checkable; its link to the account goes with the account",
    read: (tx, { id }) => tx.certificate.findMany({ where: { userId: id } }),
    erase: (tx, { id }) => tx.certificate.updateMany({ where: { userId: id }, data: { userId: null } }),
  },
  Notification: {
    why: "tells people what concerns them",
    until: "90 days after it was read, a year otherwise; whoever is named in one: until their account is erased",
    read: (tx, { id }) => tx.notification.findMany({ where: { userId: id }, omit: { actorId: true } }),
    erase: "withAccount",
  },
  NotificationSetting: {
    why: "decides which mails a person gets, and when",
    until: account,
    read: (tx, { id }) => tx.notificationSetting.findMany({ where: { userId: id }, omit: { unsubscribeKey: true } }),
    erase: "withAccount",
  },
  ...forumData,
  ...practiceTables,
  ...workshopData,
  ...actionData,
  ...indicatorData,
};
