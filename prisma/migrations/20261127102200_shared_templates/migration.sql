-- AlterTable
ALTER TABLE "AgendaTemplate" ADD COLUMN "isShared" BOOLEAN NOT NULL DEFAULT false;
