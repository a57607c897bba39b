/** Pages, the index and snippets by html-validate: valid HTML, with what its rules know of accessibility. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { beforeAll, expect, it } from "vitest";
import { project, versus } from "../support/project.js";

const validator = (presets: readonly string[], rules: Readonly<Record<string, "off">> = {}) =>
  new HtmlValidate({
    extends: presets.map((name) => `html-validate:${name}`),
    rules: {
      // On narrow screens rows are blocks, which takes the meaning from table elements in some browsers: the roles keep it.
      "no-redundant-role": "off",
      // The stylesheets are files of the project beside the page.
      "require-sri": "off",
      ...rules,
    },
  });
const DOCUMENT = validator(["recommended", "document", "a11y"]);
/** A snippet goes into the body of a page that has its own head; its style element goes along (HTML has it in heads alone). */
const SNIPPET = validator(["recommended", "a11y"], { "element-permitted-content": "off" });
/** Styles are attributes there. */
const STYLED = validator(["recommended", "a11y"], { "no-inline-style": "off" });
/** Tables repeat their styles as attributes of HTML 4. */
const MAIL = validator(["recommended", "a11y"], { "no-inline-style": "off", "no-deprecated-attr": "off" });
/** The hosts take `scope` away; the directions of headers follow from where they stand (HTML 4.9.12). */
const SIMPLE = validator(["recommended", "a11y"], { "wcag/h63": "off" });
/** XHTML closes every element. */
const STORAGE = validator(["recommended", "a11y"], {
  "no-inline-style": "off",
  "void-style": "off",
  "wcag/h63": "off",
});

let root: string;

beforeAll(async () => {
  const sheet = (lang: string) => `lang: ${lang}
tags: [drinks]
subjects:
  - name: Tea
    tagline: short
    points: [one, two]
    chooseWhen: [you like it]
  - name: Coffee
    tagline: shorter
    points: [three]
    chooseWhen: [you like that]
table:
  Caffeine: [some, more]
  Hot: [true, false]
summary: Both.
`;
  const contents = ["en", "ar", "ja"].map((lang) => [`content/sheet-${lang}.yaml`, sheet(lang)]);
  root = project(Object.fromEntries(contents));
  const built = await versus(root, "build");
  expect([built.code, built.stderr]).toEqual([0, expect.any(String)]);
});

async function faults(path: string, by: HtmlValidate): Promise<string[]> {
  const { results } = await by.validateString(readFileSync(path, "utf8"));
  return results.flatMap(({ messages }) => messages.map((found) => `${found.line}: ${found.ruleId}: ${found.message}`));
}

it("pages are valid", async () => {
  const folder = join(root, "out/html");
  const pages = readdirSync(folder).filter((name) => name.endsWith(".html"));
  expect(pages.length).toBe(3);
  for (const name of pages) expect([name, await faults(join(folder, name), DOCUMENT)]).toEqual([name, []]);
});

it("the index is valid", async () => {
  expect(await faults(join(root, "out/index.html"), DOCUMENT)).toEqual([]);
});

it.each([
  ["scoped", SNIPPET],
  ["inline", STYLED],
  ["plain", STYLED],
  ["wordpress", STYLED],
  ["sharepoint", SIMPLE],
  ["confluence", STORAGE],
  ["mail", MAIL],
] as const)("snippets of the profile %s are valid", async (profile, by) => {
  await versus(root, "build", "--formats", "snippet", "--snippet", profile, "--out", profile);
  const folder = join(root, profile, "snippets");
  expect(readdirSync(folder).length).toBe(3);
  for (const name of readdirSync(folder)) expect([name, await faults(join(folder, name), by)]).toEqual([name, []]);
});
