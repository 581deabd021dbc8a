import { z } from "zod";
import { optional, typedLines } from "#app/lib/typed-text.ts";
import { voiceLength } from "./voice.kinds.ts";

// What is typed into the forms about participants' voice. Messages are translation keys.

const choose = "evaluation:errors.choose";
const step = z.coerce.number(choose).int(choose).min(1, choose).max(5, choose);
const words = optional(typedLines(voiceLength, { required: "evaluation:errors.required", tooLong: "evaluation:errors.tooLong" }));

export const voiceSchema = z.object({ difference: step, changed: words, helped: words, hindered: words, recommend: step });
export type VoiceInput = z.output<typeof voiceSchema>;

export const askSchema = z.object({ closesOn: z.iso.date({ error: "evaluation:errors.closesOn" }) });
