-- Figures about regions, and scores that an institution publishes: each with its source. A file of them is imported whole or not at all.

-- CreateTable
CREATE TABLE "DataSource" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "url" TEXT NOT NULL DEFAULT '',
    "edition" TEXT NOT NULL DEFAULT '',
    "licence" TEXT NOT NULL,
    "retrievedOn" TEXT NOT NULL,
    "illustrative" BOOLEAN NOT NULL DEFAULT false,
    "publishedAt" DATETIME
);

-- CreateTable
CREATE TABLE "OutcomeIndicator" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "position" INTEGER NOT NULL,
    "unit" TEXT NOT NULL,
    "area" TEXT NOT NULL DEFAULT '',
    "names" JSONB NOT NULL
);

-- CreateTable
CREATE TABLE "OutcomeFigure" (
    "sourceId" TEXT NOT NULL,
    "regionId" TEXT NOT NULL,
    "indicatorKey" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "group" TEXT NOT NULL,
    "forCode" TEXT NOT NULL DEFAULT '',
    "value" REAL,
    "flags" TEXT NOT NULL DEFAULT '',

    PRIMARY KEY ("sourceId", "regionId", "indicatorKey", "year", "group"),
    CONSTRAINT "OutcomeFigure_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "DataSource" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "OutcomeFigure_regionId_fkey" FOREIGN KEY ("regionId") REFERENCES "Region" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "OutcomeFigure_indicatorKey_fkey" FOREIGN KEY ("indicatorKey") REFERENCES "OutcomeIndicator" ("key") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PublishedScore" (
    "sourceId" TEXT NOT NULL,
    "regionId" TEXT NOT NULL,
    "setId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "forCode" TEXT NOT NULL DEFAULT '',
    "score" REAL,
    "flags" TEXT NOT NULL DEFAULT '',

    PRIMARY KEY ("sourceId", "regionId", "setId", "year", "code"),
    CONSTRAINT "PublishedScore_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "DataSource" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PublishedScore_regionId_fkey" FOREIGN KEY ("regionId") REFERENCES "Region" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PublishedScore_setId_fkey" FOREIGN KEY ("setId") REFERENCES "IndicatorSet" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DataImport" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "target" TEXT NOT NULL,
    "setId" TEXT,
    "fileName" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "read" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL,
    "failure" TEXT,
    "mapping" JSONB,
    "good" INTEGER NOT NULL DEFAULT 0,
    "wrong" INTEGER NOT NULL DEFAULT 0,
    "left" INTEGER NOT NULL DEFAULT 0,
    "flagged" INTEGER NOT NULL DEFAULT 0,
    "replaces" INTEGER NOT NULL DEFAULT 0,
    "sourceId" TEXT,
    "authorId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "publishedAt" DATETIME,
    CONSTRAINT "DataImport_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "DataSource" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "DataImport_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DataImportRow" (
    "importId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "problems" JSONB NOT NULL,

    PRIMARY KEY ("importId", "number"),
    CONSTRAINT "DataImportRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "DataImport" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "OutcomeFigure_regionId_indicatorKey_idx" ON "OutcomeFigure"("regionId", "indicatorKey");

-- CreateIndex
CREATE INDEX "OutcomeFigure_indicatorKey_group_year_idx" ON "OutcomeFigure"("indicatorKey", "group", "year");

-- CreateIndex
CREATE INDEX "PublishedScore_regionId_idx" ON "PublishedScore"("regionId");

-- CreateIndex
CREATE INDEX "PublishedScore_setId_year_code_idx" ON "PublishedScore"("setId", "year", "code");

-- CreateIndex
CREATE UNIQUE INDEX "DataImport_sourceId_key" ON "DataImport"("sourceId");

-- CreateIndex
CREATE INDEX "DataImport_createdAt_idx" ON "DataImport"("createdAt");

-- CreateIndex
CREATE INDEX "DataImport_authorId_target_createdAt_idx" ON "DataImport"("authorId", "target", "createdAt");
