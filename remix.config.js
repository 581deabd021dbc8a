/** Options of the Remix plugin, and nothing else. vite.config.ts passes them on: Remix on Vite does not read this file by itself. */
export default {
  appDirectory: "app",
  ignoredRouteFiles: ["**/*"], // app/routes.ts is the table of contents
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
    unstable_optimizeDeps: true,
  },
};
