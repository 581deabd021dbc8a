import { transaction } from "#app/db/client.server.ts";
import { singleton } from "#app/lib/singleton.server.ts";
import { removeExpiredOfWorkshops } from "./workshop-retention.server.ts";

const day = 24 * 60 * 60 * 1000;

/** Removes what has been kept long enough; the periods are those of personal-data.server.ts. */
export async function removeExpired(now = new Date()): Promise<void> {
  const before = (days: number): Date => new Date(now.getTime() - days * day);
  await transaction(async (tx) => {
    await tx.session.deleteMany({ where: { expiresAt: { lte: now } } });
    await tx.emailToken.deleteMany({ where: { expiresAt: { lte: before(30) } } });
    await tx.invitation.deleteMany({ where: { expiresAt: { lte: before(365) } } });
    await tx.mail.deleteMany({ where: { OR: [{ sentAt: { lte: before(30) } }, { createdAt: { lte: before(60) } }] } });
    await tx.notification.deleteMany({ where: { OR: [{ readAt: { lte: before(90) } }, { createdAt: { lte: before(365) } }] } });
    await tx.practiceInquiry.deleteMany({ where: { changedAt: { lte: before(365) } } });
    await removeExpiredOfWorkshops(tx, now);
    await tx.user.deleteMany({ where: { emailConfirmedAt: null, createdAt: { lte: before(30) } } });
  });
}

/** Clears up once now and then daily. @returns stops it */
export function startRetention(onError: (error: unknown) => void): () => void {
  const held = singleton<{ timer?: NodeJS.Timeout }>("retention", () => ({}));
  clearInterval(held.timer);
  const round = (): void => void removeExpired().catch(onError);
  round();
  held.timer = setInterval(round, day);
  held.timer.unref();
  return () => clearInterval(held.timer);
}
