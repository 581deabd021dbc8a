-- Languages that a person has chosen to read; none chosen: all of them.
ALTER TABLE "User" ADD COLUMN "languages" JSONB NOT NULL DEFAULT '[]';
