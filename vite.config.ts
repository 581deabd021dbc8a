import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import { compression } from "vite-plugin-compression2";
import remixConfig from "./remix.config.js";

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    tailwindcss(),
    remix(remixConfig),
    !isSsrBuild && compression({ include: /\.(?:js|css|svg)$/, algorithms: ["gzip", "brotliCompress"] }), // once, at its best: server/app.ts serves these
  ],
  build: {
    target: "es2022",
    assetsInlineLimit: 0, // nothing inlined: the content security policy allows no data: scripts or styles
  },
  optimizeDeps: { exclude: ["@node-rs/argon2", "better-sqlite3", "@prisma/client", "pdfkit", "sharp"] },
  ssr: { external: ["better-sqlite3", "@node-rs/argon2", "sharp"] },
}));
