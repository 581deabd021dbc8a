import type { ApiResource } from "#app/lib/api/openapi.ts";
import { actionDocumentSchema, actionItemSchema, actionListSchema, actionQuerySchema, oneActionQuerySchema } from "./actions-api.schema.ts";

export const actionResources: ApiResource[] = [
  { name: "actions", path: "/api/v1/actions", operationId: "listActions", summary: "Actions of regions, those that changed last first", query: actionQuerySchema, answer: { id: "ActionList", schema: actionListSchema, about: "A page of actions" }, parts: { ActionItem: actionItemSchema } },
  { name: "action", path: "/api/v1/actions/{id}", operationId: "getAction", summary: "One action with its plan and its log", query: oneActionQuerySchema, answer: { id: "Action", schema: actionDocumentSchema, about: "The action" }, notFound: "There is no such action" },
];
