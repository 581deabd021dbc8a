-- What everybody may see, indexed apart: lists of the forum and its home count, sort and find what is unread in these
-- alone, without reading a topic or what a post says. Prisma knows no partial indexes. A query that is to use one has to
-- ask for its conditions: `isShown` in app/features/forum/space-access.server.ts, and `seen` of posts beside the lists.
CREATE INDEX "Topic_shown_idx" ON "Topic"("spaceId", "lastPostAt") WHERE "postCount" > 0 AND "hiddenAt" IS NULL AND "deletedAt" IS NULL AND "mergedIntoId" IS NULL;
CREATE INDEX "Topic_pinned_idx" ON "Topic"("spaceId", "pinnedAt") WHERE "pinnedAt" IS NOT NULL;
CREATE INDEX "Post_shown_idx" ON "Post"("topicId", "seq", "authorId") WHERE "heldAt" IS NULL AND "hiddenAt" IS NULL AND "deletedAt" IS NULL;
