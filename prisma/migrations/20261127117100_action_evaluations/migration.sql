-- CreateTable
CREATE TABLE "ActionEvaluation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "actionId" TEXT NOT NULL,
    "framework" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "openedAt" DATETIME NOT NULL,
    "finishedAt" DATETIME,
    CONSTRAINT "ActionEvaluation_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ActionEvaluationAnswer" (
    "evaluationId" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "judgement" TEXT NOT NULL DEFAULT '',
    "strengths" TEXT NOT NULL DEFAULT '',
    "improve" TEXT NOT NULL DEFAULT '',
    "evidence" TEXT NOT NULL DEFAULT '',
    "evidenceUrl" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "changedAt" DATETIME NOT NULL,
    "changedById" TEXT,

    PRIMARY KEY ("evaluationId", "question"),
    CONSTRAINT "ActionEvaluationAnswer_evaluationId_fkey" FOREIGN KEY ("evaluationId") REFERENCES "ActionEvaluation" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ActionEvaluationAnswer_changedById_fkey" FOREIGN KEY ("changedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "VoiceForm" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "actionId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "openedAt" DATETIME NOT NULL,
    "closesOn" TEXT NOT NULL,
    "closedAt" DATETIME,
    CONSTRAINT "VoiceForm_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- What participants answer: no time, and no row id that would tell an order.
-- CreateTable
CREATE TABLE "VoiceAnswer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "formId" TEXT NOT NULL,
    "difference" INTEGER NOT NULL,
    "recommend" INTEGER NOT NULL,
    "changed" TEXT NOT NULL DEFAULT '',
    "helped" TEXT NOT NULL DEFAULT '',
    "hindered" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "VoiceAnswer_formId_fkey" FOREIGN KEY ("formId") REFERENCES "VoiceForm" ("id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateIndex
CREATE UNIQUE INDEX "ActionEvaluation_actionId_framework_phase_kind_key" ON "ActionEvaluation"("actionId", "framework", "phase", "kind");
CREATE INDEX "ActionEvaluationAnswer_changedById_idx" ON "ActionEvaluationAnswer"("changedById");
CREATE UNIQUE INDEX "VoiceForm_tokenHash_key" ON "VoiceForm"("tokenHash");
CREATE INDEX "VoiceForm_actionId_idx" ON "VoiceForm"("actionId");
CREATE INDEX "VoiceAnswer_formId_idx" ON "VoiceAnswer"("formId");
