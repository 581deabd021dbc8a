import type { ApiResource } from "#app/lib/api/openapi.ts";
import { figureListSchema, figureQuerySchema, figureSchema, sourceSchema } from "./figures.schema.ts";

export const indicatorResources: ApiResource[] = [
  { name: "figures", path: "/api/v1/figures", operationId: "listFigures", summary: "Figures about regions with their sources", query: figureQuerySchema, answer: { id: "FigureList", schema: figureListSchema, about: "A page of figures" }, parts: { Figure: figureSchema, Source: sourceSchema } },
];
