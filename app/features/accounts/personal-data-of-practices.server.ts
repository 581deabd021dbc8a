import type { Prisma } from "#app/db/generated/client.ts";
import type { PersonalTable } from "./personal-data.server.ts";

const account = "the account is erased";

/** The tables of the Integration Lab with people in them. */
export const practiceTables = {
  PracticeAdoption: {
    why: "shows who takes a practice up, and what they change",
    until: `not limited: it is what a region did; without who said so when ${account}`,
    read: (tx, { id }) => tx.practiceAdoption.findMany({ where: { userId: id } }),
    erase: (tx, { id }) => tx.practiceAdoption.updateMany({ where: { userId: id }, data: { userId: null } }),
  },
  Submission: {
    why: "carries what a person tells of a practice until it is published",
    until: `what was published: not limited, without who told it; everything else until ${account}`,
    read: (tx, { id }) => tx.submission.findMany({ where: { authorId: id } }),
    erase: async (tx, { id }) => {
      await tx.submission.deleteMany({ where: { authorId: id, state: { not: "published" } } });
      await tx.submission.updateMany({ where: { authorId: id }, data: { authorId: null } });
    },
  },
  SubmissionEvent: {
    why: "shows the author and reviewers what happened to a submission",
    until: `its submission goes; without who acted when ${account}`,
    read: (tx, { id }) => tx.submissionEvent.findMany({ where: { OR: [{ actorId: id }, { submission: { authorId: id } }] }, omit: { actorId: true } }),
    erase: (tx, { id }) => tx.submissionEvent.updateMany({ where: { actorId: id }, data: { actorId: null } }),
  },
  TranslationProposal: {
    why: "carries what a person translates of a practice until it is published, and names them as its translator afterwards",
    until: `what was published: not limited, without who translated it when ${account}; everything else until ${account}`,
    read: (tx, { id }) => tx.translationProposal.findMany({ where: { translatorId: id } }),
    erase: async (tx, { id }) => {
      await tx.translationProposal.deleteMany({ where: { translatorId: id, state: { not: "published" } } });
      await tx.translationProposal.updateMany({ where: { translatorId: id }, data: { translatorId: null } });
    },
  },
  PracticeInquiry: {
    why: "lets members ask the people behind a practice, without telling anybody's address",
    until: `a year after its last message, or ${account}`,
    read: (tx, { id }) => tx.practiceInquiry.findMany({ where: { askerId: id } }),
    erase: "withAccount",
  },
  InquiryMessage: {
    why: "holds what was asked about a practice, and answered",
    until: `a year after the last message of its exchange, or ${account}`,
    read: (tx, { id }) => tx.inquiryMessage.findMany({ where: { authorId: id } }),
    erase: "withAccount",
  },
  PracticeImportRow: {
    why: "holds what a file of practices says until it is published",
    until: `the file is published or thrown away, or ${account}`,
    read: (tx, { id }) => tx.practiceImportRow.findMany({ where: { import: { authorId: id } }, omit: { content: true } }),
    erase: (tx, { id }) => tx.practiceImportRow.deleteMany({ where: { import: { authorId: id, state: { not: "publishing" } } } }),
  },
  PracticeImport: {
    why: "shows who brought a file of practices, and who published it",
    until: `what was published: not limited, because it says that two looked at it, but without who when ${account}; everything else until ${account}`,
    read: (tx, { id }) => tx.practiceImport.findMany({ where: { OR: [{ authorId: id }, { confirmedById: id }] }, omit: { authorId: true, confirmedById: true } }),
    erase: async (tx, { id }) => {
      await tx.practiceImport.deleteMany({ where: { authorId: id, state: { notIn: ["published", "publishing"] } } });
      await tx.practiceImport.updateMany({ where: { authorId: id }, data: { authorId: null, fileName: "practices" } });
      await tx.practiceImport.updateMany({ where: { confirmedById: id }, data: { confirmedById: null } });
    },
  },
  PracticeList: {
    why: "keeps the practices that a person has put together",
    until: account,
    read: (tx, { id }) => tx.practiceList.findMany({ where: { userId: id } }),
    erase: "withAccount",
  },
  PracticeListItem: {
    why: "keeps the practices that a person has put together",
    until: account,
    read: (tx, { id }) => tx.practiceListItem.findMany({ where: { list: { userId: id } } }),
    erase: "withAccount",
  },
  SavedSearch: {
    why: "lets people come back to a search of practices, and be told of what is new in it",
    until: account,
    read: (tx, { id }) => tx.savedSearch.findMany({ where: { userId: id }, omit: { known: true } }),
    erase: "withAccount",
  },
} satisfies Partial<Record<Prisma.ModelName, PersonalTable>>;
