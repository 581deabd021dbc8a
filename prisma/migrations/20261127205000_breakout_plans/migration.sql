-- AlterTable
ALTER TABLE "AgendaItem" ADD COLUMN "breakout" JSONB;
