-- Whether an administrator named the space: names that the product gives are brought up to date when it starts, own ones stay.
ALTER TABLE "Space" ADD COLUMN "ownTexts" BOOLEAN NOT NULL DEFAULT false;
