-- A tag knows when its topic last changed, kept by triggers: the topics of a tag are read in that order from an index of
-- their own, whether the tag is on three topics or on half of them.
ALTER TABLE "TopicTag" ADD COLUMN "lastPostAt" DATETIME;
UPDATE "TopicTag" SET "lastPostAt" = (SELECT t."lastPostAt" FROM "Topic" t WHERE t."id" = "TopicTag"."topicId");

DROP INDEX "TopicTag_theme_idx";
CREATE INDEX "TopicTag_theme_lastPostAt_topicId_idx" ON "TopicTag"("theme", "lastPostAt", "topicId");

CREATE TRIGGER "TopicTag_order_insert" AFTER INSERT ON "TopicTag" BEGIN
  UPDATE "TopicTag" SET "lastPostAt" = (SELECT "lastPostAt" FROM "Topic" WHERE "id" = NEW."topicId") WHERE "topicId" = NEW."topicId" AND "theme" = NEW."theme";
END;

CREATE TRIGGER "Topic_tag_order" AFTER UPDATE OF "lastPostAt" ON "Topic" WHEN NEW."lastPostAt" IS NOT OLD."lastPostAt" BEGIN
  UPDATE "TopicTag" SET "lastPostAt" = NEW."lastPostAt" WHERE "topicId" = NEW.id;
END;
