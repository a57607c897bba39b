import { defineConfig } from "vitest/config";

/** The tests of single stages: what one runs while editing (`npm run test:fast`). */
const STAGES = "{color,content,css,diagnostics,document,files,fonts,graphics,html,layout,pdf,templates}";

/** Those of them that start programs or a browser, try very many inputs, or watch how time grows. */
const SLOW = [
  "content/{any-kind,contrast,hostile-yaml,lint,mistakes,plain-yaml}",
  "css/{bounds,judged,cascade/presentational-hints,sheets/ahead}",
  "document/hostile-files",
  "fonts/{pair-shaping,pairs-ahead}",
  "graphics/{images,svg-active}",
  "html/tree",
  "layout/{doubling,fit/{fit,height-model},hyphenation,nested,robust,tall,text-properties,trials}",
  "pdf/{book,conformance,file,fonts,image-sampling,links,long-texts,numbers,page-margins,replaced-content,svg,tag-trees,tags}",
  "templates/{ahead,browser,content-map,escape,escaping,origin,templates}",
];

export default defineConfig(({ mode }) => ({
  test: {
    include: mode === "fast" ? [`test/${STAGES}/**/*.test.ts`, "test/*.test.ts"] : ["test/**/*.test.ts"],
    exclude: mode === "fast" ? SLOW.map((path) => `test/${path}.test.ts`) : [],
    setupFiles: ["test/support/seed.ts"],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // What is waited for comes; on a busy machine not within a second.
    expect: { poll: { timeout: 10_000 } },
    // A machine that others use as well may keep a browser or a server waiting once; a fault fails again. The report says what was tried twice.
    retry: 1,
    maxWorkers: 2,
    reporters: ["default"],
  },
}));
