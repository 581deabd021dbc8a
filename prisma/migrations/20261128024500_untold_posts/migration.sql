-- A post is told to who listens as soon as it is on the disk; who follows is told in a transaction of its own.
CREATE TABLE "UntoldPost" (
    "postId" INTEGER NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    CONSTRAINT "UntoldPost_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
