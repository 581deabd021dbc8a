-- An index of people's names by the beginnings of their parts, for who is meant by an @. Accents and case do not count.
-- Rows of "User" have no number that lasts, so the index keeps whom a name is of; triggers keep it.
-- app/features/forum/mentionable.server.ts is the only one that reads it.
CREATE VIRTUAL TABLE "NameSearch" USING fts5(name, "userId" UNINDEXED, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3');

CREATE TRIGGER "User_name_insert" AFTER INSERT ON "User" BEGIN
  INSERT INTO "NameSearch" (name, "userId") VALUES (NEW."name", NEW."id");
END;

CREATE TRIGGER "User_name_update" AFTER UPDATE OF "name" ON "User" WHEN NEW."name" IS NOT OLD."name" BEGIN
  UPDATE "NameSearch" SET name = NEW."name" WHERE "userId" = NEW."id";
END;

CREATE TRIGGER "User_name_delete" AFTER DELETE ON "User" BEGIN
  DELETE FROM "NameSearch" WHERE "userId" = OLD."id";
END;

INSERT INTO "NameSearch" (name, "userId") SELECT "name", "id" FROM "User";
