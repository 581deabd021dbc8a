-- Criteria that a region made for its evaluations: a row a version.
-- CreateTable
CREATE TABLE "RegionFramework" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "rootId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "regionId" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "changedAt" DATETIME NOT NULL,
    CONSTRAINT "RegionFramework_regionId_fkey" FOREIGN KEY ("regionId") REFERENCES "Region" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "RegionFramework_rootId_version_key" ON "RegionFramework"("rootId", "version");
CREATE INDEX "RegionFramework_regionId_status_idx" ON "RegionFramework"("regionId", "status");
CREATE INDEX "ActionEvaluation_framework_idx" ON "ActionEvaluation"("framework");
