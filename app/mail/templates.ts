/** The mails that the product sends; each has `subject` and `text` under its name in the namespace `mail`, and one link in its text. */
export const mailTemplates = [
  "confirm",
  "alreadyRegistered",
  "reset",
  "passwordChanged",
  "suspended",
  "reinstated",
  "suspensionAppeal",
  "emailChangeConfirm",
  "emailChangeAsked",
  "emailChangeTaken",
  "emailChanged",
  "invitation",
  "feedback",
  "notification",
  "workshopRegistered",
  "workshopWaiting",
  "workshopChanged",
  "workshopCancelled",
  "workshopInvited",
  "workshopReminder",
] as const;
export type MailTemplate = (typeof mailTemplates)[number];
