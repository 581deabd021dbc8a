-- Who agreed to be named on the page of their region as somebody who can be asked.
-- CreateTable
CREATE TABLE "AskedPerson" (
    "userId" TEXT NOT NULL PRIMARY KEY,
    "regionId" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT '',
    "areas" JSONB NOT NULL,
    "languages" JSONB NOT NULL,
    "agreedAt" DATETIME NOT NULL,
    CONSTRAINT "AskedPerson_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AskedPerson_regionId_fkey" FOREIGN KEY ("regionId") REFERENCES "Region" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "AskedPerson_regionId_idx" ON "AskedPerson"("regionId");
