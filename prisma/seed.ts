import path from "node:path";
import { db } from "#app/db/client.server.ts";
import { importAllCourses } from "#app/features/courses/import.server.ts";
import { ensureCourseSpaces, ensureReferenceSpaces } from "#app/features/forum/reference-spaces.server.ts";
import { importIndicatorSets } from "#app/features/indicators/import-sets.server.ts";
import { importOutcomes } from "#app/features/indicators/outcomes/import-outcomes.server.ts";
import { importPractices } from "#app/features/practices/import.server.ts";
import { demoAccounts, demoPassword, seedDemoAccounts } from "./seed/demo-accounts.ts";
import { seedAskedPeople } from "./seed/demo-asked-people.ts";
import { seedDemoActions } from "./seed/demo-actions.ts";
import { seedDemoEvaluations } from "./seed/demo-evaluations.ts";
import { seedDemoFrameworks } from "./seed/demo-frameworks.ts";
import { seedDemoFigures } from "./seed/demo-figures.ts";
import { seedDemoPublished } from "./seed/demo-published.ts";
import { seedDemoForum } from "./seed/demo-forum.ts";
import { seedDemoIndicators, seedIllustrativeRegions } from "./seed/demo-indicators.ts";
import { seedDemoLearning } from "./seed/demo-learning.ts";
import { seedDemoWorkshops } from "./seed/demo-workshops.ts";
import { seedSkaneAction } from "./seed/skane-action.ts";
import { seedSkaneEvaluations } from "./seed/skane-evaluation.ts";
import { seedRegions } from "./seed/regions.ts";

export { demoAccounts, demoPassword };

interface SeedOptions {
  onProgress?: (message: string) => void;
}

const coursesFolder = path.resolve("courses");
const practicesFolder = path.resolve("practices");
const indicatorsFolder = path.resolve("indicators");

/** What every installation has: the regions, the courses and practices of their folders (not those with invented data), the forum's spaces. Idempotent. */
export async function seedReference({ onProgress }: SeedOptions = {}): Promise<void> {
  await seedRegions();
  await importAllCourses(coursesFolder, { onProgress, illustrative: false });
  await importPractices(practicesFolder, { onProgress, illustrative: false });
  await importIndicatorSets(indicatorsFolder, { onProgress });
  await importOutcomes(path.join(indicatorsFolder, "outcomes.yaml"), { onProgress });
  await seedSkaneAction(new Date());
  await seedSkaneEvaluations(new Date());
  await ensureSpaces();
}

async function ensureSpaces(): Promise<void> {
  await ensureReferenceSpaces();
  await ensureCourseSpaces();
}

/** Demonstration content on top; does nothing when there are accounts already, except publishing changed courses. */
export async function seedDemo({ onProgress }: SeedOptions = {}): Promise<void> {
  await seedRegions();
  await importAllCourses(coursesFolder, { onProgress, illustrative: true });
  await importPractices(practicesFolder, { onProgress });
  await importIndicatorSets(indicatorsFolder, { onProgress });
  await importOutcomes(path.join(indicatorsFolder, "outcomes.yaml"), { onProgress });
  await seedIllustrativeRegions();
  await seedSkaneAction(new Date());
  await seedSkaneEvaluations(new Date());
  await ensureSpaces();
  if ((await db.user.count()) > 0) return;
  onProgress?.("Making demonstration accounts");
  await seedDemoAccounts();
  await seedAskedPeople(new Date());
  await seedDemoLearning(new Date());
  await seedDemoForum(new Date());
  await seedDemoWorkshops(new Date());
  await seedDemoIndicators(new Date());
  await seedDemoFigures(new Date());
  await seedDemoPublished(new Date());
  await seedDemoActions(new Date());
  await seedDemoEvaluations(new Date());
  await seedDemoFrameworks(new Date());
}
