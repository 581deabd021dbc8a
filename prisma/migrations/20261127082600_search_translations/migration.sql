-- What people have translated is found as well: a third column of the index holds the translations of a post, by language,
-- parted by char(30). Those of machines are not looked through. An index cannot be given a column: it is made anew.
DROP TRIGGER "Post_search_insert";
DROP TABLE "PostSearch";
CREATE VIRTUAL TABLE "PostSearch" USING fts5(title, text, translated, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');

CREATE VIEW "PostTranslated" AS
  SELECT "postId", group_concat(replace("text", char(30), ' '), char(30) ORDER BY "locale") AS "text" FROM "PostTranslation" WHERE "source" = 'human' GROUP BY "postId";

INSERT INTO "PostSearch" (rowid, title, text, translated)
SELECT p."id", CASE WHEN p."seq" = 1 THEN t."title" ELSE '' END, p."text", COALESCE((SELECT x."text" FROM "PostTranslated" x WHERE x."postId" = p."id"), '')
FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId";

CREATE TRIGGER "Post_search_insert" AFTER INSERT ON "Post" BEGIN
  INSERT INTO "PostSearch" (rowid, title, text, translated)
  SELECT NEW.id, CASE WHEN NEW.seq = 1 THEN (SELECT "title" FROM "Topic" WHERE "id" = NEW."topicId") ELSE '' END, NEW."text", '';
END;

CREATE TRIGGER "Translation_search_insert" AFTER INSERT ON "PostTranslation" WHEN NEW."source" = 'human' BEGIN
  UPDATE "PostSearch" SET translated = COALESCE((SELECT x."text" FROM "PostTranslated" x WHERE x."postId" = NEW."postId"), '') WHERE rowid = NEW."postId";
END;

CREATE TRIGGER "Translation_search_update" AFTER UPDATE OF "text", "source", "locale" ON "PostTranslation" WHEN NEW."source" = 'human' OR OLD."source" = 'human' BEGIN
  UPDATE "PostSearch" SET translated = COALESCE((SELECT x."text" FROM "PostTranslated" x WHERE x."postId" = NEW."postId"), '') WHERE rowid = NEW."postId";
END;

CREATE TRIGGER "Translation_search_delete" AFTER DELETE ON "PostTranslation" WHEN OLD."source" = 'human' BEGIN
  UPDATE "PostSearch" SET translated = COALESCE((SELECT x."text" FROM "PostTranslated" x WHERE x."postId" = OLD."postId"), '') WHERE rowid = OLD."postId";
END;
