import type { ApiResource } from "#app/lib/api/openapi.ts";
import { listQuerySchema, practiceDocumentSchema, practiceItemSchema, practiceListSchema, recordQuerySchema } from "./api.schema.ts";

export const practiceResources: ApiResource[] = [
  { name: "list", path: "/api/v1/practices", operationId: "searchPractices", summary: "Search the practices", query: listQuerySchema, answer: { id: "PracticeList", schema: practiceListSchema, about: "A page of what was found" }, parts: { PracticeItem: practiceItemSchema } },
  { name: "record", path: "/api/v1/practices/{slug}", operationId: "getPractice", summary: "One practice with all that it tells", query: recordQuerySchema, answer: { id: "Practice", schema: practiceDocumentSchema, about: "The practice" }, notFound: "There is no such practice" },
];
