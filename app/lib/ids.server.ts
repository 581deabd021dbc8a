import { createHash, randomBytes, randomUUID } from "node:crypto";

const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A new row id. */
export function newId(): string {
  return randomUUID();
}

/** A secret for a link: 160 random bits, URL-safe. Only its hash is stored. */
export function newToken(): string {
  return randomBytes(20).toString("base64url");
}

/** SHA-256 of a token, hex: what the database keeps. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** 80 random bits as 16 characters of Crockford's base 32 (https://www.crockford.com/base32.html): no I, L, O, U to misread. */
export function newCode(): string {
  return Array.from(randomBytes(16), (byte) => crockford[byte % 32]).join("");
}

/** What a person typed → the code as stored: case, spaces and hyphens do not matter, O reads as 0, I and L as 1. */
export function normaliseCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
}
