import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const onlyInApi = {
  group: ["@tauri-apps/*"],
  message: "Only src/api talks to the shell.",
};
const onlyOneByOne = {
  regex: "^@fluentui/react-icons$",
  message: "Import icons one by one from @fluentui/react-icons/svg/….",
};

export default tseslint.config(
  { ignores: ["dist", "node_modules", "coverage", "src/api/bindings.ts"] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    files: ["src/**/*.{ts,tsx}", "dev/**/*.ts"],
    plugins: { "react-hooks": reactHooks, "jsx-a11y": jsxA11y },
    rules: {
      ...jsxA11y.flatConfigs.recommended.rules,
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "no-restricted-imports": ["error", { patterns: [onlyInApi, onlyOneByOne] }],
      "max-lines": ["error", 350],
      "no-console": "error",
    },
  },
  { files: ["src/api/**/*.ts"], rules: { "no-restricted-imports": ["error", { patterns: [onlyOneByOne] }] } },
  { files: ["**/*.test.{ts,tsx}", "src/test/**"], rules: { "@typescript-eslint/no-non-null-assertion": "off" } },
  {
    files: ["dev/**/*.mjs"],
    languageOptions: { globals: { console: "readonly", process: "readonly", window: "readonly", document: "readonly", localStorage: "readonly", URL: "readonly", setTimeout: "readonly" } },
  },
);
