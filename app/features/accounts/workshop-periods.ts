/** How many days after a workshop what is personal in it is kept: docs/operating.md. */
export const workshopPeriods = {
  /** An evaluation can be changed, and is somebody's. */
  evaluation: 14,
  /** From when to when each person was present, and who answered anonymous polls. */
  presence: 90,
  /** Places, invitations and waiting of people who were not there. */
  unusedPlaces: 365,
} as const;
