import { readFile } from "node:fs/promises";
import { transaction } from "#app/db/client.server.ts";
import { formatProblem, Problems } from "#app/features/courses/folder/problem.ts";
import { readYaml } from "#app/features/courses/folder/yaml.ts";
import { outcomesFileSchema } from "./outcomes.schema.ts";

/** Publishes what figures are about. What has no name any more stays, because figures may hang on it. */
export async function importOutcomes(file: string, { onProgress }: { onProgress?: (message: string) => void } = {}): Promise<void> {
  const problems = new Problems();
  const { value } = readYaml(file, await readFile(file, "utf8"), outcomesFileSchema, problems);
  if (!value) {
    onProgress?.(`Not published, because the list of outcome indicators has problems:\n${problems.sorted.map((problem) => formatProblem(problem, ".")).join("\n")}`);
    return;
  }
  await transaction(async (tx) => {
    for (const [position, { key, unit, area = "", names }] of value.indicators.entries()) {
      const row = { position, unit, area, names };
      await tx.outcomeIndicator.upsert({ where: { key }, create: { key, ...row }, update: row });
    }
  });
}
