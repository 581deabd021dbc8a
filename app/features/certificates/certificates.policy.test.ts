import { describe, expect, it } from "vitest";
import type { Actor, Role } from "#app/auth/actor.ts";
import { roles } from "#app/auth/actor.ts";
import { canManageCertificates, canReadCertificate, canReissue, canRevoke, type CertificateSubject } from "./certificates.policy.ts";

const actor = (id: string, ...granted: Role[]): Actor => ({ id, email: "a@region.example", name: "A", locale: "en", timeZone: "UTC", roles: granted, extraTimePercent: 0 });
const notAdmin = roles.filter((role) => role !== "admin");
const people: [string, Actor | null][] = [
  ["visitor", null],
  ["other", actor("other", ...notAdmin)],
  ["holder", actor("holder")],
  ["admin", actor("admin", "admin")],
];

const states: Record<string, CertificateSubject> = {
  valid: { userId: "holder", revokedAt: null, isReplaced: false },
  revoked: { userId: "holder", revokedAt: new Date(0), isReplaced: false },
  replaced: { userId: "holder", revokedAt: new Date(0), isReplaced: true },
  orphaned: { userId: null, revokedAt: null, isReplaced: false },
};

// state → who may read, revoke, reissue
const table: [keyof typeof states, string, string, string][] = [
  ["valid", "holder admin", "admin", "admin"],
  ["revoked", "holder admin", "", "admin"],
  ["replaced", "holder admin", "", ""],
  ["orphaned", "admin", "admin", ""],
];

const allowed = (may: (actor: Actor | null) => boolean): string => people.filter(([, person]) => may(person)).map(([name]) => name).join(" ");

describe("rights on certificates", () => {
  it.each(table)("on a %s one: read %s, revoke %s, reissue %s", (state, read, revoke, reissue) => {
    const subject = states[state];
    if (!subject) throw new Error("unknown state");
    expect(allowed((person) => canReadCertificate(person, subject))).toBe(read);
    expect(allowed((person) => canRevoke(person, subject))).toBe(revoke);
    expect(allowed((person) => canReissue(person, subject))).toBe(reissue);
  });

  it("lets administrators alone search all of them", () => {
    expect(allowed(canManageCertificates)).toBe("admin");
  });
});
