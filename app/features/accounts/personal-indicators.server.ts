import type { PersonalTable } from "./personal-data.server.ts";

const account = "the account is erased";
const answers = "lets several people answer for their region, and a reviewer ask back";
const untilNobody = `not limited: what a region has said stays; without the person when ${account}`;

/** The tables of indicators. What a region says of itself is the region's; who wrote it is theirs. */
export const indicatorData = {
  Questionnaire: {
    why: "says who signed off what a region answered", until: untilNobody,
    read: (tx, { id }) => tx.questionnaire.findMany({ where: { signedOffById: id }, select: { id: true, setId: true, year: true, version: true, signedOffAt: true } }),
    erase: (tx, { id }) => tx.questionnaire.updateMany({ where: { signedOffById: id }, data: { signedOffById: null } }),
  },
  QuestionnaireExpert: { why: answers, until: account, read: (tx, { id }) => tx.questionnaireExpert.findMany({ where: { userId: id } }), erase: "withAccount" },
  IndicatorAnswer: { why: answers, until: untilNobody, read: (tx, { id }) => tx.indicatorAnswer.findMany({ where: { answeredById: id } }), erase: (tx, { id }) => tx.indicatorAnswer.updateMany({ where: { answeredById: id }, data: { answeredById: null } }) },
  IndicatorQuery: { why: answers, until: untilNobody, read: (tx, { id }) => tx.indicatorQuery.findMany({ where: { askedById: id } }), erase: (tx, { id }) => tx.indicatorQuery.updateMany({ where: { askedById: id }, data: { askedById: null } }) },
  IndicatorSetDraft: {
    why: "says who last changed a set of indicators that a region is making", until: `the set is published or thrown away; without the person when ${account}`,
    read: (tx, { id }) => tx.indicatorSetDraft.findMany({ where: { changedById: id }, omit: { changedById: true } }),
    erase: (tx, { id }) => tx.indicatorSetDraft.updateMany({ where: { changedById: id }, data: { changedById: null } }),
  },
  DataImport: {
    why: "shows who brought a file of figures or scores, and remembers how they read its columns",
    until: `what was published: not limited, without who when ${account}; everything else until ${account}`,
    read: (tx, { id }) => tx.dataImport.findMany({ where: { authorId: id }, omit: { authorId: true } }),
    erase: async (tx, { id }) => {
      await tx.dataSource.deleteMany({ where: { publishedAt: null, import: { authorId: id } } });
      await tx.dataImport.deleteMany({ where: { authorId: id, state: { not: "published" } } });
      await tx.dataImport.updateMany({ where: { authorId: id }, data: { authorId: null, fileName: "figures" } });
    },
  },
  DataImportRow: { why: "says what is wrong with the rows of a file of figures or scores", until: `the file is thrown away, or ${account}`, read: (tx, { id }) => tx.dataImportRow.findMany({ where: { import: { authorId: id } } }), erase: (tx, { id }) => tx.dataImportRow.deleteMany({ where: { import: { authorId: id } } }) },
} satisfies Record<string, PersonalTable>;
