-- AlterTable
ALTER TABLE "PracticeList" ADD COLUMN "note" TEXT NOT NULL DEFAULT '';
ALTER TABLE "PracticeList" ADD COLUMN "shared" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "SavedSearch" ADD COLUMN "known" TEXT NOT NULL DEFAULT '[]';
