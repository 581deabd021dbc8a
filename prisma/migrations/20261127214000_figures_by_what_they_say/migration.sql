-- Whether somebody else has said the same is one look, however many regions there are.
DROP INDEX "OutcomeFigure_regionId_indicatorKey_idx";
CREATE INDEX "OutcomeFigure_regionId_indicatorKey_year_group_sourceId_idx" ON "OutcomeFigure"("regionId", "indicatorKey", "year", "group", "sourceId");
DROP INDEX "PublishedScore_regionId_idx";
CREATE INDEX "PublishedScore_regionId_setId_year_code_sourceId_idx" ON "PublishedScore"("regionId", "setId", "year", "code", "sourceId");
