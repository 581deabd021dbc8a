import { z } from "zod";
import { roles } from "#app/auth/actor.ts";
import { locales } from "#app/i18n/locales.ts";
import { isCommonPassword, isOwnEmail, maximumPasswordLength, minimumPasswordLength } from "./password-rules.ts";
import { isTimeZone } from "./time-zones.ts";

// Messages are translation keys. Every field says "required" for what is missing and for what is no text at all.
const required = "accounts:errors.required";
const tooLong = "accounts:errors.tooLong";

const text = (max: number) => z.string({ error: required }).trim().max(max, tooLong);
const optionalText = (max: number) => text(max).optional().transform((value) => value ?? "");
const id = z.string({ error: required }).max(100, tooLong);
const optionalId = id.optional().transform((value) => value || null);

const emailField = text(254).toLowerCase().pipe(z.email("accounts:errors.email"));

/** Goes onto certificates and into mails: one line, and nothing that a mail program would make a link of. */
const nameField = text(100)
  .transform((value) => value.normalize("NFC").replace(/\s+/gu, " "))
  .pipe(z.string({ error: required }).min(2, "accounts:errors.nameTooShort").regex(/^[^\p{Cc}\p{Cf}<>@/\\|{}[\]]+$/u, "accounts:errors.nameCharacters").regex(/\p{L}/u, "accounts:errors.nameCharacters"));

const newPasswordField = z
  .string({ error: required })
  .min(minimumPasswordLength, "accounts:errors.passwordTooShort")
  .max(maximumPasswordLength, tooLong)
  .refine((value) => !isCommonPassword(value), "accounts:errors.passwordCommon");

/** A password that exists already: no rules, or old ones could not be typed any more. */
const passwordField = z.string({ error: required }).max(1000, tooLong);

export const registerSchema = z
  .object({ name: nameField, email: emailField, password: newPasswordField })
  .refine(({ email, password }) => !isOwnEmail(password, email), { path: ["password"], error: "accounts:errors.passwordIsEmail" });
export type RegisterInput = z.infer<typeof registerSchema>;

/** Joining by a personal invitation: the address is the one that was invited. */
export const acceptSchema = z.object({ name: nameField, password: newPasswordField });

export const setupSchema = registerSchema.safeExtend({ organisationName: text(150).min(1, required) });
export type SetupInput = z.infer<typeof setupSchema>;

export const emailSchema = z.object({ email: emailField });
export type EmailInput = z.infer<typeof emailSchema>;

export const signInSchema = z.object({ email: emailField, password: passwordField });
export type SignInInput = z.infer<typeof signInSchema>;

export const resetSchema = z.object({ password: newPasswordField });
export type ResetInput = z.infer<typeof resetSchema>;

export const extraTimes = [0, 25, 50, 100] as const;

export const profileSchema = z.object({
  name: nameField,
  organisationId: optionalId,
  organisationName: optionalText(150),
  regionId: optionalId,
  locale: z.enum(locales, "accounts:errors.choose"),
  languages: z.array(z.enum(locales, "accounts:errors.choose")).optional().transform((chosen) => [...new Set(chosen ?? [])]),
  timeZone: z.string({ error: required }).refine(isTimeZone, "accounts:errors.choose"),
  extraTimePercent: z.enum(["0", "25", "50", "100"], "accounts:errors.choose").transform(Number),
  findable: z.enum(["yes"], "accounts:errors.choose").optional().transform((ticked) => ticked === "yes"),
});
export type ProfileInput = z.infer<typeof profileSchema>;

export const changePasswordSchema = z.object({ currentPassword: passwordField, password: newPasswordField });
export type ChangePasswordInput = z.infer<typeof changePasswordSchema>;

export const changeEmailSchema = z.object({ email: emailField, currentPassword: passwordField });
export type ChangeEmailInput = z.infer<typeof changeEmailSchema>;

export const endSessionSchema = z.object({ session: z.string({ error: required }).regex(/^[0-9a-f]{64}$/, required) });

/** Erasing asks for the password and for nothing else: the page has named what goes and what stays. */
export const eraseSchema = z.object({ currentPassword: passwordField });
export type EraseInput = z.infer<typeof eraseSchema>;

export const registrationModes = ["open", "domains", "invitation"] as const;
export const settingsSchema = z.object({
  registrationMode: z.enum(registrationModes, "accounts:errors.choose"),
  organisationName: text(150).min(1, required),
  issuerName: text(150).min(1, required),
  signatoryName: optionalText(100),
  signatoryTitle: optionalText(150),
});
export type Settings = z.infer<typeof settingsSchema>;

export const invitationSchema = z
  .object({
    email: emailField.optional().transform((value) => value ?? null),
    role: z.enum(roles, "accounts:errors.choose").optional().transform((value) => value ?? null),
    organisationId: optionalId,
    days: z.coerce.number("accounts:errors.choose").int("accounts:errors.choose").min(1, "accounts:errors.choose").max(90, "accounts:errors.choose"),
  })
  .refine(({ email, role }) => email !== null || role === null, { path: ["role"], error: "accounts:errors.openInvitationRole" });
export type InvitationInput = z.infer<typeof invitationSchema>;

export const personIdSchema = z.object({ userId: id });
const words = (max: number) => text(max).min(1, required);
export const suspendSchema = z.object({ reason: words(1_000) });
export type SuspendInput = z.infer<typeof suspendSchema>;
export const appealSchema = z.object({ message: words(2_000) });
export type AppealInput = z.infer<typeof appealSchema>;
export const roleSchema = z.object({ role: z.enum(roles, "accounts:errors.choose") });
export const searchSchema = z.object({ q: z.string().trim().max(200).catch(""), page: z.coerce.number().int().min(1).max(100_000).catch(1) });
export type SearchInput = z.infer<typeof searchSchema>;

const domainPattern = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** E-mail domains as people write them: one a line or with commas between, with or without "@", in any case. */
const domainsField = text(5_000)
  .optional()
  .transform((value) => [...new Set((value ?? "").toLowerCase().split(/[\s,;]+/).map((domain) => domain.replace(/^@/, "")).filter(Boolean))])
  .refine((domains) => domains.every((domain) => domainPattern.test(domain)), "accounts:errors.domain");

export const organisationSchema = z.object({ name: text(150).min(1, required), regionId: optionalId, domains: domainsField });
export type OrganisationInput = z.infer<typeof organisationSchema>;
