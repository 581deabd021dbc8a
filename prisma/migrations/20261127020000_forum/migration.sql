-- CreateTable
CREATE TABLE "Space" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "texts" JSONB NOT NULL,
    "languages" JSONB NOT NULL,
    "readers" TEXT NOT NULL,
    "writers" TEXT NOT NULL,
    "theme" TEXT,
    "regionId" TEXT,
    "courseId" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "closedAt" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Space_regionId_fkey" FOREIGN KEY ("regionId") REFERENCES "Region" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Space_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Topic" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "spaceId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "fields" JSONB,
    "authorId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "lastPostAt" DATETIME NOT NULL,
    "lastSeq" INTEGER NOT NULL DEFAULT 0,
    "postCount" INTEGER NOT NULL DEFAULT 0,
    "acceptedPostId" INTEGER,
    "pinnedAt" DATETIME,
    "lockedAt" DATETIME,
    "hiddenAt" DATETIME,
    "deletedAt" DATETIME,
    "mergedIntoId" INTEGER,
    "illustrative" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Topic_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Topic_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TopicTag" (
    "topicId" INTEGER NOT NULL,
    "theme" TEXT NOT NULL,

    PRIMARY KEY ("topicId", "theme"),
    CONSTRAINT "TopicTag_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Post" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "topicId" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "authorId" TEXT,
    "document" JSONB NOT NULL,
    "text" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "replyToId" INTEGER,
    "sendKey" TEXT,
    "createdAt" DATETIME NOT NULL,
    "editedAt" DATETIME,
    "heldAt" DATETIME,
    "hiddenAt" DATETIME,
    "deletedAt" DATETIME,
    "deletedById" TEXT,
    CONSTRAINT "Post_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Post_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PostRevision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "postId" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "text" TEXT NOT NULL,
    "editorId" TEXT,
    "at" DATETIME NOT NULL,
    CONSTRAINT "PostRevision_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PostTranslation" (
    "postId" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "text" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "translatorId" TEXT,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("postId", "locale"),
    CONSTRAINT "PostTranslation_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PostTranslation_translatorId_fkey" FOREIGN KEY ("translatorId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Reaction" (
    "postId" INTEGER NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("postId", "userId", "kind"),
    CONSTRAINT "Reaction_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Reaction_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TopicReader" (
    "topicId" INTEGER NOT NULL,
    "userId" TEXT NOT NULL,
    "lastSeq" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("userId", "topicId"),
    CONSTRAINT "TopicReader_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "TopicReader_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Draft" (
    "userId" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "document" JSONB NOT NULL,
    "fields" JSONB,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("userId", "place"),
    CONSTRAINT "Draft_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Follow" (
    "userId" TEXT NOT NULL,
    "targetType" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "muted" BOOLEAN NOT NULL DEFAULT false,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("userId", "targetType", "targetId"),
    CONSTRAINT "Follow_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Flag" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "postId" INTEGER NOT NULL,
    "reporterId" TEXT,
    "reason" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL,
    "resolvedAt" DATETIME,
    "resolvedById" TEXT,
    "resolution" TEXT,
    CONSTRAINT "Flag_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Flag_reporterId_fkey" FOREIGN KEY ("reporterId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ModerationAct" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "topicId" INTEGER,
    "postId" INTEGER,
    "subjectId" TEXT,
    "moderatorId" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "detail" JSONB,
    "createdAt" DATETIME NOT NULL,
    "undoneAt" DATETIME,
    "appeal" TEXT,
    "appealedAt" DATETIME,
    "appealAnswer" TEXT,
    "answeredAt" DATETIME
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "hash" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "userId" TEXT,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "StoredFile_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Notification" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "readAt" DATETIME,
    "mailedAt" DATETIME,
    CONSTRAINT "Notification_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "NotificationSetting" (
    "userId" TEXT NOT NULL PRIMARY KEY,
    "mail" TEXT NOT NULL DEFAULT 'each',
    "muted" JSONB NOT NULL,
    "quietFrom" INTEGER,
    "quietTo" INTEGER,
    "digestedAt" DATETIME,
    "unsubscribeKey" TEXT NOT NULL,
    CONSTRAINT "NotificationSetting_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Space_slug_key" ON "Space"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Space_regionId_key" ON "Space"("regionId");

-- CreateIndex
CREATE UNIQUE INDEX "Space_courseId_key" ON "Space"("courseId");

-- CreateIndex
CREATE INDEX "Topic_spaceId_lastPostAt_idx" ON "Topic"("spaceId", "lastPostAt");

-- CreateIndex
CREATE INDEX "Topic_lastPostAt_idx" ON "Topic"("lastPostAt");

-- CreateIndex
CREATE INDEX "Topic_kind_acceptedPostId_lastPostAt_idx" ON "Topic"("kind", "acceptedPostId", "lastPostAt");

-- CreateIndex
CREATE INDEX "Topic_authorId_idx" ON "Topic"("authorId");

-- CreateIndex
CREATE INDEX "TopicTag_theme_idx" ON "TopicTag"("theme");

-- CreateIndex
CREATE INDEX "Post_authorId_createdAt_idx" ON "Post"("authorId", "createdAt");

-- CreateIndex
CREATE INDEX "Post_heldAt_idx" ON "Post"("heldAt");

-- CreateIndex
CREATE UNIQUE INDEX "Post_topicId_seq_key" ON "Post"("topicId", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "Post_authorId_sendKey_key" ON "Post"("authorId", "sendKey");

-- CreateIndex
CREATE INDEX "PostRevision_postId_at_idx" ON "PostRevision"("postId", "at");

-- CreateIndex
CREATE INDEX "PostTranslation_translatorId_idx" ON "PostTranslation"("translatorId");

-- CreateIndex
CREATE INDEX "Reaction_userId_idx" ON "Reaction"("userId");

-- CreateIndex
CREATE INDEX "TopicReader_topicId_idx" ON "TopicReader"("topicId");

-- CreateIndex
CREATE INDEX "Follow_targetType_targetId_idx" ON "Follow"("targetType", "targetId");

-- CreateIndex
CREATE INDEX "Flag_resolvedAt_createdAt_idx" ON "Flag"("resolvedAt", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Flag_postId_reporterId_key" ON "Flag"("postId", "reporterId");

-- CreateIndex
CREATE INDEX "ModerationAct_subjectId_createdAt_idx" ON "ModerationAct"("subjectId", "createdAt");

-- CreateIndex
CREATE INDEX "ModerationAct_topicId_createdAt_idx" ON "ModerationAct"("topicId", "createdAt");

-- CreateIndex
CREATE INDEX "ModerationAct_appealedAt_answeredAt_idx" ON "ModerationAct"("appealedAt", "answeredAt");

-- CreateIndex
CREATE INDEX "StoredFile_hash_idx" ON "StoredFile"("hash");

-- CreateIndex
CREATE INDEX "StoredFile_userId_idx" ON "StoredFile"("userId");

-- CreateIndex
CREATE INDEX "Notification_userId_createdAt_idx" ON "Notification"("userId", "createdAt");

-- CreateIndex
CREATE INDEX "Notification_mailedAt_createdAt_idx" ON "Notification"("mailedAt", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Notification_userId_event_key" ON "Notification"("userId", "event");

-- CreateIndex
CREATE UNIQUE INDEX "NotificationSetting_unsubscribeKey_key" ON "NotificationSetting"("unsubscribeKey");



-- Full-text index over what posts say and the titles of their topics; its rowid is the post's id. Prisma knows no virtual
-- tables: app/features/forum/search.server.ts is the only one that reads it, triggers keep it. Accents and case do not count.
CREATE VIRTUAL TABLE "PostSearch" USING fts5(title, text, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');

CREATE TRIGGER "Post_search_insert" AFTER INSERT ON "Post" BEGIN
  INSERT INTO "PostSearch" (rowid, title, text)
  SELECT NEW.id, CASE WHEN NEW.seq = 1 THEN (SELECT "title" FROM "Topic" WHERE "id" = NEW."topicId") ELSE '' END, NEW."text";
END;

CREATE TRIGGER "Post_search_update" AFTER UPDATE OF "text" ON "Post" WHEN NEW."text" IS NOT OLD."text" BEGIN
  UPDATE "PostSearch" SET text = NEW."text" WHERE rowid = NEW.id;
END;

CREATE TRIGGER "Post_search_delete" AFTER DELETE ON "Post" BEGIN
  DELETE FROM "PostSearch" WHERE rowid = OLD.id;
END;

CREATE TRIGGER "Topic_search_update" AFTER UPDATE OF "title" ON "Topic" WHEN NEW."title" IS NOT OLD."title" BEGIN
  UPDATE "PostSearch" SET title = NEW."title" WHERE rowid = (SELECT "id" FROM "Post" WHERE "topicId" = NEW.id AND "seq" = 1);
END;
