import type { ApiResource } from "#app/lib/api/openapi.ts";
import { figureListSchema, figureQuerySchema, figureSchema, sourceSchema } from "./figures.schema.ts";
import { scoreListSchema, scoreQuerySchema, scoreSchema } from "./scores.schema.ts";

export const indicatorResources: ApiResource[] = [
  { name: "figures", path: "/api/v1/figures", operationId: "listFigures", summary: "Figures about regions with their sources", query: figureQuerySchema, answer: { id: "FigureList", schema: figureListSchema, about: "A page of figures" }, parts: { Figure: figureSchema, Source: sourceSchema } },
  { name: "scores", path: "/api/v1/scores", operationId: "listScores", summary: "Scores of regions: what they say of themselves, and what was published of them", query: scoreQuerySchema, answer: { id: "ScoreList", schema: scoreListSchema, about: "A page of scores" }, parts: { Score: scoreSchema, Source: sourceSchema } },
];
