-- Answers to case studies that are shown to others can be flagged and hidden, as posts can.
ALTER TABLE "CaseAnswer" ADD COLUMN "id" TEXT NOT NULL DEFAULT '';
ALTER TABLE "CaseAnswer" ADD COLUMN "hiddenAt" DATETIME;
UPDATE "CaseAnswer" SET "id" = lower(hex(randomblob(16)));
CREATE UNIQUE INDEX "CaseAnswer_id_key" ON "CaseAnswer"("id");
ALTER TABLE "ModerationAct" ADD COLUMN "answerId" TEXT;

-- What is gone has no flags.
CREATE TRIGGER "CaseAnswer_flags_delete" AFTER DELETE ON "CaseAnswer" BEGIN
  DELETE FROM "Flag" WHERE "targetKind" = 'answer' AND "targetId" = OLD."id";
END;
