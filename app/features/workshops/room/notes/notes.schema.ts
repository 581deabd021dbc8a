import { z } from "zod";
import { limits } from "./notes-document.server.ts";

const place = { workshopId: z.string().max(64), groupId: z.string().regex(/^[A-Za-z0-9-]{1,64}$/).nullable() };
const bytes = (most: number) => z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.byteLength <= most, "errors:live.badInput");
const item = z.strictObject({ client: z.int().min(0), clock: z.int().min(0) }).nullable().optional();
const spot = z.strictObject({ type: item, tname: z.string().max(20).nullable().optional(), item, assoc: z.int().optional() });

export const notesOpenSchema = z.strictObject({ ...place, vector: bytes(20_000) });
export const notesReadSchema = z.strictObject({ workshopId: place.workshopId });
export const notesWriteSchema = z.strictObject({ ...place, update: bytes(limits.piece) });
export const notesPointSchema = z.strictObject({ ...place, client: z.int().min(0).max(2 ** 32 - 1), cursor: z.strictObject({ anchor: spot, head: spot }).nullable() });
export const notesFormSchema = z.object({ groupId: z.preprocess((value) => (value === "" || value === undefined ? null : value), place.groupId), text: z.string("refusals:empty").trim().min(1, "refusals:empty").max(limits.paragraph, "refusals:tooLong") });
