-- Which posts show which pictures, in what they say now ("post"), said before ("revision:<id>") or say in another language
-- ("translation:<locale>"): who may see a picture, and whether anybody still shows it, without reading what posts say.
-- Triggers keep it, by whichever door words come or go. Unknown pictures are left out.
CREATE TABLE "PostFile" (
    "fileId" TEXT NOT NULL,
    "postId" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    PRIMARY KEY ("fileId", "postId", "place"),
    CONSTRAINT "PostFile_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PostFile_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "PostFile_postId_place_idx" ON "PostFile"("postId", "place");
CREATE INDEX "StoredFile_createdAt_idx" ON "StoredFile"("createdAt");

CREATE TRIGGER "Post_files_insert" AFTER INSERT ON "Post" WHEN NEW."document" LIKE '%/files/%' BEGIN
  INSERT OR IGNORE INTO "PostFile" ("fileId", "postId", "place")
    SELECT f."id", NEW."id", 'post' FROM json_tree(NEW."document") j JOIN "StoredFile" f ON f."id" = substr(j.value, 8) WHERE j.key = 'src' AND j.value LIKE '/files/%';
END;

CREATE TRIGGER "Post_files_update" AFTER UPDATE OF "document" ON "Post" WHEN OLD."document" LIKE '%/files/%' OR NEW."document" LIKE '%/files/%' BEGIN
  DELETE FROM "PostFile" WHERE "postId" = OLD."id" AND "place" = 'post';
  INSERT OR IGNORE INTO "PostFile" ("fileId", "postId", "place")
    SELECT f."id", NEW."id", 'post' FROM json_tree(NEW."document") j JOIN "StoredFile" f ON f."id" = substr(j.value, 8) WHERE j.key = 'src' AND j.value LIKE '/files/%';
END;

CREATE TRIGGER "PostRevision_files_insert" AFTER INSERT ON "PostRevision" WHEN NEW."document" LIKE '%/files/%' BEGIN
  INSERT OR IGNORE INTO "PostFile" ("fileId", "postId", "place")
    SELECT f."id", NEW."postId", 'revision:' || NEW."id" FROM json_tree(NEW."document") j JOIN "StoredFile" f ON f."id" = substr(j.value, 8) WHERE j.key = 'src' AND j.value LIKE '/files/%';
END;

CREATE TRIGGER "PostRevision_files_delete" AFTER DELETE ON "PostRevision" WHEN OLD."document" LIKE '%/files/%' BEGIN
  DELETE FROM "PostFile" WHERE "postId" = OLD."postId" AND "place" = 'revision:' || OLD."id";
END;

CREATE TRIGGER "PostTranslation_files_insert" AFTER INSERT ON "PostTranslation" WHEN NEW."document" LIKE '%/files/%' BEGIN
  INSERT OR IGNORE INTO "PostFile" ("fileId", "postId", "place")
    SELECT f."id", NEW."postId", 'translation:' || NEW."locale" FROM json_tree(NEW."document") j JOIN "StoredFile" f ON f."id" = substr(j.value, 8) WHERE j.key = 'src' AND j.value LIKE '/files/%';
END;

CREATE TRIGGER "PostTranslation_files_update" AFTER UPDATE OF "document" ON "PostTranslation" WHEN OLD."document" LIKE '%/files/%' OR NEW."document" LIKE '%/files/%' BEGIN
  DELETE FROM "PostFile" WHERE "postId" = OLD."postId" AND "place" = 'translation:' || OLD."locale";
  INSERT OR IGNORE INTO "PostFile" ("fileId", "postId", "place")
    SELECT f."id", NEW."postId", 'translation:' || NEW."locale" FROM json_tree(NEW."document") j JOIN "StoredFile" f ON f."id" = substr(j.value, 8) WHERE j.key = 'src' AND j.value LIKE '/files/%';
END;

CREATE TRIGGER "PostTranslation_files_delete" AFTER DELETE ON "PostTranslation" WHEN OLD."document" LIKE '%/files/%' BEGIN
  DELETE FROM "PostFile" WHERE "postId" = OLD."postId" AND "place" = 'translation:' || OLD."locale";
END;

INSERT OR IGNORE INTO "PostFile" ("fileId", "postId", "place")
  SELECT f."id", d."id", 'post' FROM "Post" d, json_tree(d."document") j JOIN "StoredFile" f ON f."id" = substr(j.value, 8) WHERE d."document" LIKE '%/files/%' AND j.key = 'src' AND j.value LIKE '/files/%';

INSERT OR IGNORE INTO "PostFile" ("fileId", "postId", "place")
  SELECT f."id", d."postId", 'revision:' || d."id" FROM "PostRevision" d, json_tree(d."document") j JOIN "StoredFile" f ON f."id" = substr(j.value, 8) WHERE d."document" LIKE '%/files/%' AND j.key = 'src' AND j.value LIKE '/files/%';

INSERT OR IGNORE INTO "PostFile" ("fileId", "postId", "place")
  SELECT f."id", d."postId", 'translation:' || d."locale" FROM "PostTranslation" d, json_tree(d."document") j JOIN "StoredFile" f ON f."id" = substr(j.value, 8) WHERE d."document" LIKE '%/files/%' AND j.key = 'src' AND j.value LIKE '/files/%';
