-- From which page an answer was given: the same one may change it without looking, another may not.
-- AlterTable
ALTER TABLE "IndicatorAnswer" ADD COLUMN "page" TEXT NOT NULL DEFAULT '';
