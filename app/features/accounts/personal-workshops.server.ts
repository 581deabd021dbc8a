import type { PersonalTable } from "./personal-data.server.ts";

const account = "the account is erased";
const workshop = "belongs to a workshop that a person plans or takes part in";
const untilNobody = `not limited: what a workshop agreed stays; without the person when ${account}`;
const stays = (): Promise<void> => Promise.resolve();

/** The tables of workshops. Rooms know seats, so a seat without its person says nothing of them. */
export const workshopData = {
  WorkshopEvaluation: {
    why: "says what a participant thinks of a workshop, to those who lead it, without a name",
    until: `two weeks after the workshop it is cut off from the person and nobody's; before that: ${account}`,
    read: (tx, { id }) => tx.workshopEvaluation.findMany({ where: { registration: { userId: id } } }),
    erase: (tx, { id }) => tx.workshopEvaluation.deleteMany({ where: { registration: { userId: id } } }),
  },
  WorkshopMinutes: {
    why: "is what those who lead a workshop wrote into its minutes, and says who approved them",
    until: `not limited: what a workshop agreed stays; without who approved when ${account}`,
    read: (tx, { id }) => tx.workshopMinutes.findMany({ where: { approvedById: id } }),
    erase: (tx, { id }) => tx.workshopMinutes.updateMany({ where: { approvedById: id }, data: { approvedById: null } }),
  },
  Workshop: {
    why: "lets people plan workshops and others find them",
    until: untilNobody,
    read: (tx, { id }) => tx.workshop.findMany({ where: { ownerId: id } }),
    erase: (tx, { id }) => tx.workshop.updateMany({ where: { ownerId: id }, data: { ownerId: null } }),
  },
  AgendaItem: { why: workshop, until: untilNobody, read: (tx, { id }) => tx.agendaItem.findMany({ where: { workshop: { ownerId: id } } }), erase: stays },
  AgendaTemplate: { why: "keeps an agenda for the next time", until: account, read: (tx, { id }) => tx.agendaTemplate.findMany({ where: { ownerId: id } }), erase: "withAccount" },
  BreakoutGroup: { why: workshop, until: untilNobody, read: (tx, { id }) => tx.breakoutGroup.findMany({ where: { members: { some: { userId: id } } } }), erase: stays },
  Registration: {
    why: "holds a person's place in a workshop and how long they were there, and stands for them in its room",
    until: `a year after the workshop for places that were not taken up; otherwise ${untilNobody}`,
    read: (tx, { id }) => tx.registration.findMany({ where: { userId: id } }),
    erase: (tx, { id }) => tx.registration.updateMany({ where: { userId: id }, data: { userId: null } }),
  },
  RoomEvent: {
    why: "is what happened in a workshop's room, by seats and not by people: anonymous answers and questions have none",
    until: untilNobody,
    read: (tx, { id }) => tx.$queryRaw<unknown[]>`SELECT e."workshopId", e."seq", e."at", e."body" FROM "RoomEvent" e JOIN "Registration" r ON r."id" = e."seat" WHERE r."userId" = ${id} ORDER BY e."workshopId", e."seq"`,
    erase: stays,
  },
  RoomSnapshot: { why: "is the same as a room's events, added up", until: "its events are removed", read: (tx, { id }) => tx.roomSnapshot.findMany({ where: { workshop: { registrations: { some: { userId: id } } } }, select: { workshopId: true, seq: true } }), erase: stays },
  AttendanceSpan: { why: "measures from when to when a person was present, for minutes, certificates and hours", until: "90 days after the workshop; how long somebody was there stays with their place in it", read: (tx, { id }) => tx.attendanceSpan.findMany({ where: { registration: { userId: id } } }), erase: stays },
  BallotVoter: { why: "lets nobody answer an anonymous poll twice; holds neither the answer nor the time", until: "90 days after the workshop", read: (tx, { id }) => tx.ballotVoter.findMany({ where: { registration: { userId: id } } }), erase: stays },
  NotesUpdate: { why: "is what people of a workshop wrote together; it stands in its minutes", until: untilNobody, read: (tx, { id }) => tx.notesUpdate.findMany({ where: { workshop: { registrations: { some: { userId: id } } } }, select: { workshopId: true, groupId: true, seq: true } }), erase: stays },
  NotesAuthor: { why: "says whose words are whose in shared notes", until: untilNobody, read: (tx, { id }) => tx.notesAuthor.findMany({ where: { registration: { userId: id } } }), erase: stays },
} satisfies Record<string, PersonalTable>;
