import { z } from "zod";
import { keyPattern } from "./keys.ts";

/** Validates an identity in a course folder. Apart from keys.ts, which browsers load. */
export const key = z.string().max(60).regex(keyPattern);
