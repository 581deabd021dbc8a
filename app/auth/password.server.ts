import { hash, verify } from "@node-rs/argon2";
import { singleton } from "#app/lib/singleton.server.ts";

/**
 * Argon2id with 19 MiB of memory, 2 iterations and 1 degree of parallelism: the minimum of the OWASP Password Storage
 * Cheat Sheet (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html).
 * Argon2id is the library's default; a test reads it off the hash.
 */
const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

/** Hash of a password in PHC string format, salt and parameters included. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), cost);
}

/**
 * Whether the password fits. Without a stored hash (unknown e-mail) an equally slow comparison is made against a hash
 * of nothing, so that the time of the answer does not tell who has an account.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await singleton("nobodys-password", () => hashPassword(crypto.randomUUID())));
  const fits = await verify(against, password.normalize("NFC")).catch(() => false); // an unreadable hash fits nothing
  return fits && stored !== null;
}
