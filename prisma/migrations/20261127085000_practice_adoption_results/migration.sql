-- AlterTable
ALTER TABLE "PracticeAdoption" ADD COLUMN "result" TEXT NOT NULL DEFAULT '';
ALTER TABLE "PracticeAdoption" ADD COLUMN "changedAt" DATETIME;
