import type { RouteConfig } from "@remix-run/route-config";
import { route, index } from "@remix-run/route-config";

/** Every address of the product. Routes translate between HTTP and the use cases of app/features. */
export default [
  index("routes/site/home.tsx"),
  route("language", "routes/site/language.ts"),
  route("accessibility", "routes/site/accessibility.tsx"),
  route("privacy", "routes/site/privacy.tsx"),
  route("maps/europe.svg", "routes/site/map-sprite.ts"),

  route("courses", "routes/courses/catalogue.tsx"),
  route("courses/:slug", "routes/courses/course.tsx"),

  route("*", "routes/site/not-found.tsx"),
] satisfies RouteConfig;
