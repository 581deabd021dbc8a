import type { BenchPage } from "./pages.ts";

/** The invented region of the demonstration, and an action of it: the same at every size. */
const region = "/regions/vistamar";
const action = "/actions/demo-action-housing";

/** From indicators to actions: the same region in a network of nine, or of all there are. */
export function regionPages(get: (path: string) => BenchPage["request"]): BenchPage[] {
  return [
    { name: "regions", request: get("/regions") },
    { name: "region page", request: get(region) },
    { name: "region profile", request: get(`${region}/profile`) },
    { name: "region gaps", request: get(`${region}/gaps`) },
    { name: "region figures", request: get(`${region}/figures`) },
    { name: "region change", request: get(`${region}/change`) },
    { name: "region scores", request: get(`${region}/scores`) },
    { name: "indicators map", request: get("/indicators/map") },
    { name: "indicators outcomes", request: get("/indicators/outcomes") },
    { name: "actions", request: get("/actions") },
    { name: "action", request: get(action) },
  ];
}
