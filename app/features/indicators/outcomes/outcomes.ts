// What context figures are about, and of whom. `indicators/outcomes.yaml` names them.

export const units = ["persons", "percent", "typology"] as const;
export type Unit = (typeof units)[number];

/** Whom a figure is about. */
export const groups = ["all", "nationals", "non-eu", "non-eu-women"] as const;
export type Group = (typeof groups)[number];

/** Values of a typology: 1, 2, 3. */
export const typology = ["urban", "intermediate", "rural"] as const;
