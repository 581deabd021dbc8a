-- AlterTable
ALTER TABLE "Workshop" ADD COLUMN "agreed" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Workshop" ADD COLUMN "topicId" INTEGER;
ALTER TABLE "Registration" ADD COLUMN "presentSeconds" INTEGER;
ALTER TABLE "Certificate" ADD COLUMN "workshopId" TEXT;

-- CreateIndex
CREATE INDEX "Certificate_workshopId_idx" ON "Certificate"("workshopId");

-- CreateTable
CREATE TABLE "WorkshopMinutes" (
    "workshopId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "summary" TEXT NOT NULL,
    "remarks" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "editedAt" DATETIME NOT NULL,
    "approvedAt" DATETIME,
    "approvedById" TEXT,

    PRIMARY KEY ("workshopId", "version"),
    CONSTRAINT "WorkshopMinutes_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "Workshop" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "WorkshopMinutes_approvedById_fkey" FOREIGN KEY ("approvedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "WorkshopMinutes_approvedById_idx" ON "WorkshopMinutes"("approvedById");

-- CreateTable: without row ids, which would tell in which order people answered
CREATE TABLE "WorkshopEvaluation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workshopId" TEXT NOT NULL,
    "registrationId" TEXT,
    "usefulness" INTEGER NOT NULL,
    "willUse" TEXT NOT NULL,
    "what" TEXT NOT NULL DEFAULT '',
    "better" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "WorkshopEvaluation_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "Workshop" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "WorkshopEvaluation_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration" ("id") ON DELETE SET NULL ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateIndex
CREATE UNIQUE INDEX "WorkshopEvaluation_registrationId_key" ON "WorkshopEvaluation"("registrationId");

-- CreateIndex
CREATE INDEX "WorkshopEvaluation_workshopId_idx" ON "WorkshopEvaluation"("workshopId");
