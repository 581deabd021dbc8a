-- Official languages of a region, by their codes.
ALTER TABLE "Region" ADD COLUMN "languages" JSONB NOT NULL DEFAULT '[]';
UPDATE "Region" SET "languages" = '["pt"]' WHERE "nutsCode" = 'PT20';
UPDATE "Region" SET "languages" = '["it"]' WHERE "nutsCode" IN ('ITF3', 'ITF4');
UPDATE "Region" SET "languages" = '["ca","es","oc"]' WHERE "nutsCode" = 'ES51';
UPDATE "Region" SET "languages" = '["es"]' WHERE "nutsCode" = 'ES62';
UPDATE "Region" SET "languages" = '["sv"]' WHERE "nutsCode" = 'SE224';
