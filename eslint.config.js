import eslint from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

// Imports point down (docs/architecture.md). Each folder lists what it must not reach; the message says what to do instead.
const tests = ["**/*.test.{ts,tsx}", "tests/**"];
const refuse = (message, ...group) => ({ group, message });
const noRoutes = refuse("Only app/routes.ts knows the routes.", "#app/routes/*", "**/routes/*");
const noFeatures = refuse("Shared capabilities know no feature.", "#app/features/*");
const noProcess = refuse("Only server/ talks to the process.", "express", "socket.io", "#server/*", "**/server/*");
const noProcessButSocketTypes = refuse("Only server/ talks to the process.", "express", "#server/*", "**/server/*");
const noRemix = refuse("Use cases never see HTTP: parse in the route.", "@remix-run/*");
const noDatabase = refuse("A route asks a use case; it does not reach the database.", "#app/db/*", "@prisma/*");
const noDeepRelative = refuse("Across folders use #app/….", "../../*");
const noBarrels = refuse("No barrels: import the file.", "**/index.ts", "**/index.tsx");

// Which feature may use which other: one acyclic list.
const features = {
  network: [],
  courses: [],
  accounts: ["courses", "network"],
  notifications: ["accounts"],
  certificates: ["accounts", "courses", "network"],
  learning: ["accounts", "certificates", "courses"],
  forum: ["accounts", "courses", "learning", "network", "notifications"],
  practices: ["accounts", "courses", "forum", "network", "notifications"],
  workshops: ["accounts", "certificates", "courses", "forum", "network", "notifications"],
  indicators: ["accounts", "courses", "forum", "network", "notifications", "practices", "workshops"],
  actions: ["accounts", "courses", "forum", "indicators", "network", "notifications", "practices", "workshops"],
};

const imports = (files, ignores, ...patterns) => ({ files, ignores: [...tests, ...ignores], rules: { "no-restricted-imports": ["error", { patterns: [...patterns, noDeepRelative, noBarrels] }] } });

const featureRules = Object.entries(features).flatMap(([feature, allowed]) => {
  const foreign = Object.keys(features).filter((other) => other !== feature && !allowed.includes(other));
  const others = foreign.length > 0 ? [refuse(`features/${feature} may use: ${allowed.join(", ") || "no other feature"} (eslint.config.js).`, ...foreign.map((other) => `#app/features/${other}/*`))] : [];
  return [
    imports([`app/features/${feature}/**/*.{ts,tsx}`], [`app/features/${feature}/**/components/**`], noRoutes, noProcess, noRemix, ...others),
    imports([`app/features/${feature}/**/components/**/*.{ts,tsx}`], [], noRoutes, noProcess, noDatabase, ...others),
  ];
});

export default tseslint.config(
  { ignores: ["build/", "app/db/generated/", "node_modules/", "data/", "test-results/", "playwright-report/", "coverage/"] },
  eslint.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  { languageOptions: { parserOptions: { projectService: { allowDefaultProject: ["*.js"] }, tsconfigRootDir: import.meta.dirname }, globals: { ...globals.node } } },
  {
    files: ["**/*.{ts,tsx}"],
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/only-throw-error": ["error", { allow: [{ from: "lib", name: "Response" }, { from: "package", package: "@remix-run/router", name: "DataWithResponseInit" }, { from: "package", package: "@remix-run/server-runtime", name: "TypedResponse" }] }],
      "@typescript-eslint/restrict-template-expressions": "off",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "no-restricted-syntax": ["error", { selector: "ExportAllDeclaration", message: "No barrels: import the file." }],
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  { files: ["app/**/*.{ts,tsx}", "server/**/*.ts", "scripts/**/*.ts"], ignores: tests, rules: { "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }] } },
  { files: ["app/**/*.tsx"], plugins: { "react-hooks": reactHooks, ...jsxA11y.flatConfigs.recommended.plugins }, languageOptions: { globals: globals.browser }, rules: { ...jsxA11y.flatConfigs.recommended.rules, "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error", "jsx-a11y/no-noninteractive-tabindex": ["error", { roles: ["region", "alert", "main"], tags: ["main"], allowExpressionValues: true }] } },

  imports(["app/routes/**/*.{ts,tsx}"], [], noProcess, noDatabase),
  imports(["app/{auth,mail,pdf,ui,richtext}/**/*.{ts,tsx}"], ["app/ui/use-root.ts"], noRoutes, noFeatures, noProcess),
  imports(["app/realtime/**/*.{ts,tsx}"], [], noRoutes, noFeatures, noProcessButSocketTypes),
  { files: ["app/realtime/**/*.{ts,tsx}"], ignores: tests, rules: { "@typescript-eslint/no-restricted-imports": ["error", { paths: [{ name: "socket.io", allowTypeImports: true, message: "The process makes the server; here only its types are known." }] }] } },
  imports(["app/{db,lib,i18n}/**/*.{ts,tsx}", "app/config.server.ts"], [], noRoutes, noFeatures, noProcess, refuse("db, lib and i18n know nothing about us.", "#app/auth/*", "#app/mail/*", "#app/ui/*")),
  imports(["server/**/*.ts"], [], refuse("server/ reaches the app only through build.entry.module: import types, no values.", "#app/*")),
  ...featureRules,

  { files: ["scripts/**", "server/**", "tests/**"], rules: { "no-console": "off" } },
  { files: tests, rules: { "@typescript-eslint/unbound-method": "off" } },
  { files: ["**/*.{js,mjs}"], extends: [tseslint.configs.disableTypeChecked] },
);
