/** What a person may be told. Each has a text under `notifications:kinds`. */
export const notificationKinds = ["mention", "reply", "followed", "accepted", "moderation", "flag", "held", "appeal", "submission", "translation", "review", "adopted", "reminder", "minutes", "evaluation", "attended", "search", "expert", "action", "message"] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** Who flags, moderates, reviews, appeals or waits is not named: their texts speak of the matter alone. */
const namesActor: Record<NotificationKind, boolean> = { mention: true, reply: true, followed: true, accepted: true, moderation: false, flag: false, held: false, appeal: false, submission: false, translation: false, review: false, adopted: false, reminder: false, minutes: false, evaluation: false, attended: false, search: false, expert: false, action: false, message: true };

export function textNamesActor(kind: NotificationKind): boolean {
  return namesActor[kind];
}

/** How often mails come: one for each event, a summary every day or week, or none. */
export const mailRhythms = ["each", "daily", "weekly", "never"] as const;
export type MailRhythm = (typeof mailRhythms)[number];

export interface NotificationChoices {
  mail: MailRhythm;
  /** Kinds that are not mailed. */
  muted: NotificationKind[];
  /** Hours of the day in the person's time zone; both or neither. */
  quietFrom: number | null;
  quietTo: number | null;
}
