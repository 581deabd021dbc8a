import type { Actor } from "#app/auth/actor.ts";
import { db, transaction, type DbOrTx } from "#app/db/client.server.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { canAdminister } from "./accounts.policy.ts";
import { settingsSchema, type Settings } from "./accounts.schema.ts";

export const defaultSettings: Settings = {
  registrationMode: "open",
  organisationName: "REGIN Academy",
  issuerName: "REGIN Academy",
  signatoryName: "",
  signatoryTitle: "",
};

const keys = Object.keys(defaultSettings) as (keyof Settings)[];

/** The decisions of the administrator; what was never decided, or cannot be read any more, has its default. */
export async function readSettings(tx: DbOrTx = db): Promise<Settings> {
  const rows = await tx.setting.findMany({ where: { key: { in: keys } } });
  const stored = Object.fromEntries(rows.map((row) => [row.key, row.value]));
  const { shape } = settingsSchema;
  const decided = keys.flatMap((key) => {
    const parsed = shape[key].safeParse(stored[key]);
    return key in stored && parsed.success ? [[key, parsed.data] as const] : [];
  });
  return { ...defaultSettings, ...Object.fromEntries(decided) };
}

/** @throws AppError forbidden */
export async function updateSettings(actor: Actor, input: Settings): Promise<void> {
  if (!canAdminister(actor)) throw new AppError("forbidden", "errors:forbidden.text");
  await transaction(async (tx) => {
    const former = await readSettings(tx);
    const changed = keys.filter((key) => former[key] !== input[key]);
    for (const key of changed) await tx.setting.upsert({ where: { key }, create: { key, value: input[key] }, update: { value: input[key] } });
    if (changed.length > 0) await recordAudit(tx, { actorId: actor.id, action: "settings.changed", subjectType: "settings", subjectId: "installation", detail: { changed } });
  });
}
