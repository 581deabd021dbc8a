-- AlterTable
ALTER TABLE "Workshop" ADD COLUMN "rehearsalOf" TEXT REFERENCES "Workshop" ("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "Registration" ADD COLUMN "simulated" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "Workshop_rehearsalOf_key" ON "Workshop"("rehearsalOf");
