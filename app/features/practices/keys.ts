import { themes } from "#app/features/courses/keys.ts";

// The words a record is filed under. Their order is the order in which they are shown.

export const areas = themes;
export const targets = ["third-country-nationals", "protection-beneficiaries", "asylum-seekers", "newcomers", "unaccompanied-minors", "children", "young-people", "women", "families", "receiving-society", "public-staff", "organisations"] as const;
/** `null` in a record means that nobody has said. */
export const outcomes = ["successful", "partly", "unsuccessful", "abandoned"] as const;
/** How it is known: somebody else judged it, those who did it judged it, figures were collected, it was told. Best first. */
export const evidenceKinds = ["independent", "own", "monitored", "told"] as const;
/** What the regional authority did: directly (the first three) or indirectly. */
export const roles = ["leader", "partner", "coordinator", "funder", "supporter", "adviser"] as const;
export const directRoles: readonly string[] = roles.slice(0, 3);
export const settings = ["urban", "rural", "island"] as const;
/** Euros in all. */
export const budgets = ["under-10k", "under-50k", "under-250k", "under-1m", "over-1m"] as const;
/** Why something did not work. */
export const causes = ["need", "design", "timing", "reach", "participation", "staff", "funding", "coordination", "politics", "rules", "outside", "no-monitoring"] as const;
/** When it ran; a practice may have run in several. */
export const periods = ["before-2015", "2015-2019", "2020-2022", "since-2023"] as const;
export const translationStates = ["original", "human", "machine"] as const;
export const adoptionStates = ["planned", "running", "done", "stopped"] as const;
export const organisationRoles = ["lead", "partner", "funder", "evaluator"] as const;
/** The seven aspects of REGIN's evaluation framework. */
export const aspects = ["communication", "inclusion", "innovation", "multi-level-governance", "multi-stakeholder", "monitoring-evaluation", "sustainability"] as const;

export type Outcome = (typeof outcomes)[number];
export type TranslationState = (typeof translationStates)[number];

/** A record's texts, in the order in which it tells them. Lists are kept as lists. */
export const storyFields = ["need", "goal", "process", "beneficiaries", "partners", "authority", "resources", "timeline", "innovation"] as const;
export const resultFields = ["evidence", "challenges", "solutions"] as const;
export const failureFields = ["failed", "why", "warnings", "differently"] as const;
export const transferFields = ["lessons", "tips", "conditions"] as const;
export const textFields = [...storyFields, ...resultFields, ...failureFields, ...transferFields] as const;
export const listFields = ["warnings", "lessons", "tips", "conditions"] as const;
export type TextField = (typeof textFields)[number];

/** What is filed, and needs a source like everything that is told. */
export const filedFields = ["outcome", "evidenceKind", "areas", "targets", "roles", "settings", "causes", "regions", "period", "budget", "figures", "organisations"] as const;
