import type { Locale } from "#app/i18n/locales.ts";

/** Roles that can be granted. Everybody with an account is a learner without any grant. */
export const roles = ["facilitator", "partner", "coordinator", "editor", "reviewer", "admin"] as const;
export type Role = (typeof roles)[number];

/** Who asks: the first argument of every use case. `null` stands for a visitor. */
export interface Actor {
  id: string;
  email: string;
  name: string;
  locale: Locale;
  timeZone: string;
  roles: Role[];
  extraTimePercent: number;
}

export function hasRole(actor: Actor | null, role: Role): boolean {
  return actor !== null && actor.roles.includes(role);
}
