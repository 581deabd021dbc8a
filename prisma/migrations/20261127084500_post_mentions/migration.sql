-- Whom a post, what it said before, or a translation of it names, so that their name can be changed and taken out of the words
-- that are searched: documents hold no names. Rows stay when a mention is edited away, as long as what was said before stays.
CREATE TABLE "PostMention" (
    "postId" INTEGER NOT NULL,
    "userId" TEXT NOT NULL,

    PRIMARY KEY ("postId", "userId"),
    CONSTRAINT "PostMention_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PostMention_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "PostMention_userId_idx" ON "PostMention"("userId");
