-- An index of titles alone, to find topics like the one that is being opened: a tenth of the posts, and no text to pass over.
-- It keeps no copy of the titles; triggers keep it. app/features/forum/similar-topics.server.ts is the only one that reads it.
CREATE VIRTUAL TABLE "TopicSearch" USING fts5(title, content = 'Topic', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2", prefix = '3');

CREATE TRIGGER "Topic_title_insert" AFTER INSERT ON "Topic" BEGIN
  INSERT INTO "TopicSearch" (rowid, title) VALUES (NEW.id, NEW."title");
END;

CREATE TRIGGER "Topic_title_update" AFTER UPDATE OF "title" ON "Topic" WHEN NEW."title" IS NOT OLD."title" BEGIN
  INSERT INTO "TopicSearch" ("TopicSearch", rowid, title) VALUES ('delete', OLD.id, OLD."title");
  INSERT INTO "TopicSearch" (rowid, title) VALUES (NEW.id, NEW."title");
END;

CREATE TRIGGER "Topic_title_delete" AFTER DELETE ON "Topic" BEGIN
  INSERT INTO "TopicSearch" ("TopicSearch", rowid, title) VALUES ('delete', OLD.id, OLD."title");
END;

INSERT INTO "TopicSearch" ("TopicSearch") VALUES ('rebuild');
