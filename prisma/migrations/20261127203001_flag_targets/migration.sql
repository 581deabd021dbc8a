-- A flag is about one of several kinds of things. Those about posts stay as they are; reports of conversations become flags.
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Flag" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "targetKind" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "reporterId" TEXT,
    "reason" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL,
    "resolvedAt" DATETIME,
    "resolvedById" TEXT,
    "resolution" TEXT,
    CONSTRAINT "Flag_reporterId_fkey" FOREIGN KEY ("reporterId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Flag" ("id", "targetKind", "targetId", "reporterId", "reason", "note", "createdAt", "resolvedAt", "resolvedById", "resolution")
    SELECT "id", 'post', CAST("postId" AS TEXT), "reporterId", "reason", "note", "createdAt", "resolvedAt", "resolvedById", "resolution" FROM "Flag";
INSERT INTO "new_Flag" ("id", "targetKind", "targetId", "reporterId", "reason", "note", "createdAt", "resolvedAt", "resolvedById", "resolution")
    SELECT 'report-' || "id", 'inquiry', "id", NULL, 'other', "report", "reportedAt", "closedAt", NULL, CASE WHEN "closedAt" IS NULL THEN NULL ELSE 'upheld' END FROM "PracticeInquiry" WHERE "reportedAt" IS NOT NULL;
DROP TABLE "Flag";
ALTER TABLE "new_Flag" RENAME TO "Flag";
CREATE UNIQUE INDEX "Flag_targetKind_targetId_reporterId_key" ON "Flag"("targetKind", "targetId", "reporterId");
CREATE INDEX "Flag_resolvedAt_createdAt_idx" ON "Flag"("resolvedAt", "createdAt");
ALTER TABLE "PracticeInquiry" DROP COLUMN "report";
PRAGMA foreign_keys=ON;

-- What is gone has no flags.
CREATE TRIGGER "Post_flags_delete" AFTER DELETE ON "Post" BEGIN
  DELETE FROM "Flag" WHERE "targetKind" = 'post' AND "targetId" = CAST(OLD."id" AS TEXT);
END;
CREATE TRIGGER "PracticeInquiry_flags_delete" AFTER DELETE ON "PracticeInquiry" BEGIN
  DELETE FROM "Flag" WHERE "targetKind" = 'inquiry' AND "targetId" = OLD."id";
END;
