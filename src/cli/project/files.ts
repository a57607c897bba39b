/** What a new project is to be -> the files that it begins with, as text. */
import { stringify } from "yaml";
import { slugify } from "../../content/index.js";
import { type Answers, colorsIn } from "./answers.js";
import type { Extras } from "./questions.js";

export interface ProjectFile {
  /** Relative to the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Where npm puts what editors read, as seen from the project. */
const MODULES = "node_modules/versus-sheets";

/** @param version of Versus; @param folder the name of the project's folder */
export function projectFiles(
  answers: Answers & Extras,
  { version, folder }: { readonly version: string; readonly folder: string },
): ProjectFile[] {
  return [
    { path: "versus.yaml", text: settings(answers) },
    { path: "content/tea-vs-coffee.yaml", text: SAMPLE },
    { path: ".gitignore", text: "node_modules/\nout/\n" },
    { path: "package.json", text: manifest(version, folder) },
    ...(answers.editor ? EDITOR : []),
    ...(answers.ci ? [{ path: ".github/workflows/versus.yml", text: WORKFLOW }] : []),
  ];
}

const scalar = (value: string): string => stringify(value, { lineWidth: 0 }).trimEnd();

/** A key with its value, or a comment that shows one. */
const setting = (key: string, value: string | undefined, example: string): string =>
  value === undefined ? `# ${key}: ${example}` : `${key}: ${value}`;

function settings({ name, lang, paper, colors, logo }: Answers): string {
  const site = [
    ...(name === undefined ? [] : [`  name: ${scalar(name)}`]),
    ...(logo === undefined ? [] : [`  logo: ${scalar(logo)}`]),
  ];
  const accents =
    colors === undefined
      ? undefined
      : `[${colorsIn(colors)
          .map((color) => JSON.stringify(color))
          .join(", ")}]`;
  return `# yaml-language-server: $schema=${MODULES}/versus.settings.schema.json
# Settings of all sheets. Each of them may be left out.

# Whose sheets they are: the name, or the logo in its place, stands at the top of each. The url is where out/ will be published.
${
  site.length > 0
    ? ["site:", ...site, "  # url: https://example.org/compare"].join("\n")
    : "# site: {name: Acme Academy, logo: brand/logo.svg, url: https://example.org/compare}"
}

# Language of sheets that name none: labels, hyphenation and direction follow it.
${setting("lang", lang === undefined ? undefined : scalar(lang), "en")}

# A3 to A6, Letter, Legal, "A4 landscape", or two lengths; one to four margins.
page:
  size: ${scalar(paper ?? "A4")}
  margin: 14mm

# A colour for each subject. One that can't be read on paper and on screen is refused.
${setting("accents", accents, '["#0b4a6f", "#a8481c"]')}

# Logo, colours, fonts and foot of all sheets in one place, with a QR code of each page's address in its PDF: qr: true.
# brand: {footer: Acme Academy, contact: ask@example.org}

# How far the text may shrink and grow to fill one page; what is too long is an error, or runs on with overflow: flow.
# fit: {min: 0.8, max: 1.15, overflow: error}

# What a build makes; json, md and llms (for programs), png (a picture), handbook (all sheets in a file) and brand on request.
# formats: [pdf, page, snippet, index]

# Where snippets are pasted: scoped, inline, plain, wordpress, confluence, sharepoint, mail; or several of these.
# snippet: scoped
`;
}

const SAMPLE = `# yaml-language-server: $schema=../${MODULES}/versus.schema.json
# A sheet to change or to remove. Every text takes *emphasis*, **strong** and [links](https://example.org).
title: Tea vs Coffee
lang: en
tags: [drinks]
subjects:
  - name: Tea
    tagline: Slow and even
    lead: Tea is
    points:
      - brewed from leaves
      - poured again and again
      - gentle, even in the evening
    chooseWhen:
      - there is time to sit down
      - a pot has to last for everybody
  - name: Coffee
    tagline: Quick and strong
    lead: Coffee is
    points:
      - brewed from roasted seeds
      - gone in three sips
      - the smell of the morning
    chooseWhen:
      - the meeting starts in five minutes
      - one cup is all you want
intro: >-
  Both are warm, and both carry caffeine. **Tea takes its time; coffee saves it.**
table:                          # a row for each criterion, a value for each subject in their order
  Plant: [Leaf, Seed]
  Ready in: [Three to five minutes, Half a minute to four minutes]
  Poured again: [true, false]   # true and false become Yes and No; null: not applicable
  Bitterness: [{score: 2, of: 5}, {score: 4, of: 5}]
summary: >-
  Have both in the house, and let the clock decide.
`;

function manifest(version: string, folder: string): string {
  const manifest = {
    name: slugify(folder).replace(/[^a-z\d-]+/g, "") || "sheets",
    private: true,
    scripts: { build: "versus build", check: "versus check", watch: "versus build --watch" },
    dependencies: { "versus-sheets": `^${version}` },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

const EDITOR: readonly ProjectFile[] = [
  {
    path: ".vscode/settings.json",
    text: `${JSON.stringify(
      {
        "yaml.schemas": {
          [`./${MODULES}/versus.schema.json`]: "content/**/*.yaml",
          [`./${MODULES}/versus.settings.schema.json`]: "versus.yaml",
        },
        "[yaml]": { "editor.insertSpaces": true, "editor.tabSize": 2 },
      },
      null,
      2,
    )}\n`,
  },
  {
    path: ".vscode/extensions.json",
    text: `${JSON.stringify({ recommendations: ["redhat.vscode-yaml"] }, null, 2)}\n`,
  },
  {
    path: ".editorconfig",
    text: "root = true\n\n[*.yaml]\ncharset = utf-8\nindent_style = space\nindent_size = 2\ninsert_final_newline = true\n",
  },
];

const WORKFLOW = `name: Sheets
on: [push, pull_request]
permissions:
  contents: read
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npm install
      - run: npx versus check
      - run: npx versus build
      - uses: actions/upload-artifact@v4
        with:
          name: sheets
          path: out
`;
