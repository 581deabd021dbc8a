import { existsSync } from "node:fs";
import { defineConfig } from "prisma/config";

// Prisma's command line wants to download a native engine before it does anything. `generate`, `validate` and
// `format` never run it, so any existing file will do; the product migrates with app/db/migrate.server.ts.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= existsSync("package.json") ? "package.json" : process.execPath;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations", seed: "node prisma/seed.ts" },
  datasource: { url: process.env.DATABASE_URL ?? "file:./data/regin.db" },
});
