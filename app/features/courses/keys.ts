/** An identity in a course folder: progress follows it from version to version. */
export const keyPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const themes = [
  "governance",
  "evaluation",
  "antidiscrimination",
  "culture-religion",
  "education",
  "health",
  "housing",
  "labour-market",
  "language",
  "social-security",
] as const;
export type Theme = (typeof themes)[number];

/** What a course can be about: a theme, or how to plan and evaluate an action in whichever area. */
export const courseThemes = [...themes, "actions"] as const;
export type CourseTheme = (typeof courseThemes)[number];

export const levels = ["introductory", "intermediate", "advanced"] as const;
export type Level = (typeof levels)[number];

export const unitKinds = ["lesson", "video", "check", "quiz", "case-study"] as const;
export type UnitKind = (typeof unitKinds)[number];
