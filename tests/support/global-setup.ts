import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "../../app/db/migrate.server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder for everything that the tests write. */
    scratchDir: string;
    /** A migrated database without rows, to be copied. */
    templateDatabase: string;
  }
}

/** Migrates one template database for all test files, and removes all they left at the end. */
export default function setup(project: TestProject): () => void {
  const scratchDir = mkdtempSync(path.join(tmpdir(), "regin-tests-"));
  const templateDatabase = path.join(scratchDir, "template.db");
  migrateDatabase(templateDatabase, path.resolve(import.meta.dirname, "../../prisma/migrations"));
  project.provide("scratchDir", scratchDir);
  project.provide("templateDatabase", templateDatabase);
  return () => rmSync(scratchDir, { recursive: true, force: true, maxRetries: 5 });
}
