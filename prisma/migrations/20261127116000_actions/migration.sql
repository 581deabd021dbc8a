-- CreateTable
CREATE TABLE "Action" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "locale" TEXT NOT NULL,
    "regionId" TEXT,
    "areas" JSONB NOT NULL,
    "targets" JSONB NOT NULL,
    "starts" TEXT NOT NULL DEFAULT '',
    "ends" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL,
    "outcome" TEXT,
    "illustrative" BOOLEAN NOT NULL DEFAULT false,
    "gapSetId" TEXT,
    "gapYear" INTEGER,
    "gapArea" TEXT,
    "workshopId" TEXT,
    "agreedId" TEXT,
    "practiceId" INTEGER,
    "submissionId" TEXT,
    "topicId" INTEGER,
    "createdById" TEXT,
    "createdAt" DATETIME NOT NULL,
    "changedAt" DATETIME NOT NULL,
    "publishedAt" DATETIME,
    CONSTRAINT "Action_regionId_fkey" FOREIGN KEY ("regionId") REFERENCES "Region" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Action_gapSetId_fkey" FOREIGN KEY ("gapSetId") REFERENCES "IndicatorSet" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Action_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "Workshop" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Action_practiceId_fkey" FOREIGN KEY ("practiceId") REFERENCES "Practice" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Action_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Action_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ActionSection" (
    "actionId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "changedAt" DATETIME NOT NULL,
    "changedById" TEXT,

    PRIMARY KEY ("actionId", "key"),
    CONSTRAINT "ActionSection_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ActionSection_changedById_fkey" FOREIGN KEY ("changedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ActionMember" (
    "actionId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "addedAt" DATETIME NOT NULL,

    PRIMARY KEY ("actionId", "userId"),
    CONSTRAINT "ActionMember_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ActionMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MonitoringEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "actionId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "light" TEXT NOT NULL,
    "reasons" TEXT NOT NULL,
    "next" TEXT NOT NULL DEFAULT '',
    "actuals" JSONB NOT NULL,
    "writtenById" TEXT,
    "writtenAt" DATETIME NOT NULL,
    CONSTRAINT "MonitoringEntry_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "MonitoringEntry_writtenById_fkey" FOREIGN KEY ("writtenById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Action_status_publishedAt_idx" ON "Action"("status", "publishedAt");
CREATE INDEX "Action_regionId_idx" ON "Action"("regionId");
CREATE INDEX "Action_gapSetId_idx" ON "Action"("gapSetId");
CREATE INDEX "Action_workshopId_idx" ON "Action"("workshopId");
CREATE INDEX "Action_practiceId_idx" ON "Action"("practiceId");
CREATE INDEX "Action_submissionId_idx" ON "Action"("submissionId");
CREATE INDEX "Action_createdById_idx" ON "Action"("createdById");
CREATE INDEX "ActionSection_changedById_idx" ON "ActionSection"("changedById");
CREATE INDEX "ActionMember_userId_idx" ON "ActionMember"("userId");
CREATE INDEX "MonitoringEntry_actionId_day_idx" ON "MonitoringEntry"("actionId", "day");
CREATE INDEX "MonitoringEntry_writtenById_idx" ON "MonitoringEntry"("writtenById");
