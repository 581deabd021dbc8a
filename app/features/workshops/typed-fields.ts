import { z } from "zod";
import { filled, optional, typedLine, typedLines } from "#app/lib/typed-text.ts";
import { isDay } from "./zoned-moment.ts";

// Fields of plans and acts. Messages are translation keys.

const badNumber = "refusals:badNumber";
const messages = { required: "refusals:empty", tooLong: "refusals:tooLong" };

/** May say nothing. */
export const anyLine = (most: number) => typedLine(most, messages);
export const anyLines = (most: number) => typedLines(most, messages);
/** Has to say something. */
export const line = (most: number) => filled(anyLine(most), messages.required);
export const lines = (most: number) => filled(anyLines(most), messages.required);
/** May be left out. */
export const optionalLine = (most: number) => optional(anyLine(most));
export const optionalLines = (most: number) => optional(anyLines(most));

/** A whole number, also as a form sends it: digits and nothing else. */
export const whole = (least: number, most: number) =>
  z.preprocess((value) => (typeof value === "string" && /^\s*-?\d{1,9}\s*$/.test(value) ? Number(value) : value), z.number(badNumber).int(badNumber).min(least, badNumber).max(most, badNumber));

/** A day that exists, "2027-03-01", or nothing. */
export const optionalDay = z.string("refusals:badDay").trim().refine((day) => day === "" || isDay(day), "refusals:badDay").default("");
