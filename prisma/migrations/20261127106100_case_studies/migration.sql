-- AlterTable
ALTER TABLE "Unit" ADD COLUMN "caseStudy" JSONB;
ALTER TABLE "Unit" ADD COLUMN "practice" TEXT;

-- AlterTable
ALTER TABLE "UnitText" ADD COLUMN "caseStudy" JSONB;

-- CreateIndex
CREATE INDEX "Unit_practice_idx" ON "Unit"("practice");

-- CreateTable
CREATE TABLE "CaseAnswer" (
    "userId" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "unitKey" TEXT NOT NULL,
    "questionKey" TEXT NOT NULL,
    "practice" TEXT NOT NULL,
    "isPlan" BOOLEAN NOT NULL DEFAULT false,
    "text" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "shared" TEXT,
    "sharedAt" DATETIME,

    PRIMARY KEY ("userId", "courseId", "unitKey", "questionKey"),
    CONSTRAINT "CaseAnswer_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "CaseAnswer_courseId_unitKey_sharedAt_idx" ON "CaseAnswer"("courseId", "unitKey", "sharedAt");
