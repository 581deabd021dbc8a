import { z } from "zod";
import { listQuerySchema, practiceDocumentSchema, practiceItemSchema, practiceListSchema, problemSchema, recordQuerySchema } from "./api.schema.ts";

// OpenAPI 3.1, from the validators themselves: what they say and what the API does cannot differ.

interface JsonSchema {
  [key: string]: unknown;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  description?: string;
}

const schemas = z.registry<{ id: string }>();
schemas.add(practiceItemSchema, { id: "PracticeItem" });
schemas.add(practiceListSchema, { id: "PracticeList" });
schemas.add(practiceDocumentSchema, { id: "Practice" });
schemas.add(problemSchema, { id: "Problem" });

/** Inside an OpenAPI document a schema has no address of its own. */
function withoutAddress({ $id: _id, $schema: _dialect, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

function componentSchemas(): Record<string, JsonSchema> {
  const all = z.toJSONSchema(schemas, { uri: (id) => `#/components/schemas/${id}` }).schemas as Record<string, JsonSchema>;
  return Object.fromEntries(Object.entries(all).map(([id, schema]) => [id, withoutAddress(schema)]));
}

/** The parameters of a query, each with its schema. */
export function queryParameters(schema: z.ZodType): { name: string; schema: JsonSchema; description: string }[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: "input" }) as JsonSchema;
  return Object.entries(properties).map(([name, { description = "", ...its }]) => ({ name, schema: its, description }));
}

const inQuery = (schema: z.ZodType) => queryParameters(schema).map(({ name, schema: its, description }) => ({ name, in: "query", ...(description === "" ? {} : { description }), schema: its, ...(its.type === "array" ? { style: "form", explode: true } : {}) }));

const header = (description: string) => ({ description, schema: { type: "string" } });
const headers = { ETag: header("Send it back in If-None-Match"), RateLimit: header("What is left of the quota, and for how long it counts"), "RateLimit-Policy": header("The quota and its time in seconds") };
const answer = (description: string, schema: string) => ({ description, headers, content: { "application/json": { schema: { $ref: `#/components/schemas/${schema}` } } } });
const problem = (description: string, more: object = {}) => ({ description, headers: more, content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } });
const refusals = { 304: { description: "Nothing has changed" }, 400: problem("A parameter is unknown or not understood"), 429: problem("Too many requests", { "Retry-After": header("Seconds") }) };

/** The description of the API of one installation. */
export function openApiDocument(origin: string): object {
  return {
    openapi: "3.1.0",
    info: { title: "REGIN Academy: practices", version: "1.0.0", summary: "Published records of the Integration Lab, for reading", description: `What the fields mean: ${origin}/api`, license: { name: "EUPL-1.2 (the program)", identifier: "EUPL-1.2" } },
    servers: [{ url: origin }],
    paths: {
      "/api/v1/practices": { get: { operationId: "searchPractices", summary: "Search the practices", parameters: inQuery(listQuerySchema), responses: { 200: answer("A page of what was found", "PracticeList"), ...refusals } } },
      "/api/v1/practices/{slug}": {
        get: { operationId: "getPractice", summary: "One practice with all that it tells", parameters: [{ name: "slug", in: "path", required: true, schema: { type: "string" } }, ...inQuery(recordQuerySchema)], responses: { 200: answer("The practice", "Practice"), ...refusals, 404: problem("There is no such practice") } },
      },
    },
    components: { schemas: componentSchemas() },
  };
}
