import type { Actor } from "#app/auth/actor.ts";
import type { CertificateFile } from "#app/features/certificates/certificates.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { readMinutes } from "../minutes.server.ts";
import { composeMinutes } from "./minutes-model.ts";
import { drawMinutes } from "./minutes-pdf.server.ts";

/** The minutes of a workshop that is over, as a tagged PDF. @throws AppError not-found, forbidden, conflict */
export async function renderMinutes(actor: Actor, { workshopId, version, locale }: { workshopId: string; version?: number; locale: Locale }): Promise<CertificateFile> {
  const minutes = await readMinutes(actor, { workshopId, version });
  if (!minutes.workshop.isOver) throw new AppError("conflict", "after:errors.notOver");
  const model = composeMinutes(minutes, { locale, timeZone: actor.timeZone, author: "REGIN Academy", t: getT(locale, "after") });
  return { name: `minutes-${minutes.workshop.startsAt.toISOString().slice(0, 10)}${version === undefined ? "" : `-v${version}`}.pdf`, bytes: await drawMinutes(model) };
}
