import { actionResources } from "#app/features/actions/api/resources.ts";
import { indicatorResources } from "#app/features/indicators/api/resources.ts";
import { practiceResources } from "#app/features/practices/api/resources.ts";

/** Everything that programs may read, in the order in which it is told. */
export const resources = [...practiceResources, ...indicatorResources, ...actionResources];
