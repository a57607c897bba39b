/**
 * Nothing is lost in silence: every property, descriptor, at-rule, selector and media feature that browsers know, and every element of
 * HTML, is understood, or told with its place, or stands in the list of what has no effect on paper, with its reason.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, it } from "vitest";
import {
  NO_EFFECT_DESCRIPTORS,
  NO_EFFECT_PROPERTIES,
  NO_EFFECT_RULES,
  NO_EFFECT_SELECTORS,
  whyNoEffect,
} from "../../src/css/names/ignored.js";
import { standardName } from "../../src/css/names/legacy-names.js";
import { isKnownProperty } from "../../src/css/properties/shorthands/shorthands.js";
import { parseStylesheet } from "../../src/css/sheets/parse-stylesheet.js";
import { NO_EFFECT_ELEMENTS } from "../../src/html/unshown.js";
import { printHtml } from "../../src/pdf/print.js";

interface Named {
  readonly name: string;
}
const data = createRequire(import.meta.url);
const css = data("@webref/css/css.json") as {
  readonly properties: readonly (Named & { readonly syntax?: string; readonly legacyAliasOf?: string })[];
  readonly selectors: readonly Named[];
  readonly functions: readonly Named[];
  readonly atrules: readonly (Named & { readonly descriptors?: readonly Named[] })[];
};
const html = data("@webref/elements/html.json") as {
  readonly elements: readonly (Named & { readonly obsolete?: boolean })[];
};

const DOC = readFileSync("docs/print-css.md", "utf8");
const media = { type: "print" as const, width: 700, height: 1000 };
const told = (text: string) => parseStylesheet(text, { file: "x.css", media }).diagnostics;
const read = (text: string) => parseStylesheet(text, { file: "x.css", media });

/** A word that the property may take, if its grammar has one. */
const keywordsOf = (syntax = "") =>
  syntax.replace(/<[^>]*>|'[^']*'/g, " ").match(/(?<![\w-])[a-z][a-z-]*(?![\w(-])/g) ?? [];

describe("properties", () => {
  it.each(css.properties.map(({ name, syntax }) => [name, keywordsOf(syntax)[0] ?? "1px"] as const))(
    "%s",
    (name, value) => {
      const diagnostics = told(`p {\n  ${name}: ${value} }`);
      const isSilent = diagnostics.length === 0;
      if (!isSilent) expect(diagnostics).toMatchObject([{ span: { file: "x.css", start: { line: 2, column: 3 } } }]);
      else if (!isKnownProperty(standardName(name))) expect(whyNoEffect(name, value)).toMatch(/\w/);
    },
  );

  it("take each of the words of their grammar, or tell it", () => {
    const silent = css.properties
      .filter(({ name }) => isKnownProperty(standardName(name)))
      .flatMap(({ name, syntax }) => keywordsOf(syntax).map((word) => `${name}: ${word}`))
      .filter((declaration) => {
        const { rules, diagnostics } = read(`p { ${declaration} }`);
        return rules.length + diagnostics.length !== 1;
      });
    expect(silent).toEqual([]);
  });

  it("with a prefix are what their standard names are", () => {
    const differ = css.properties.flatMap(({ name, legacyAliasOf }) =>
      legacyAliasOf !== undefined && name.startsWith("-") && standardName(name) !== legacyAliasOf ? [name] : [],
    );
    // These have a syntax of their own, which is told.
    expect(differ.filter((name) => isKnownProperty(standardName(name)))).toEqual([]);
    // Browsers have `line-clamp` with its prefix alone.
    for (const { name } of css.properties.filter(
      (one) => !/^-|^line-clamp$/.test(one.name) && isKnownProperty(standardName(`-webkit-${one.name}`)),
    ))
      expect(standardName(`-webkit-${name}`)).toBe(name);
  });

  it("of another spelling are told, also behind a prefix", () => {
    for (const name of ["colr", "-webkit-line-clmap", "-webkit-text-fil-color"])
      expect(told(`p { ${name}: 1 }`)).toMatchObject([{ code: "css/unknown-property" }]);
  });
});

describe("at-rules and their descriptors", () => {
  const UNDERSTOOD = /^@(media|supports|layer|import|page|font-face|property)$/;
  const isMarginBox = (name: string) => /^@(top|right|bottom|left)-/.test(name);
  const preludes: Readonly<Record<string, string>> = {
    "@media": "print",
    "@supports": "(color: red)",
    "@property": "--x",
    "@layer": "a",
  };

  it.each(css.atrules.map(({ name }) => name))("%s", (name) => {
    const rule = `${name} ${preludes[name] ?? "x"} {}`;
    const diagnostics = told(isMarginBox(name) ? `@page { ${name} { content: "x" } }` : rule);
    const isSilent = NO_EFFECT_RULES.some(({ names }) => names.includes(name.slice(1)));
    if (UNDERSTOOD.test(name) || isMarginBox(name) || isSilent) return;
    expect(diagnostics).toMatchObject([{ span: { start: { line: 1, column: 1 } } }]);
  });

  it.each(css.atrules.find(({ name }) => name === "@font-face")!.descriptors!.map(({ name }) => name))(
    "@font-face: %s",
    (name) => {
      const diagnostics = told(`@font-face { font-family: X; src: url(x.ttf);\n${name}: 1 }`);
      const isSilent = NO_EFFECT_DESCRIPTORS.some(({ names }) => names.includes(name));
      const row = DOC.split("\n").find((line) => line.startsWith("| `@font-face`"));
      const isRead = diagnostics.length === 0 && row?.includes(name.replace("width", "stretch"));
      if (!isSilent && !isRead) expect(diagnostics).toMatchObject([{ span: { start: { line: 2, column: 1 } } }]);
    },
  );

  it.each(css.atrules.find(({ name }) => name === "@page")!.descriptors!.map(({ name }) => name))(
    "@page: %s",
    (name) => {
      expect(told(`@page {\n${name}: 1 }`)).toMatchObject([{ span: { start: { line: 2, column: 1 } } }]);
    },
  );

  it.each(css.atrules.find(({ name }) => name === "@media")!.descriptors!.map(({ name }) => name))(
    "@media: %s",
    (name) => {
      const known = told(`@media (${name}) { p { color: red } }`).length === 0;
      if (known) expect(read(`@media (${name}) or (not (${name})) { p { color: red } }`).rules).toHaveLength(1);
      else expect(told(`@media (${name}) { }`)).toMatchObject([{ code: "css/media", span: { start: { column: 9 } } }]);
    },
  );
});

describe("selectors", () => {
  const argument: Readonly<Record<string, string>> = {
    lang: "en",
    dir: "ltr",
    "nth-child": "2",
    "nth-last-child": "2",
  };
  it.each(css.selectors.map(({ name }) => name))("%s", (name) => {
    const plain = name.replace(/^:+|\(\)$/g, "");
    const selector = /^\W+$/.test(name)
      ? `a ${name} b`
      : `p${name.replace("()", `(${argument[plain] ?? (/nth|heading/.test(plain) ? "2" : "a")})`)}`;
    const { rules, diagnostics } = read(`${selector} { color: red }`);
    const isSilent = NO_EFFECT_SELECTORS.some(({ names }) =>
      names.some((known) => (known.endsWith("*") ? plain.startsWith(known.slice(0, -1)) : known === plain)),
    );
    if (isSilent) expect([rules.length, diagnostics.length]).toEqual([0, 0]);
    else expect(rules.length + diagnostics.length).toBe(1);
  });

  it("of jQuery are told, and match nothing", () => {
    for (const pseudo of [":contains(x)", ":first", ":eq(1)", ":header", ":input", ":parent", ":not(:even)"])
      expect(read(`p${pseudo} { color: red }`)).toMatchObject({ rules: [], diagnostics: [{ code: "css/selector" }] });
  });
});

describe("functions", () => {
  const PROPERTIES = [
    "width",
    "color",
    "background-image",
    "transform",
    "content",
    "grid-template-columns",
    "font-family",
  ];
  it.each(css.functions.map(({ name }) => name.replace("()", "")))("%s()", (name) => {
    for (const property of PROPERTIES) {
      const { rules, diagnostics } = read(`p { ${property}: ${name}(1px) }`);
      expect([property, rules.length + diagnostics.length]).toEqual([property, 1]);
    }
  });

  it("in what var() stands for are told where they are used", async () => {
    const page = `<!doctype html><html lang=en><title>T</title><style>:root { --a: 9furlongs; --b: red }\np { width: var(--a);\n  color: var(--b); height: calc(var(--a) * 2) }</style><p>x</p><p style="margin: var(--a)">y</p>`;
    const { diagnostics } = await printHtml(page, { file: "x.html" });
    expect(diagnostics.map(({ code, span }) => `${code} ${span?.start.line}:${span?.start.column}`).sort()).toEqual([
      "css/invalid-value 2:5",
      "css/invalid-value 3:20",
      "css/invalid-value 3:74",
    ]);
  });
});

describe("elements", () => {
  const VOID =
    /^(area|base|basefont|bgsound|br|col|command|embed|frame|hr|img|input|isindex|keygen|link|meta|nextid|param|source|track|wbr|image)$/;
  const silent = new Set(NO_EFFECT_ELEMENTS.flatMap(({ names }) => names));
  // Their pictures are tested in test/pdf/replaced-content.test.ts.
  const DRAWN = /^(input|meter|progress)$/;
  const around: Readonly<Record<string, (markup: string) => string>> = {
    area: (markup) => `<map name=m>${markup}</map>`,
    frame: (markup) => `<frameset>${markup}</frameset>`,
    option: (markup) => `<select>${markup}</select>`,
    optgroup: () => "<select><optgroup label=g><option>Word</optgroup></select>",
    select: () => "<select><option>Word</select>",
    ...Object.fromEntries(
      ["caption", "thead", "tbody", "tfoot", "tr", "td", "th"].map((name) => [
        name,
        (markup: string) => `<table>${markup}</table>`,
      ]),
    ),
  };

  it.each(html.elements.map(({ name }) => name))("<%s>", async (name) => {
    const markup = VOID.test(name) ? `<${name}>` : `<${name}>Word</${name}>`;
    const page = `<!doctype html><html lang="en"><title>T</title>\n${around[name]?.(markup) ?? markup}`;
    const { value, diagnostics } = await printHtml(page, { file: "x.html" });
    const document = await getDocument({ data: value!.bytes.slice(), verbosity: 0 }).promise;
    const { items } = await (await document.getPage(1)).getTextContent();
    const isShown = items.some((item) => "str" in item && item.str.includes("Word"));
    for (const diagnostic of diagnostics) expect(diagnostic.span?.start).toMatchObject({ line: 2 });
    const isEmpty = VOID.test(name) && /^(br|hr|wbr)$/.test(name);
    expect([name, isShown || isEmpty || DRAWN.test(name) || diagnostics.length > 0 || silent.has(name)]).toEqual([
      name,
      true,
    ]);
  });
});

describe("the list of what has no effect on paper", () => {
  const shown = DOC.slice(DOC.indexOf("\n## No effect on paper"), DOC.indexOf("\n## Units and functions"));

  it("stands in the documents as it is in the program", () => {
    const rows = (
      title: string,
      list: readonly { reason: string; names: readonly string[]; values?: RegExp }[],
      name: (name: string) => string,
    ) =>
      [
        `| ${title} | no effect, since |`,
        "|---|---|",
        ...list.map((one) => `| ${one.names.map((each) => `\`${name(each)}\``).join(" ")} | ${one.reason} |`),
      ].join("\n");
    for (const table of [
      rows("Properties", NO_EFFECT_PROPERTIES, (name) => name),
      rows("At-rules", NO_EFFECT_RULES, (name) => `@${name}`),
      rows("Descriptors of `@font-face`", NO_EFFECT_DESCRIPTORS, (name) => name),
      rows("Selectors", NO_EFFECT_SELECTORS, (name) => `:${name}`),
      rows("Elements", NO_EFFECT_ELEMENTS, (name) => `<${name}>`),
    ])
      expect(shown).toContain(table);
  });
});
