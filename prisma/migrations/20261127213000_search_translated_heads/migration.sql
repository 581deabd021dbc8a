-- What a topic says beside its posts is found by its first post: the fields of requests and stories, and title and fields as
-- people have translated them, as long as they say what the topic says. One view tells what the index holds of a post; parts
-- are parted by char(30). Whatever changes one of them writes the row anew.
DROP TRIGGER "Post_search_insert";
DROP TRIGGER "Post_search_update";
DROP TRIGGER "Post_search_topic";
DROP TRIGGER "Topic_search_update";
DROP TRIGGER "Translation_search_insert";
DROP TRIGGER "Translation_search_update";
DROP TRIGGER "Translation_search_delete";
DROP VIEW "PostTranslated";

-- The words of a translation's head that count. A region has names of its own.
CREATE VIEW "TranslatedHead" AS
  SELECT x."postId", x."locale", w."key" AS "name", w."value" AS "words"
  FROM "PostTranslation" x JOIN "Post" p ON p."id" = x."postId" AND p."seq" = 1 JOIN "Topic" t ON t."id" = p."topicId" JOIN json_each(x."head", '$.words') w
  WHERE x."source" = 'human' AND x."head" IS NOT NULL
    AND json_extract(x."head", '$.of.' || w."key") = CASE w."key" WHEN 'title' THEN t."title" ELSE json_extract(t."fields", '$.' || w."key") END;

CREATE VIEW "PostSaid" AS
  SELECT p."id" AS "postId",
    CASE WHEN p."seq" <> 1 THEN '' ELSE (SELECT t."title" FROM "Topic" t WHERE t."id" = p."topicId")
      || COALESCE(char(30) || (SELECT group_concat(h."words", char(30) ORDER BY h."locale") FROM "TranslatedHead" h WHERE h."postId" = p."id" AND h."name" = 'title'), '') END AS "title",
    p."text" || CASE WHEN p."seq" <> 1 THEN '' ELSE
      COALESCE(char(30) || (SELECT group_concat(f."value", char(30)) FROM "Topic" t JOIN json_each(t."fields") f WHERE t."id" = p."topicId" AND f."key" <> 'region'), '') END AS "text",
    COALESCE((SELECT group_concat(replace(x."text", char(30), ' '), char(30) ORDER BY x."locale") FROM "PostTranslation" x WHERE x."postId" = p."id" AND x."source" = 'human'), '')
      || COALESCE(char(30) || (SELECT group_concat(h."words", char(30) ORDER BY h."locale") FROM "TranslatedHead" h WHERE h."postId" = p."id" AND h."name" <> 'title'), '') AS "translated"
  FROM "Post" p;

CREATE TRIGGER "Post_search_insert" AFTER INSERT ON "Post" BEGIN
  INSERT INTO "PostSearch" (rowid, title, text, translated, readers)
  SELECT NEW.id, s."title", s."text", s."translated", r."token"
  FROM "PostSaid" s JOIN "Topic" t ON t."id" = NEW."topicId" JOIN "SpaceReaders" r ON r."spaceId" = t."spaceId" WHERE s."postId" = NEW.id;
END;

CREATE TRIGGER "Post_search_update" AFTER UPDATE OF "text" ON "Post" WHEN NEW."text" IS NOT OLD."text" BEGIN
  UPDATE "PostSearch" SET text = (SELECT s."text" FROM "PostSaid" s WHERE s."postId" = NEW.id) WHERE rowid = NEW.id;
END;

-- A post comes into another topic, where it may be the first or no longer is.
CREATE TRIGGER "Post_search_topic" AFTER UPDATE OF "topicId", "seq" ON "Post" WHEN NEW."topicId" IS NOT OLD."topicId" OR NEW."seq" IS NOT OLD."seq" BEGIN
  UPDATE "PostSearch" SET (title, text, translated) = (SELECT s."title", s."text", s."translated" FROM "PostSaid" s WHERE s."postId" = NEW.id),
    readers = (SELECT r."token" FROM "Topic" t JOIN "SpaceReaders" r ON r."spaceId" = t."spaceId" WHERE t."id" = NEW."topicId") WHERE rowid = NEW.id;
END;

CREATE TRIGGER "Topic_search_update" AFTER UPDATE OF "title", "fields" ON "Topic" WHEN NEW."title" IS NOT OLD."title" OR NEW."fields" IS NOT OLD."fields" BEGIN
  UPDATE "PostSearch" SET (title, text, translated) = (SELECT s."title", s."text", s."translated" FROM "PostSaid" s WHERE s."postId" = "PostSearch".rowid)
  WHERE rowid = (SELECT "id" FROM "Post" WHERE "topicId" = NEW.id AND "seq" = 1);
END;

CREATE TRIGGER "Translation_search_insert" AFTER INSERT ON "PostTranslation" WHEN NEW."source" = 'human' BEGIN
  UPDATE "PostSearch" SET (title, translated) = (SELECT s."title", s."translated" FROM "PostSaid" s WHERE s."postId" = NEW."postId") WHERE rowid = NEW."postId";
END;

CREATE TRIGGER "Translation_search_update" AFTER UPDATE OF "text", "head", "source", "locale" ON "PostTranslation" WHEN NEW."source" = 'human' OR OLD."source" = 'human' BEGIN
  UPDATE "PostSearch" SET (title, translated) = (SELECT s."title", s."translated" FROM "PostSaid" s WHERE s."postId" = NEW."postId") WHERE rowid = NEW."postId";
END;

CREATE TRIGGER "Translation_search_delete" AFTER DELETE ON "PostTranslation" WHEN OLD."source" = 'human' BEGIN
  UPDATE "PostSearch" SET (title, translated) = (SELECT s."title", s."translated" FROM "PostSaid" s WHERE s."postId" = OLD."postId") WHERE rowid = OLD."postId";
END;

-- What has been written so far.
UPDATE "PostSearch" SET (title, text, translated) = (SELECT s."title", s."text", s."translated" FROM "PostSaid" s WHERE s."postId" = "PostSearch".rowid)
WHERE rowid IN (SELECT p."id" FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" WHERE p."seq" = 1 AND t."fields" IS NOT NULL)
   OR rowid IN (SELECT "postId" FROM "PostTranslation" WHERE "head" IS NOT NULL);
