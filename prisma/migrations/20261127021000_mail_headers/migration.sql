-- Headers beside those of every mail, e.g. List-Unsubscribe.
ALTER TABLE "Mail" ADD COLUMN "headers" JSONB;
