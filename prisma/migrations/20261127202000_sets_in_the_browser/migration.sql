-- Sets of indicators that are made in the browser: whose they are, and their drafts.

-- AlterTable
ALTER TABLE "IndicatorSet" ADD COLUMN "origin" TEXT NOT NULL DEFAULT 'folder';
ALTER TABLE "IndicatorSet" ADD COLUMN "ownerRegionId" TEXT REFERENCES "Region" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "IndicatorSetDraft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "setId" TEXT,
    "slug" TEXT NOT NULL DEFAULT '',
    "ownerRegionId" TEXT,
    "content" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "changedAt" DATETIME NOT NULL,
    "changedById" TEXT,
    CONSTRAINT "IndicatorSetDraft_setId_fkey" FOREIGN KEY ("setId") REFERENCES "IndicatorSet" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "IndicatorSetDraft_ownerRegionId_fkey" FOREIGN KEY ("ownerRegionId") REFERENCES "Region" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "IndicatorSetDraft_changedById_fkey" FOREIGN KEY ("changedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "IndicatorSet_ownerRegionId_idx" ON "IndicatorSet"("ownerRegionId");
CREATE UNIQUE INDEX "IndicatorSetDraft_setId_key" ON "IndicatorSetDraft"("setId");
CREATE INDEX "IndicatorSetDraft_ownerRegionId_idx" ON "IndicatorSetDraft"("ownerRegionId");
CREATE INDEX "IndicatorSetDraft_changedById_idx" ON "IndicatorSetDraft"("changedById");
