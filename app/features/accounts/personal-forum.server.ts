import { eraseNameInPosts } from "./names-in-posts.server.ts";
import type { PersonalTable } from "./personal-data.server.ts";

const account = "the account is erased";
const talk = "is what a person said in the forum, for others to read and answer";

/** The tables of the forum, and the pictures put into it. */
export const forumData = {
  Topic: {
    why: talk,
    until: `not limited: others answered; without its author, and without the contact it names, when ${account}`,
    read: (tx, { id }) => tx.topic.findMany({ where: { authorId: id } }),
    erase: async (tx, { id }) => {
      await tx.$executeRaw`UPDATE "Topic" SET "fields" = json_remove("fields", '$.contact') WHERE "authorId" = ${id} AND "fields" IS NOT NULL`;
      await tx.topic.updateMany({ where: { authorId: id }, data: { authorId: null } });
    },
  },
  TopicTag: {
    why: talk,
    until: "its topic is removed: a theme alone says nothing of a person",
    read: (tx, { id }) => tx.topicTag.findMany({ where: { topic: { authorId: id } } }),
    erase: () => Promise.resolve(),
  },
  PostRevision: {
    why: "lets readers see what a post said before it was changed",
    until: account,
    read: (tx, { id }) => tx.postRevision.findMany({ where: { OR: [{ editorId: id }, { post: { authorId: id } }] }, omit: { editorId: true } }),
    erase: async (tx, { id }) => {
      await tx.postRevision.deleteMany({ where: { post: { authorId: id } } });
      await tx.postRevision.updateMany({ where: { editorId: id }, data: { editorId: null } });
    },
  },
  UntoldPost: {
    why: "says of which posts nobody has been told yet",
    until: "told, within a second as a rule",
    read: (tx, { id }) => tx.untoldPost.findMany({ where: { post: { authorId: id } } }),
    erase: (tx, { id }) => tx.untoldPost.deleteMany({ where: { post: { authorId: id } } }),
  },
  Post: {
    why: talk,
    until: `not limited: others answered; without its author when ${account}; deleted ones: a day`,
    read: (tx, { id }) => tx.post.findMany({ where: { authorId: id }, omit: { deletedById: true, sendKey: true } }),
    erase: async (tx, { id }) => {
      await tx.post.updateMany({ where: { authorId: id, OR: [{ deletedAt: { not: null } }, { heldAt: { not: null } }] }, data: { text: "", document: {} } });
      await tx.post.updateMany({ where: { authorId: id }, data: { authorId: null, sendKey: null } });
      await tx.post.updateMany({ where: { deletedById: id }, data: { deletedById: null } });
    },
  },
  PostMention: {
    why: "lets a person's name be changed and taken away where others mentioned them",
    until: `${account}: their name goes from what others wrote as well`,
    read: (tx, { id }) => tx.postMention.findMany({ where: { userId: id }, select: { postId: true } }),
    erase: (tx, { id }) => eraseNameInPosts(tx, id),
  },
  PostTranslation: {
    why: "lets people read what was said in another language",
    until: `not limited; without its translator when ${account}`,
    read: (tx, { id }) => tx.postTranslation.findMany({ where: { translatorId: id } }),
    erase: (tx, { id }) => tx.postTranslation.updateMany({ where: { translatorId: id }, data: { translatorId: null } }),
  },
  Reaction: {
    why: "shows what people think of a post",
    until: account,
    read: (tx, { id }) => tx.reaction.findMany({ where: { userId: id } }),
    erase: "withAccount",
  },
  TopicReader: {
    why: "shows people what they have not read yet, on every device",
    until: account,
    read: (tx, { id }) => tx.topicReader.findMany({ where: { userId: id } }),
    erase: "withAccount",
  },
  Draft: {
    why: "keeps what a person has begun to write, for nobody else",
    until: `it is sent or thrown away, or ${account}`,
    read: (tx, { id }) => tx.draft.findMany({ where: { userId: id } }),
    erase: "withAccount",
  },
  Follow: {
    why: "decides what a person is told of",
    until: account,
    read: (tx, { id }) => tx.follow.findMany({ where: { userId: id } }),
    erase: (tx, { id }) => tx.follow.deleteMany({ where: { OR: [{ userId: id }, { targetType: "person", targetId: id }] } }),
  },
  Flag: {
    why: "tells moderators what is wrong with a post, or a conversation about a practice",
    until: `not limited; without who flagged or decided when ${account}`,
    read: (tx, { id }) => tx.flag.findMany({ where: { reporterId: id }, omit: { resolvedById: true } }),
    erase: async (tx, { id }) => {
      await tx.flag.updateMany({ where: { reporterId: id }, data: { reporterId: null, note: "" } });
      await tx.flag.updateMany({ where: { resolvedById: id }, data: { resolvedById: null } });
    },
  },
  ModerationAct: {
    why: "makes moderators' acts accountable to whom they concern",
    until: `not limited; without both, and without the appeal, when ${account}`,
    read: (tx, { id }) => tx.moderationAct.findMany({ where: { subjectId: id }, omit: { moderatorId: true } }),
    erase: async (tx, { id }) => {
      await tx.moderationAct.updateMany({ where: { subjectId: id }, data: { subjectId: null, appeal: null, appealAnswer: null, reason: "" } });
      await tx.moderationAct.updateMany({ where: { moderatorId: id }, data: { moderatorId: null } });
    },
  },
  StoredFile: {
    why: "holds the pictures that people put into what they write",
    until: `not limited; without who uploaded it when ${account}`,
    read: (tx, { id }) => tx.storedFile.findMany({ where: { userId: id } }),
    erase: (tx, { id }) => tx.storedFile.updateMany({ where: { userId: id }, data: { userId: null } }),
  },
  PostFile: {
    why: "says which posts show a picture, hence who may see it",
    until: "as long as the post shows it",
    read: (tx, { id }) => tx.postFile.findMany({ where: { OR: [{ file: { userId: id } }, { post: { authorId: id } }] } }),
    // What stays names nobody: post and picture have lost theirs. What only earlier versions showed goes with them.
    erase: () => Promise.resolve(),
  },
} satisfies Record<string, PersonalTable>;
