-- Whoever has said nothing is found by name only if they agreed, or by colleagues.
ALTER TABLE "User" ADD COLUMN "findable" BOOLEAN NOT NULL DEFAULT false;
