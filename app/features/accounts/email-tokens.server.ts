import type { DbOrTx } from "#app/db/client.server.ts";
import { hashToken, newToken } from "#app/lib/ids.server.ts";

export type TokenPurpose = "confirm" | "reset" | "change" | "appeal";

const hour = 60 * 60 * 1000;
/** How long the links in mails work, in milliseconds. */
export const tokenLifetime: Record<TokenPurpose, number> = { confirm: 48 * hour, reset: hour, change: 24 * hour, appeal: 30 * 24 * hour };

/** Makes the secret of a link that goes to `email`; earlier links of the same purpose stop working. */
export async function issueToken(tx: DbOrTx, userId: string, purpose: TokenPurpose, email: string, now: Date): Promise<string> {
  const token = newToken();
  await tx.emailToken.deleteMany({ where: { userId, purpose, usedAt: null } });
  await tx.emailToken.create({ data: { id: hashToken(token), userId, purpose, email, expiresAt: new Date(now.getTime() + tokenLifetime[purpose]) } });
  return token;
}

/** The stored side of a link with its person, used or not; null when it is unknown, expired or of another purpose. */
export async function findToken(tx: DbOrTx, token: string, purposes: TokenPurpose[], now: Date) {
  return tx.emailToken.findFirst({
    where: { id: hashToken(token), purpose: { in: purposes }, expiresAt: { gt: now } },
    include: { user: true },
  });
}
