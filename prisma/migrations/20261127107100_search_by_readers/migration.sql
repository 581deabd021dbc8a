-- Who may read a post is a column of the index as well, one token a post, which nobody can type because it begins with a
-- character for private use: all visitors, all members, or those of one course. A search asks for the words among what its
-- person may read, and the index itself leaves out the rest; what is found is judged by its row all the same. An index cannot
-- be given a column: it is made anew.
CREATE VIEW "SpaceReaders" AS
  SELECT "id" AS "spaceId", char(57344) || CASE "readers" WHEN 'public' THEN 'p' WHEN 'members' THEN 'm' ELSE 'c' || hex("id") END AS "token" FROM "Space";

DROP TRIGGER "Post_search_insert";
DROP TABLE "PostSearch";
CREATE VIRTUAL TABLE "PostSearch" USING fts5(title, text, translated, readers, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');

INSERT INTO "PostSearch" (rowid, title, text, translated, readers)
SELECT p."id", CASE WHEN p."seq" = 1 THEN t."title" ELSE '' END, p."text", COALESCE((SELECT x."text" FROM "PostTranslated" x WHERE x."postId" = p."id"), ''), r."token"
FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" JOIN "SpaceReaders" r ON r."spaceId" = t."spaceId";

CREATE TRIGGER "Post_search_insert" AFTER INSERT ON "Post" BEGIN
  INSERT INTO "PostSearch" (rowid, title, text, translated, readers)
  SELECT NEW.id, CASE WHEN NEW.seq = 1 THEN t."title" ELSE '' END, NEW."text", '', r."token"
  FROM "Topic" t JOIN "SpaceReaders" r ON r."spaceId" = t."spaceId" WHERE t."id" = NEW."topicId";
END;

-- A post comes into another topic, a topic into another space, a space to other readers.
CREATE TRIGGER "Post_search_topic" AFTER UPDATE OF "topicId" ON "Post" WHEN NEW."topicId" IS NOT OLD."topicId" BEGIN
  UPDATE "PostSearch" SET readers = (SELECT r."token" FROM "Topic" t JOIN "SpaceReaders" r ON r."spaceId" = t."spaceId" WHERE t."id" = NEW."topicId") WHERE rowid = NEW.id;
END;

CREATE TRIGGER "Topic_search_space" AFTER UPDATE OF "spaceId" ON "Topic" WHEN NEW."spaceId" IS NOT OLD."spaceId" BEGIN
  UPDATE "PostSearch" SET readers = (SELECT r."token" FROM "SpaceReaders" r WHERE r."spaceId" = NEW."spaceId") WHERE rowid IN (SELECT "id" FROM "Post" WHERE "topicId" = NEW.id);
END;

CREATE TRIGGER "Space_search_readers" AFTER UPDATE OF "readers" ON "Space" WHEN NEW."readers" IS NOT OLD."readers" BEGIN
  UPDATE "PostSearch" SET readers = (SELECT r."token" FROM "SpaceReaders" r WHERE r."spaceId" = NEW.id)
  WHERE rowid IN (SELECT p."id" FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" WHERE t."spaceId" = NEW.id);
END;
