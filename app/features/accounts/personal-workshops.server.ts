import type { PersonalTable } from "./personal-data.server.ts";

const account = "the account is erased";
const workshop = "belongs to a workshop that a person plans or takes part in";
const untilNobody = `not limited: what a workshop agreed stays; without the person when ${account}`;
const stays = (): Promise<void> => Promise.resolve();

/** The tables of workshops. Rooms know seats, so a seat without its person says nothing of them. */
export const workshopData = {
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
    why: "holds a person's place in a workshop, and stands for them in its room",
    until: untilNobody,
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
  AttendanceSpan: { why: "measures how long a person was present, for certificates and hours", until: untilNobody, read: (tx, { id }) => tx.attendanceSpan.findMany({ where: { registration: { userId: id } } }), erase: stays },
  BallotVoter: { why: "lets nobody answer an anonymous poll twice; holds neither the answer nor the time", until: untilNobody, read: (tx, { id }) => tx.ballotVoter.findMany({ where: { registration: { userId: id } } }), erase: stays },
} satisfies Record<string, PersonalTable>;
