-- A translation of a topic's first post may say its title and fields too, and of which words.
ALTER TABLE "PostTranslation" ADD COLUMN "head" JSONB;
