-- AlterTable
ALTER TABLE "Practice" ADD COLUMN "importId" TEXT;

-- CreateIndex
CREATE INDEX "Practice_importId_idx" ON "Practice"("importId");

-- CreateTable
CREATE TABLE "PracticeImport" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "fileName" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "read" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL,
    "failure" TEXT,
    "good" INTEGER NOT NULL DEFAULT 0,
    "wrong" INTEGER NOT NULL DEFAULT 0,
    "twice" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "authorId" TEXT,
    "confirmedById" TEXT,
    "createdAt" DATETIME NOT NULL,
    "publishedAt" DATETIME,
    CONSTRAINT "PracticeImport_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "PracticeImport_confirmedById_fkey" FOREIGN KEY ("confirmedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PracticeImportRow" (
    "importId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "problems" JSONB NOT NULL,
    "content" JSONB,

    PRIMARY KEY ("importId", "number"),
    CONSTRAINT "PracticeImportRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "PracticeImport" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "PracticeImport_createdAt_idx" ON "PracticeImport"("createdAt");

-- CreateIndex
CREATE INDEX "PracticeImport_authorId_idx" ON "PracticeImport"("authorId");

-- CreateIndex
CREATE INDEX "PracticeImport_confirmedById_idx" ON "PracticeImport"("confirmedById");

-- CreateIndex
CREATE INDEX "PracticeImportRow_importId_state_number_idx" ON "PracticeImportRow"("importId", "state", "number");
