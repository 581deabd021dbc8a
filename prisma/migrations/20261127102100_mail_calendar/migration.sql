-- AlterTable
ALTER TABLE "Mail" ADD COLUMN "calendar" TEXT;
