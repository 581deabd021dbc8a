import type { SubmissionField } from "./submission-fields.ts";

/** Terms of the glossary (`courses/glossary/`) that a question cannot do without, explained beside it. */
export const termsOfField: Partial<Record<SubmissionField, readonly string[]>> = {
  areas: ["policy-area"],
  regions: ["nuts"],
  process: ["integration-action", "implementation"],
  partners: ["stakeholder"],
  evidence: ["baseline", "indicator", "monitoring", "evaluation"],
  conditions: ["transferability"],
  evidenceKind: ["evaluation", "monitoring"],
  roles: ["level-of-government", "competence"],
  authority: ["multi-level-governance", "mainstreaming"],
  targets: ["tcn", "bip", "asylum-seeker"],
};
