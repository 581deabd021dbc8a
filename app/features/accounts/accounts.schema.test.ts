import { parseWithZod } from "@conform-to/zod/v4";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import * as schemas from "./accounts.schema.ts";

const forms: Record<string, z.ZodType> = {
  register: schemas.registerSchema,
  accept: schemas.acceptSchema,
  setup: schemas.setupSchema,
  email: schemas.emailSchema,
  signIn: schemas.signInSchema,
  reset: schemas.resetSchema,
  profile: schemas.profileSchema,
  changePassword: schemas.changePasswordSchema,
  changeEmail: schemas.changeEmailSchema,
  endSession: schemas.endSessionSchema,
  erase: schemas.eraseSchema,
  settings: schemas.settingsSchema,
  invitation: schemas.invitationSchema,
  personId: schemas.personIdSchema,
  role: schemas.roleSchema,
};

const fields = ["name", "email", "password", "currentPassword", "organisationId", "organisationName", "regionId", "locale", "timeZone", "extraTimePercent", "role", "days", "session", "userId", "registrationMode", "issuerName", "name[]", "email[0]", "password.x", "__proto__"];
const value = fc.oneof(fc.string({ unit: "grapheme", maxLength: 300 }), fc.constantFrom("", " ", "x".repeat(100_000), "ana@region.example", "-1", "1e309", "\u0000"), fc.constant(new File(["x"], "x.txt")));

describe.each(Object.entries(forms))("form %s", (_, schema) => {
  test("answers whatever is posted with its data or with translation keys", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...fields), value), { maxLength: 12 }), (entries) => {
        const form = new FormData();
        for (const [name, content] of entries) form.append(name, content);
        const submission = parseWithZod(form, { schema });
        if (submission.status === "success") return;
        for (const message of Object.values(submission.error ?? {}).flat()) expect(message).toMatch(/^accounts:errors\.\w+$/);
      }),
      { numRuns: 150 },
    );
  });
});

const person = { name: "Ana Àvila-O’Neill", email: "ana@region.example", password: "harbour walks at dawn" };

function errorsOf(schema: z.ZodType, input: unknown): string[] {
  const result = schema.safeParse(input);
  return result.success ? [] : result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
}

test("takes a proper registration, in lower case and without stray spaces", () => {
  expect(schemas.registerSchema.parse({ ...person, name: "  Ana   Àvila-O’Neill ", email: " Ana@Region.Example " })).toEqual(person);
});

test.each([
  [{ password: "short" }, "password accounts:errors.passwordTooShort"],
  [{ password: "Password-123" }, "password accounts:errors.passwordCommon"],
  [{ password: "abababababab" }, "password accounts:errors.passwordCommon"],
  [{ password: "ANA@region.example" }, "password accounts:errors.passwordIsEmail"],
  [{ email: "ana.maria.lopez@region.example", password: "anamarialopez" }, "password accounts:errors.passwordIsEmail"],
  [{ email: "nobody" }, "email accounts:errors.email"],
  [{ email: `${"a".repeat(250)}@region.example` }, "email accounts:errors.tooLong"],
  [{ name: "A" }, "name accounts:errors.nameTooShort"],
  [{ name: "Win http://evil.example" }, "name accounts:errors.nameCharacters"],
  [{ name: "Ana\u202eanA" }, "name accounts:errors.nameCharacters"],
  [{ name: "12 34" }, "name accounts:errors.nameCharacters"],
  [{ name: undefined }, "name accounts:errors.required"],
  [{ name: ["Ana", "Bo"] }, "name accounts:errors.required"],
])("refuses a registration with %j", (change, message) => {
  expect(errorsOf(schemas.registerSchema, { ...person, ...change })).toContain(message);
});

test("gives no role to an open invitation", () => {
  expect(errorsOf(schemas.invitationSchema, { role: "admin", days: "7" })).toEqual(["role accounts:errors.openInvitationRole"]);
  expect(errorsOf(schemas.invitationSchema, { email: "bo@region.example", role: "editor", days: "7" })).toEqual([]);
});

test("refuses a time zone that does not exist", () => {
  const profile = { name: "Ana", locale: "pt", timeZone: "Atlantic/Azores", extraTimePercent: "25" };
  expect(schemas.profileSchema.parse(profile)).toMatchObject({ extraTimePercent: 25, organisationId: null, organisationName: "" });
  expect(errorsOf(schemas.profileSchema, { ...profile, timeZone: "Atlantic/Atlantis" })).toEqual(["timeZone accounts:errors.choose"]);
});
