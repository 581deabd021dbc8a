-- What the people of a region have learned is summed from the index alone.
DROP INDEX "LearningDay_userId_day_idx";
CREATE INDEX "LearningDay_userId_day_seconds_idx" ON "LearningDay"("userId", "day", "seconds");
