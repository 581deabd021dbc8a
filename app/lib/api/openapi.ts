import { z } from "zod";
import { problemSchema } from "./api.schema.ts";

// OpenAPI 3.1, from the validators themselves: what they say and what the API does cannot differ.

interface JsonSchema {
  [key: string]: unknown;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  description?: string;
}

/** An address of the API: what it takes and what it gives. Each feature lists its own. */
export interface ApiResource {
  /** Its text on the page about the API. */
  name: string;
  /** With {parameters}. */
  path: string;
  operationId: string;
  summary: string;
  query: z.ZodType;
  answer: { id: string; schema: z.ZodType; about: string };
  /** Schemas within the answer that have a name of their own. */
  parts?: Record<string, z.ZodType>;
  /** What it means that there is none. */
  notFound?: string;
}

/** Inside an OpenAPI document a schema has no address of its own. */
function withoutAddress({ $id: _id, $schema: _dialect, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

function componentSchemas(resources: readonly ApiResource[]): Record<string, JsonSchema> {
  const named = Object.fromEntries([["Problem", problemSchema], ...resources.flatMap(({ answer: { id, schema }, parts = {} }): [string, z.ZodType][] => [...Object.entries(parts), [id, schema]])]);
  const schemas = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) schemas.add(schema, { id });
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

const inPath = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: "path", required: true, schema: { type: "string" } }));

/** The description of the API of one installation. */
export function openApiDocument(origin: string, resources: readonly ApiResource[]): object {
  return {
    openapi: "3.1.0",
    info: { title: "REGIN Academy", version: "1.1.0", summary: "What is published here, for reading: practices, figures, scores and actions", description: `What the fields mean: ${origin}/api`, license: { name: "EUPL-1.2 (the program)", identifier: "EUPL-1.2" } },
    servers: [{ url: origin }],
    paths: Object.fromEntries(resources.map(({ path, operationId, summary, query, answer: { id, about }, notFound }) => [path, {
      get: { operationId, summary, parameters: [...inPath(path), ...inQuery(query)], responses: { 200: answer(about, id), ...refusals, ...(notFound === undefined ? {} : { 404: problem(notFound) }) } },
    }])),
    components: { schemas: componentSchemas(resources) },
  };
}
