import type { PersonalTable } from "./personal-data.server.ts";

const account = "the account is erased";
const work = "lets a team plan and follow what its region does, and see who wrote what";
const untilNobody = `not limited: what a region plans and learns stays; without the person when ${account}`;

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
} satisfies Record<string, PersonalTable>;
