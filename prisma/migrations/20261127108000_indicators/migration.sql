-- AlterTable
ALTER TABLE "Region" ADD COLUMN "competences" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "Region" ADD COLUMN "asked" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "IndicatorSet" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "contentHash" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "Questionnaire" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "setId" TEXT NOT NULL,
    "regionId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "status" TEXT NOT NULL,
    "illustrative" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL,
    "signedOffAt" DATETIME,
    "signedOffById" TEXT,
    CONSTRAINT "Questionnaire_setId_fkey" FOREIGN KEY ("setId") REFERENCES "IndicatorSet" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Questionnaire_regionId_fkey" FOREIGN KEY ("regionId") REFERENCES "Region" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Questionnaire_signedOffById_fkey" FOREIGN KEY ("signedOffById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "QuestionnaireExpert" (
    "questionnaireId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "addedAt" DATETIME NOT NULL,

    PRIMARY KEY ("questionnaireId", "userId"),
    CONSTRAINT "QuestionnaireExpert_questionnaireId_fkey" FOREIGN KEY ("questionnaireId") REFERENCES "Questionnaire" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "QuestionnaireExpert_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "IndicatorAnswer" (
    "questionnaireId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "score" REAL,
    "comment" TEXT NOT NULL DEFAULT '',
    "evidenceUrl" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "answeredAt" DATETIME NOT NULL,
    "answeredById" TEXT,

    PRIMARY KEY ("questionnaireId", "code"),
    CONSTRAINT "IndicatorAnswer_questionnaireId_fkey" FOREIGN KEY ("questionnaireId") REFERENCES "Questionnaire" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "IndicatorAnswer_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "IndicatorQuery" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "questionnaireId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "askedById" TEXT,
    "askedAt" DATETIME NOT NULL,
    "reply" TEXT NOT NULL DEFAULT '',
    "repliedAt" DATETIME,
    CONSTRAINT "IndicatorQuery_questionnaireId_fkey" FOREIGN KEY ("questionnaireId") REFERENCES "Questionnaire" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "IndicatorQuery_askedById_fkey" FOREIGN KEY ("askedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "IndicatorSet_slug_edition_key" ON "IndicatorSet"("slug", "edition");

-- CreateIndex
CREATE UNIQUE INDEX "Questionnaire_regionId_setId_year_version_key" ON "Questionnaire"("regionId", "setId", "year", "version");

-- CreateIndex
CREATE INDEX "Questionnaire_setId_status_idx" ON "Questionnaire"("setId", "status");

-- CreateIndex
CREATE INDEX "Questionnaire_signedOffById_idx" ON "Questionnaire"("signedOffById");

-- CreateIndex
CREATE INDEX "QuestionnaireExpert_userId_idx" ON "QuestionnaireExpert"("userId");

-- CreateIndex
CREATE INDEX "IndicatorAnswer_answeredById_idx" ON "IndicatorAnswer"("answeredById");

-- CreateIndex
CREATE INDEX "IndicatorQuery_questionnaireId_idx" ON "IndicatorQuery"("questionnaireId");

-- CreateIndex
CREATE INDEX "IndicatorQuery_askedById_idx" ON "IndicatorQuery"("askedById");
