-- CreateTable
CREATE TABLE "PracticeInquiry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "practiceId" INTEGER NOT NULL,
    "askerId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "changedAt" DATETIME NOT NULL,
    "reportedAt" DATETIME,
    "report" TEXT NOT NULL DEFAULT '',
    "closedAt" DATETIME,
    CONSTRAINT "PracticeInquiry_practiceId_fkey" FOREIGN KEY ("practiceId") REFERENCES "Practice" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PracticeInquiry_askerId_fkey" FOREIGN KEY ("askerId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "InquiryMessage" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "inquiryId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "sentAt" DATETIME NOT NULL,
    CONSTRAINT "InquiryMessage_inquiryId_fkey" FOREIGN KEY ("inquiryId") REFERENCES "PracticeInquiry" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "InquiryMessage_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "PracticeInquiry_practiceId_idx" ON "PracticeInquiry"("practiceId");
CREATE INDEX "PracticeInquiry_askerId_idx" ON "PracticeInquiry"("askerId");
CREATE INDEX "PracticeInquiry_changedAt_idx" ON "PracticeInquiry"("changedAt");
CREATE INDEX "InquiryMessage_inquiryId_sentAt_idx" ON "InquiryMessage"("inquiryId", "sentAt");
CREATE INDEX "InquiryMessage_authorId_idx" ON "InquiryMessage"("authorId");
