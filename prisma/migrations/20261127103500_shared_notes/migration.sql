-- CreateTable
CREATE TABLE "NotesUpdate" (
    "workshopId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "update" BLOB NOT NULL,

    PRIMARY KEY ("workshopId", "groupId", "seq"),
    CONSTRAINT "NotesUpdate_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "Workshop" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "NotesAuthor" (
    "workshopId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "client" TEXT NOT NULL,
    "registrationId" TEXT NOT NULL,

    PRIMARY KEY ("workshopId", "groupId", "client"),
    CONSTRAINT "NotesAuthor_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "Registration" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "NotesAuthor_registrationId_idx" ON "NotesAuthor"("registrationId");
