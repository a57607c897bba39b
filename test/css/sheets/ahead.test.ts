/** Built-in stylesheets that were read when the program was compiled are what they are when they are read as it runs. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import type { MediaEnvironment } from "../../../src/css/conditions/media.js";
import { parseAhead } from "../../../src/css/sheets/parse-ahead.js";
import { parseStylesheet } from "../../../src/css/sheets/parse-stylesheet.js";
import type { Declaration, Stylesheet } from "../../../src/css/sheets/stylesheet.js";
import { UA_SHEET } from "../../../src/css/sheets/ua-sheet.js";
import { isElement, parseHtml } from "../../../src/html/index.js";
import { render, SHEET_OUTPUTS, TEA } from "../../templates/sheets.js";

const texts = readdirSync("templates/styles").map((name) => readFileSync(`templates/styles/${name}`, "utf8"));
const SHEETS: readonly (readonly [string, string])[] = [
  ["the engine's own", UA_SHEET],
  ...texts.map((text, i) => [`style ${i}`, text] as const),
];
const ENVIRONMENTS: readonly MediaEnvironment[] = [
  { type: "print", width: 794, height: 1123 },
  { type: "print", width: 300, height: 400 },
  { type: "screen", width: 400, height: 800 },
];

const ahead: object = await import(`data:text/javascript,${encodeURIComponent(parseAhead(texts))}`);
vi.doMock("../../../src/css/sheets/ahead.js", () => ahead);
vi.resetModules();
const theirs = await import("../../../src/css/sheets/parse-stylesheet.js");

/** Values are functions: what they are is told by how they are written. */
const shown = (declarations: readonly Declaration[]) =>
  declarations.map(({ name, important, declared }) => ({
    name,
    important,
    declared: { ...declared, value: declared.kind === "value" && String(declared.value), place: undefined },
  }));

const comparable = ({ rules, pages, fontFaces, imports, urls, registered, layers, diagnostics }: Stylesheet) => ({
  rules: rules.map(({ selectors, declarations, layer }) => ({
    selectors: selectors.map(({ specificity, pseudo, keys }) => ({ specificity, pseudo, keys })),
    declarations: shown(declarations),
    layer,
  })),
  pages: pages.map((page) => ({
    ...page,
    declarations: shown(page.declarations),
    boxes: [...page.boxes].map(([name, { declarations }]) => [name, shown(declarations)]),
  })),
  ...{ fontFaces, imports, urls, registered, layers, diagnostics },
});

describe.each(SHEETS)("%s", (_, text) => {
  it.each(ENVIRONMENTS)("has the same rules for $type, $width px wide", (media) => {
    const options = { file: "style.css", media };
    expect(comparable(theirs.parseStylesheet(text, options))).toEqual(comparable(parseStylesheet(text, options)));
  });

  it("applies to the same elements", () => {
    const options = { file: "style.css", media: ENVIRONMENTS[0]! };
    const [known, read] = [theirs.parseStylesheet(text, options), parseStylesheet(text, options)];
    for (const output of SHEET_OUTPUTS) {
      const elements = parseHtml(render(output, TEA), { file: "page.html" }).dom.children.filter(isElement);
      for (let element = elements.pop(); element; element = elements.pop()) {
        elements.push(...element.children.filter(isElement));
        const matching = ({ rules }: Stylesheet) =>
          rules.map(({ selectors }) => selectors.map(({ matches }) => matches(element!)));
        expect(matching(known)).toEqual(matching(read));
      }
    }
  });

  it("is read as it runs where anything of it is another", () => {
    const changed = `${text}\np { color: redd }`;
    const options = { file: "style.css", media: ENVIRONMENTS[0]! };
    const { diagnostics } = theirs.parseStylesheet(changed, options);
    expect(diagnostics).toEqual(parseStylesheet(changed, options).diagnostics);
    expect(diagnostics.at(-1)?.code).toBe("css/invalid-value");
  });
});
