-- Topics like the one that is being opened are found by what people have translated of their titles too. The index keeps the
-- words alone, and the rows of topics whose titles change are written anew. app/features/forum/similar-topics.server.ts reads it.
DROP TRIGGER "Topic_title_insert";
DROP TRIGGER "Topic_title_update";
DROP TRIGGER "Topic_title_delete";
DROP TABLE "TopicSearch";

CREATE VIRTUAL TABLE "TopicSearch" USING fts5(titles, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2", prefix = '3');

-- What a topic is called: by its author, and by those who translated a first post that everybody may see. Parted by char(30).
CREATE VIEW "TopicTitles" AS
  SELECT t."id" AS "topicId", t."title" || COALESCE(char(30) || (SELECT group_concat(h."words", char(30) ORDER BY h."locale") FROM "Post" p JOIN "TranslatedHead" h ON h."postId" = p."id" AND h."name" = 'title'
    WHERE p."topicId" = t."id" AND p."seq" = 1 AND p."heldAt" IS NULL AND p."hiddenAt" IS NULL AND p."deletedAt" IS NULL), '') AS "titles"
  FROM "Topic" t;

-- A new topic has no post yet, and so no translation.
CREATE TRIGGER "Topic_title_insert" AFTER INSERT ON "Topic" BEGIN
  INSERT INTO "TopicSearch" (rowid, titles) VALUES (NEW.id, NEW."title");
END;

CREATE TRIGGER "Topic_title_update" AFTER UPDATE OF "title" ON "Topic" WHEN NEW."title" IS NOT OLD."title" BEGIN
  DELETE FROM "TopicSearch" WHERE rowid = NEW.id;
  INSERT INTO "TopicSearch" (rowid, titles) SELECT "topicId", "titles" FROM "TopicTitles" WHERE "topicId" = NEW.id;
END;

CREATE TRIGGER "Topic_title_delete" AFTER DELETE ON "Topic" BEGIN
  DELETE FROM "TopicSearch" WHERE rowid = OLD.id;
END;

-- A first post moves to another topic, or is hidden, taken back, let out.
CREATE TRIGGER "Topic_title_post" AFTER UPDATE OF "topicId", "seq", "heldAt", "hiddenAt", "deletedAt" ON "Post" WHEN OLD."seq" = 1 OR NEW."seq" = 1 BEGIN
  DELETE FROM "TopicSearch" WHERE rowid IN (OLD."topicId", NEW."topicId");
  INSERT INTO "TopicSearch" (rowid, titles) SELECT "topicId", "titles" FROM "TopicTitles" WHERE "topicId" IN (OLD."topicId", NEW."topicId");
END;

CREATE TRIGGER "Topic_title_translated" AFTER INSERT ON "PostTranslation" WHEN NEW."head" IS NOT NULL BEGIN
  DELETE FROM "TopicSearch" WHERE rowid = (SELECT "topicId" FROM "Post" WHERE "id" = NEW."postId");
  INSERT INTO "TopicSearch" (rowid, titles) SELECT "topicId", "titles" FROM "TopicTitles" WHERE "topicId" = (SELECT "topicId" FROM "Post" WHERE "id" = NEW."postId");
END;

CREATE TRIGGER "Topic_title_translation_update" AFTER UPDATE OF "head", "source" ON "PostTranslation" WHEN NEW."head" IS NOT OLD."head" OR NEW."source" IS NOT OLD."source" BEGIN
  DELETE FROM "TopicSearch" WHERE rowid = (SELECT "topicId" FROM "Post" WHERE "id" = NEW."postId");
  INSERT INTO "TopicSearch" (rowid, titles) SELECT "topicId", "titles" FROM "TopicTitles" WHERE "topicId" = (SELECT "topicId" FROM "Post" WHERE "id" = NEW."postId");
END;

CREATE TRIGGER "Topic_title_translation_delete" AFTER DELETE ON "PostTranslation" WHEN OLD."head" IS NOT NULL BEGIN
  DELETE FROM "TopicSearch" WHERE rowid = (SELECT "topicId" FROM "Post" WHERE "id" = OLD."postId");
  INSERT INTO "TopicSearch" (rowid, titles) SELECT "topicId", "titles" FROM "TopicTitles" WHERE "topicId" = (SELECT "topicId" FROM "Post" WHERE "id" = OLD."postId");
END;

INSERT INTO "TopicSearch" (rowid, titles) SELECT "topicId", "titles" FROM "TopicTitles";
