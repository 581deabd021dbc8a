import type { PersonalTable } from "./personal-data.server.ts";

const account = "the account is erased";
const work = "lets a team plan and follow what its region does, and see who wrote what";
const untilNobody = `not limited: what a region plans and learns stays; without the person when ${account}`;

const judging = "lets a team and its evaluators judge what their region does, and see who wrote what";
const stays = (): Promise<void> => Promise.resolve();

/** A draft that nobody else works on goes with its author. */
const eraseActions: PersonalTable["erase"] = async (tx, { id }) => {
  await tx.action.deleteMany({ where: { status: "draft", createdById: id, members: { none: { userId: { not: id } } } } });
  await tx.action.updateMany({ where: { createdById: id }, data: { createdById: null } });
};

/** The tables of integration actions. What is planned is the region's; who wrote it is theirs. */
export const actionData = {
  Action: { why: work, until: `${untilNobody}; a draft that nobody else works on: ${account}`, read: (tx, { id }) => tx.action.findMany({ where: { createdById: id } }), erase: eraseActions },
  ActionSection: { why: work, until: untilNobody, read: (tx, { id }) => tx.actionSection.findMany({ where: { changedById: id } }), erase: (tx, { id }) => tx.actionSection.updateMany({ where: { changedById: id }, data: { changedById: null } }) },
  ActionMember: { why: work, until: account, read: (tx, { id }) => tx.actionMember.findMany({ where: { userId: id } }), erase: "withAccount" },
  MonitoringEntry: { why: work, until: untilNobody, read: (tx, { id }) => tx.monitoringEntry.findMany({ where: { writtenById: id } }), erase: (tx, { id }) => tx.monitoringEntry.updateMany({ where: { writtenById: id }, data: { writtenById: null } }) },
  ActionEvaluation: { why: judging, until: untilNobody, read: (tx, { id }) => tx.actionEvaluation.findMany({ where: { OR: [{ action: { createdById: id } }, { answers: { some: { changedById: id } } }] } }), erase: stays },
  ActionEvaluationAnswer: { why: judging, until: untilNobody, read: (tx, { id }) => tx.actionEvaluationAnswer.findMany({ where: { changedById: id } }), erase: (tx, { id }) => tx.actionEvaluationAnswer.updateMany({ where: { changedById: id }, data: { changedById: null } }) },
  VoiceForm: { why: "lets participants of an action say how it was for them", until: untilNobody, read: (tx, { id }) => tx.voiceForm.findMany({ where: { action: { createdById: id } }, omit: { tokenHash: true } }), erase: stays },
  // Nobody's: not even whose action it is about is told how many there are.
  VoiceAnswer: { why: "is what somebody said of an action; nothing tells who, when, or in which order", until: "not limited: it is nobody's", read: (tx, { id }) => tx.voiceAnswer.findMany({ where: { form: { closedAt: { not: null }, action: { createdById: id } } }, distinct: ["formId"], select: { formId: true } }), erase: stays },
} satisfies Record<string, PersonalTable>;
