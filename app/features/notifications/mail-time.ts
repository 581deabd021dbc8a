import type { MailRhythm } from "./kinds.ts";
import { hourAt, lastTime } from "./local-time.ts";

/** Somebody who is looking at the site needs no mail about it. */
export const mailDelay = 10 * 60_000;
const digestHour = 7;
const monday = 1;

export interface MailTimes {
  mail: MailRhythm;
  quietFrom: number | null;
  quietTo: number | null;
  digestedAt: Date | null;
  timeZone: string;
}

/** Whether the person wants to be left alone at this hour; the hours may go over midnight. */
export function isQuiet({ quietFrom, quietTo, timeZone }: MailTimes, now: Date): boolean {
  if (quietFrom === null || quietTo === null) return false;
  const hour = hourAt(now, timeZone);
  return quietFrom <= quietTo ? hour >= quietFrom && hour < quietTo : hour >= quietFrom || hour < quietTo;
}

/**
 * Whether a mail goes now to somebody whose oldest waiting notification is of `oldest`: a summary at seven in the
 * person's morning, or as soon after as it can; one for each event when it has waited a little.
 */
export function isMailDue(times: MailTimes, oldest: Date, now: Date): boolean {
  const { mail, digestedAt, timeZone } = times;
  if (mail === "never" || isQuiet(times, now)) return false;
  if (mail === "each") return oldest.getTime() + mailDelay <= now.getTime();
  const digest = lastTime(now, timeZone, digestHour, mail === "weekly" ? monday : undefined);
  return oldest < digest && (digestedAt === null || digestedAt < digest);
}
