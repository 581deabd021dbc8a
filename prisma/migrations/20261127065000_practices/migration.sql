-- CreateTable
CREATE TABLE "Practice" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "slug" TEXT NOT NULL,
    "originalLocale" TEXT NOT NULL,
    "outcome" TEXT,
    "evidence" TEXT,
    "budget" TEXT,
    "startsOn" TEXT,
    "endsOn" TEXT,
    "tellsFailure" BOOLEAN NOT NULL DEFAULT false,
    "illustrative" BOOLEAN NOT NULL DEFAULT false,
    "currentVersionId" TEXT,
    "publishedAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Practice_currentVersionId_fkey" FOREIGN KEY ("currentVersionId") REFERENCES "PracticeVersion" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PracticeVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "practiceId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "contentHash" TEXT NOT NULL,
    "publishedAt" DATETIME NOT NULL,
    "content" JSONB NOT NULL,
    CONSTRAINT "PracticeVersion_practiceId_fkey" FOREIGN KEY ("practiceId") REFERENCES "Practice" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PracticeTranslation" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "practiceId" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "completeness" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "concepts" TEXT NOT NULL,
    CONSTRAINT "PracticeTranslation_practiceId_fkey" FOREIGN KEY ("practiceId") REFERENCES "Practice" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PracticeTag" (
    "practiceId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    PRIMARY KEY ("practiceId", "kind", "value"),
    CONSTRAINT "PracticeTag_practiceId_fkey" FOREIGN KEY ("practiceId") REFERENCES "Practice" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PracticeRegion" (
    "practiceId" INTEGER NOT NULL,
    "nutsCode" TEXT NOT NULL,
    "countryCode" TEXT NOT NULL,

    PRIMARY KEY ("practiceId", "nutsCode"),
    CONSTRAINT "PracticeRegion_practiceId_fkey" FOREIGN KEY ("practiceId") REFERENCES "Practice" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PracticeDocument" (
    "practiceId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "locale" TEXT,

    PRIMARY KEY ("practiceId", "position"),
    CONSTRAINT "PracticeDocument_practiceId_fkey" FOREIGN KEY ("practiceId") REFERENCES "Practice" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PracticeAdoption" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "practiceId" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "nutsCode" TEXT,
    "state" TEXT NOT NULL,
    "since" TEXT,
    "changes" TEXT NOT NULL DEFAULT '',
    "locale" TEXT NOT NULL,
    "sourceUrl" TEXT,
    "userId" TEXT,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "PracticeAdoption_practiceId_fkey" FOREIGN KEY ("practiceId") REFERENCES "Practice" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PracticeAdoption_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PracticeList" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "PracticeList_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PracticeListItem" (
    "listId" TEXT NOT NULL,
    "practiceId" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "addedAt" DATETIME NOT NULL,

    PRIMARY KEY ("listId", "practiceId"),
    CONSTRAINT "PracticeListItem_listId_fkey" FOREIGN KEY ("listId") REFERENCES "PracticeList" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PracticeListItem_practiceId_fkey" FOREIGN KEY ("practiceId") REFERENCES "Practice" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SavedSearch" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "tell" BOOLEAN NOT NULL DEFAULT true,
    "seenAt" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "SavedSearch_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PracticeStamp" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Practice_slug_key" ON "Practice"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Practice_currentVersionId_key" ON "Practice"("currentVersionId");

-- CreateIndex
CREATE INDEX "Practice_updatedAt_idx" ON "Practice"("updatedAt");

-- CreateIndex
CREATE UNIQUE INDEX "PracticeVersion_practiceId_number_key" ON "PracticeVersion"("practiceId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "PracticeVersion_practiceId_contentHash_key" ON "PracticeVersion"("practiceId", "contentHash");

-- CreateIndex
CREATE UNIQUE INDEX "PracticeTranslation_practiceId_locale_key" ON "PracticeTranslation"("practiceId", "locale");

-- CreateIndex
CREATE INDEX "PracticeRegion_nutsCode_idx" ON "PracticeRegion"("nutsCode");

-- CreateIndex
CREATE INDEX "PracticeAdoption_practiceId_idx" ON "PracticeAdoption"("practiceId");

-- CreateIndex
CREATE INDEX "PracticeAdoption_userId_idx" ON "PracticeAdoption"("userId");

-- CreateIndex
CREATE INDEX "PracticeList_userId_idx" ON "PracticeList"("userId");

-- CreateIndex
CREATE INDEX "PracticeListItem_practiceId_idx" ON "PracticeListItem"("practiceId");

-- CreateIndex
CREATE INDEX "SavedSearch_userId_idx" ON "SavedSearch"("userId");

-- Full-text index over the current versions in each language; its rowid is the translation's id. Prisma knows no virtual
-- tables: app/features/practices/search.server.ts is the only one that reads it, triggers keep it. Accents and case do not
-- count. `subject` and `concepts` hold the thesaurus's concepts, so that one word finds what is said in any language.
CREATE VIRTUAL TABLE "PracticeSearch" USING fts5(title, summary, body, subject, concepts, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3 4');

CREATE TRIGGER "PracticeTranslation_search_insert" AFTER INSERT ON "PracticeTranslation" BEGIN
  INSERT INTO "PracticeSearch" (rowid, title, summary, body, subject, concepts) VALUES (NEW.id, NEW."title", NEW."summary", NEW."body", NEW."subject", NEW."concepts");
END;

CREATE TRIGGER "PracticeTranslation_search_update" AFTER UPDATE ON "PracticeTranslation" BEGIN
  UPDATE "PracticeSearch" SET title = NEW."title", summary = NEW."summary", body = NEW."body", subject = NEW."subject", concepts = NEW."concepts" WHERE rowid = OLD.id;
END;

CREATE TRIGGER "PracticeTranslation_search_delete" AFTER DELETE ON "PracticeTranslation" BEGIN
  DELETE FROM "PracticeSearch" WHERE rowid = OLD.id;
END;

-- Whatever changes what can be found gives the stamp a value that it never had.

CREATE TRIGGER "Practice_stamp_insert" AFTER INSERT ON "Practice" BEGIN
  INSERT INTO "PracticeStamp" ("id", "value") VALUES (1, hex(randomblob(8))) ON CONFLICT ("id") DO UPDATE SET "value" = excluded."value";
END;

CREATE TRIGGER "Practice_stamp_update" AFTER UPDATE ON "Practice" BEGIN
  INSERT INTO "PracticeStamp" ("id", "value") VALUES (1, hex(randomblob(8))) ON CONFLICT ("id") DO UPDATE SET "value" = excluded."value";
END;

CREATE TRIGGER "Practice_stamp_delete" AFTER DELETE ON "Practice" BEGIN
  INSERT INTO "PracticeStamp" ("id", "value") VALUES (1, hex(randomblob(8))) ON CONFLICT ("id") DO UPDATE SET "value" = excluded."value";
END;

CREATE TRIGGER "PracticeTranslation_stamp_insert" AFTER INSERT ON "PracticeTranslation" BEGIN
  INSERT INTO "PracticeStamp" ("id", "value") VALUES (1, hex(randomblob(8))) ON CONFLICT ("id") DO UPDATE SET "value" = excluded."value";
END;

CREATE TRIGGER "PracticeTranslation_stamp_update" AFTER UPDATE ON "PracticeTranslation" BEGIN
  INSERT INTO "PracticeStamp" ("id", "value") VALUES (1, hex(randomblob(8))) ON CONFLICT ("id") DO UPDATE SET "value" = excluded."value";
END;

CREATE TRIGGER "PracticeTranslation_stamp_delete" AFTER DELETE ON "PracticeTranslation" BEGIN
  INSERT INTO "PracticeStamp" ("id", "value") VALUES (1, hex(randomblob(8))) ON CONFLICT ("id") DO UPDATE SET "value" = excluded."value";
END;

CREATE TRIGGER "PracticeTag_stamp_insert" AFTER INSERT ON "PracticeTag" BEGIN
  INSERT INTO "PracticeStamp" ("id", "value") VALUES (1, hex(randomblob(8))) ON CONFLICT ("id") DO UPDATE SET "value" = excluded."value";
END;

CREATE TRIGGER "PracticeTag_stamp_update" AFTER UPDATE ON "PracticeTag" BEGIN
  INSERT INTO "PracticeStamp" ("id", "value") VALUES (1, hex(randomblob(8))) ON CONFLICT ("id") DO UPDATE SET "value" = excluded."value";
END;

CREATE TRIGGER "PracticeTag_stamp_delete" AFTER DELETE ON "PracticeTag" BEGIN
  INSERT INTO "PracticeStamp" ("id", "value") VALUES (1, hex(randomblob(8))) ON CONFLICT ("id") DO UPDATE SET "value" = excluded."value";
END;

CREATE TRIGGER "PracticeRegion_stamp_insert" AFTER INSERT ON "PracticeRegion" BEGIN
  INSERT INTO "PracticeStamp" ("id", "value") VALUES (1, hex(randomblob(8))) ON CONFLICT ("id") DO UPDATE SET "value" = excluded."value";
END;

CREATE TRIGGER "PracticeRegion_stamp_update" AFTER UPDATE ON "PracticeRegion" BEGIN
  INSERT INTO "PracticeStamp" ("id", "value") VALUES (1, hex(randomblob(8))) ON CONFLICT ("id") DO UPDATE SET "value" = excluded."value";
END;

CREATE TRIGGER "PracticeRegion_stamp_delete" AFTER DELETE ON "PracticeRegion" BEGIN
  INSERT INTO "PracticeStamp" ("id", "value") VALUES (1, hex(randomblob(8))) ON CONFLICT ("id") DO UPDATE SET "value" = excluded."value";
END;

CREATE TRIGGER "PracticeAdoption_stamp_insert" AFTER INSERT ON "PracticeAdoption" BEGIN
  INSERT INTO "PracticeStamp" ("id", "value") VALUES (1, hex(randomblob(8))) ON CONFLICT ("id") DO UPDATE SET "value" = excluded."value";
END;

CREATE TRIGGER "PracticeAdoption_stamp_update" AFTER UPDATE ON "PracticeAdoption" BEGIN
  INSERT INTO "PracticeStamp" ("id", "value") VALUES (1, hex(randomblob(8))) ON CONFLICT ("id") DO UPDATE SET "value" = excluded."value";
END;

CREATE TRIGGER "PracticeAdoption_stamp_delete" AFTER DELETE ON "PracticeAdoption" BEGIN
  INSERT INTO "PracticeStamp" ("id", "value") VALUES (1, hex(randomblob(8))) ON CONFLICT ("id") DO UPDATE SET "value" = excluded."value";
END;
