-- CreateTable
CREATE TABLE "Workshop" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ownerId" TEXT,
    "title" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "languages" JSONB NOT NULL,
    "startsAt" DATETIME NOT NULL,
    "timeZone" TEXT NOT NULL,
    "capacity" INTEGER,
    "audience" TEXT NOT NULL,
    "regionId" TEXT,
    "videoUrl" TEXT NOT NULL DEFAULT '',
    "preparation" JSONB NOT NULL,
    "rules" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "illustrative" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    "publishedAt" DATETIME,
    "cancelledAt" DATETIME,
    "openedAt" DATETIME,
    "closedAt" DATETIME,
    "lastSeq" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Workshop_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Workshop_regionId_fkey" FOREIGN KEY ("regionId") REFERENCES "Region" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AgendaItem" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workshopId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "instructions" TEXT NOT NULL DEFAULT '',
    "material" JSONB NOT NULL,
    CONSTRAINT "AgendaItem_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "Workshop" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AgendaTemplate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ownerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "items" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "AgendaTemplate_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BreakoutGroup" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workshopId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    CONSTRAINT "BreakoutGroup_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "Workshop" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Registration" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workshopId" TEXT NOT NULL,
    "userId" TEXT,
    "role" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "groupId" TEXT,
    "registeredAt" DATETIME NOT NULL,
    "cancelledAt" DATETIME,
    "remindedDay" BOOLEAN NOT NULL DEFAULT false,
    "remindedHour" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Registration_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "Workshop" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Registration_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Registration_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "BreakoutGroup" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RoomEvent" (
    "workshopId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "actKey" TEXT,
    "at" DATETIME NOT NULL,
    "seat" TEXT,
    "isUndoable" BOOLEAN NOT NULL DEFAULT false,
    "act" TEXT NOT NULL,
    "body" JSONB NOT NULL,

    PRIMARY KEY ("workshopId", "seq"),
    CONSTRAINT "RoomEvent_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "Workshop" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RoomSnapshot" (
    "workshopId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,

    PRIMARY KEY ("workshopId", "seq"),
    CONSTRAINT "RoomSnapshot_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "Workshop" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AttendanceSpan" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "registrationId" TEXT NOT NULL,
    "from" DATETIME NOT NULL,
    "to" DATETIME NOT NULL,
    CONSTRAINT "AttendanceSpan_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable: without row ids, because their order would be the order in which people voted
CREATE TABLE "BallotVoter" (
    "pollId" TEXT NOT NULL,
    "registrationId" TEXT NOT NULL,

    PRIMARY KEY ("pollId", "registrationId"),
    CONSTRAINT "BallotVoter_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration" ("id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateIndex
CREATE INDEX "Workshop_status_startsAt_idx" ON "Workshop"("status", "startsAt");

-- CreateIndex
CREATE INDEX "Workshop_ownerId_idx" ON "Workshop"("ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "AgendaItem_workshopId_position_key" ON "AgendaItem"("workshopId", "position");

-- CreateIndex
CREATE INDEX "AgendaTemplate_ownerId_idx" ON "AgendaTemplate"("ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "BreakoutGroup_workshopId_position_key" ON "BreakoutGroup"("workshopId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Registration_workshopId_userId_key" ON "Registration"("workshopId", "userId");

-- CreateIndex
CREATE INDEX "Registration_workshopId_status_registeredAt_idx" ON "Registration"("workshopId", "status", "registeredAt");

-- CreateIndex
CREATE INDEX "Registration_userId_idx" ON "Registration"("userId");

-- CreateIndex
CREATE INDEX "Registration_groupId_idx" ON "Registration"("groupId");

-- CreateIndex
CREATE UNIQUE INDEX "RoomEvent_workshopId_actKey_key" ON "RoomEvent"("workshopId", "actKey");

-- CreateIndex
CREATE INDEX "AttendanceSpan_registrationId_to_idx" ON "AttendanceSpan"("registrationId", "to");
