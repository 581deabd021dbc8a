import { parseWithZod } from "@conform-to/zod/v4";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createSpaceSchema } from "#app/features/forum/space.schema.ts";
import { adoptionSchema } from "#app/features/practices/adoptions.server.ts";
import { discussSchema } from "#app/features/forum/discuss.server.ts";
import { decisionSchema, startSchema } from "#app/features/practices/submission.schema.ts";
import * as forum from "#app/features/forum/forum.schema.ts";
import * as accounts from "#app/features/accounts/accounts.schema.ts";

// A field left blank, by nothing or by blanks, says so by a translation key; what may be blank says nothing.

// Drafts are sent by a script, versions by the form itself: nobody types them.
const { saveDraftSchema: _, ...typedInForum } = forum;
const schemas = Object.entries({ ...typedInForum, ...accounts, createSpaceSchema, adoptionSchema, discussSchema, decisionSchema, startSchema }).flatMap(([name, schema]) => (schema instanceof z.ZodObject ? [[name, schema] as const] : []));

function messages(schema: z.ZodObject, blank: string): string[] {
  const form = new FormData();
  for (const name of Object.keys(schema.shape).filter((field) => field !== "version")) form.append(name, blank);
  return Object.values(parseWithZod(form, { schema }).reply().error ?? {}).flatMap((list) => list ?? []);
}

describe.each(schemas)("%s", (_, schema) => {
  it.each(["", "  ", "\n"])("never answers in words of its own when everything is %j", (blank) => {
    expect(messages(schema, blank).filter((message) => !/^\w+:[\w.]+$/.test(message) && !message.startsWith("Invalid option"))).toEqual([]); // nobody types an option
  });
});

it("what may be left empty may be blank", () => {
  expect(messages(decisionSchema.pick({ text: true }), "  ")).toEqual([]);
  expect(messages(adoptionSchema.pick({ changes: true }), " \n ")).toEqual([]);
});
