import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import { compression } from "vite-plugin-compression2";
import remixConfig from "./remix.config.js";

/**
 * Small files compress badly, each for itself. So what every page takes comes in two, the libraries, which change rarely,
 * and the frame, with its words in a third; what the forum's pages have in common comes in one, what its lists have in another, as does the field where
 * people write, as far as readers see it. Rollup divides the rest.
 */
const chunks: [name: string, modules: RegExp][] = [
  ["libraries", /commonjsHelpers|\/node_modules\/(?:react|react-dom|scheduler|react-router|react-router-dom|@remix-run\/(?:react|router|server-runtime)|turbo-stream|react-i18next)\//],
  ["frame", /vite\/preload-helper|\/lucide-react\/dist\/esm\/(?:shared\/|Icon\.|context\.|createLucideIcon\.)/],
  ["frame", /\/lucide-react\/dist\/esm\/icons\/(?:bell|cloud-off|wifi|languages|chevron-down|search|circle-check|check|info|triangle-exclamation-point|globe|user-round)\.mjs/],
  ["frame", /\/app\/ui\/(?:badge|brand-mark|button|error-page|field|menu|nonce|notice|page|pagination|shortcuts|search-field|site-footer|site-header|use-root|connection-status)\.tsx?$/],
  ["frame", /\/app\/(?:i18n\/(?:format|locales|page-title|page-texts)|realtime\/(?:use-live|connection-state)|features\/notifications\/(?:person-room|components\/use-unread)|features\/forum\/forum-paths|lib\/patient-fetch)\.ts$/],
  ["forum", /\/app\/features\/forum\/(?:forum\.(?:kinds|events)\.ts|components\/(?:reading-bar|tag-links|use-refresh|when|follow-form|topic-fields)\.tsx?)$/],
  ["lists", /\/app\/features\/forum\/components\/(?:topic-list|feed-link|use-unread-topics|search-box|neighbour-pages)\.tsx?$/],
  ["forum", /\/lucide-react\/dist\/esm\/icons\/(?:rss|lock|pin|bell-off|flag|chevron-right|eye)\.mjs/],
  ["forum", /\/app\/ui\/use-per-visit\.ts$/],
  ["writing", /\/app\/(?:richtext\/(?:editor|plain-image-fields|image-types|files-in|document)|features\/forum\/components\/(?:plain-image|local-draft|use-image-upload))\.tsx?$/],
];

function chunkOf(id: string): string | undefined {
  const language = /\/i18n\/locales\/(\w\w)\/(?:common|errors)\.json$/.exec(id)?.[1];
  return language ? `words-${language}` : chunks.find(([, modules]) => modules.test(id))?.[0];
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    tailwindcss(),
    remix(remixConfig),
    !isSsrBuild && compression({ include: /\.(?:js|css|svg)$/, algorithms: ["gzip", "brotliCompress"] }), // once, at its best: server/app.ts serves these
  ],
  build: {
    target: "es2022",
    // Smaller than esbuild's by a twentieth, in exchange for half a minute of the build.
    ...(isSsrBuild ? {} : { minify: "terser", terserOptions: { ecma: 2020, module: true, compress: { passes: 3, pure_getters: true } } }),
    rollupOptions: isSsrBuild ? {} : { output: { manualChunks: chunkOf, onlyExplicitManualChunks: true } },
    assetsInlineLimit: 0, // nothing inlined: the content security policy allows no data: scripts or styles
  },
  optimizeDeps: { exclude: ["@node-rs/argon2", "better-sqlite3", "@prisma/client", "pdfkit", "sharp"] },
  ssr: { external: ["better-sqlite3", "@node-rs/argon2", "sharp"] },
}));
