-- CreateTable
CREATE TABLE "TranslationProposal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "practiceId" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "translatorId" TEXT,
    "state" TEXT NOT NULL,
    "words" JSONB NOT NULL,
    "remarks" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL,
    "changedAt" DATETIME NOT NULL,
    "sentAt" DATETIME,
    CONSTRAINT "TranslationProposal_practiceId_fkey" FOREIGN KEY ("practiceId") REFERENCES "Practice" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "TranslationProposal_translatorId_fkey" FOREIGN KEY ("translatorId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "TranslationProposal_practiceId_locale_idx" ON "TranslationProposal"("practiceId", "locale");
CREATE INDEX "TranslationProposal_translatorId_changedAt_idx" ON "TranslationProposal"("translatorId", "changedAt");
CREATE INDEX "TranslationProposal_state_sentAt_idx" ON "TranslationProposal"("state", "sentAt");
