/** HTML that templates have written -> the key of the content file that each stretch of it came from, and its place there. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { parseComparison } from "../../src/content/comparison/parse.js";
import { nameOfKey, type YamlData } from "../../src/content/yaml/data.js";
import { createRenderer } from "../../src/templates/rendering/render.js";
import { sheetKeys } from "../../src/templates/views/sheet-keys.js";
import { sheetView } from "../../src/templates/views/sheet-view.js";
import { BUILT_IN, builtIn, context, TEA, templateFolder } from "./sheets.js";

type Key = readonly (string | number)[];

/** A sheet as it is printed, with the way back. */
function printed(text: string, renderer = builtIn) {
  const parsed = parseComparison(text, { path: "content/sheet.yaml" });
  expect(parsed.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const { comparison, yaml } = parsed.value!;
  const shown = context(comparison);
  const view = sheetView(shown, "print");
  const html = renderer.print(view, () => sheetKeys(shown, view, yaml)).value!;
  return { html, yaml, map: renderer.contentMapOf(html)!, origin: renderer.originOf(html, yaml)!, view };
}

const said = (yaml: YamlData, key: Key): YamlData["data"] | undefined =>
  key.reduce<YamlData["data"] | undefined>((at, part) => {
    if (typeof at !== "object" || at === null) return undefined;
    return Array.isArray(at) ? at[Number(part)] : at[part];
  }, yaml.data);

/** What a key says, and where it is itself what is shown its name. */
const wordsOf = (yaml: YamlData, key: Key): string =>
  `${nameOfKey(String(key.at(-1)))} ${JSON.stringify(said(yaml, key))}`;

/** Every text of the data with its path; a mapping's keys in a table are texts as well. */
function textsOf(data: YamlData["data"], path: Key = []): { readonly key: Key; readonly text: string }[] {
  if (typeof data === "string") return [{ key: path, text: data }];
  if (typeof data !== "object" || data === null) return [];
  if (Array.isArray(data)) return data.flatMap((item, i) => textsOf(item, [...path, i]));
  const isRows = (path[0] === "table" && path.length === 1) || path.at(-1) === "rows";
  return Object.entries(data).flatMap(([name, value]) => [
    ...(isRows ? [{ key: [...path, name], text: name }] : []),
    ...textsOf(value, [...path, name]),
  ]);
}

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");
const shownText = (html: string): string =>
  html.replace(/<[^>]*>/g, "").replace(/&(amp|lt|gt|quot|#x27|#x3D|#x60);/g, (_, name: string) => ENTITIES[name]!);
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#x27": "'",
  "#x3D": "=",
  "#x60": "`",
};

function isSubsequence(text: string, of: string): boolean {
  let at = 0;
  for (const character of text) {
    at = of.indexOf(character, at);
    if (at < 0) return false;
    at += character.length;
  }
  return true;
}

/** Texts with all that has a meaning to YAML, HTML, Handlebars, Markdown, or for the direction of text; `#` stands for a word of their own. */
const PIECES = [
  "#",
  "# & more",
  "a <b>#</b> &lt; &amp;lt; \"quotes\" 'single' `",
  "**strong** # and *soft*",
  "see [# here](https://example.org/a?b=1&c=2) soon",
  "{{#}} {{{name}}} \\*stars\\*",
  "عربي # مرحبا",
  "😀 # 👩‍👩‍👧‍👦 e\u0301",
  "a-very-long-word-with-no-space-in-it/at-all_#_C:\\Users\\x",
  "  # ",
  "first line #\nsecond line",
  "-- # --: x",
];
/** Paragraphs, lists, code. */
const BLOCKS = [...PIECES, "one #\n\ntwo", "- item #\n- other", "> quoted #", "```\ncode # <b>\n```"];

const texts = (pieces: readonly string[]) => fc.constantFrom(...pieces);
/** A text alone, or as a statement. */
const point = fc.oneof(
  texts(PIECES),
  fc.record({ text: texts(PIECES) }),
  fc.record({ text: texts(PIECES), checked: fc.constant("2026-10-01") }),
);
const points = fc.option(fc.array(point, { minLength: 1, maxLength: 2 }), { nil: undefined });
const cell = fc.oneof(
  fc.record({ value: fc.constantFrom("partial", true, null), note: texts(PIECES) }),
  texts(PIECES),
  fc.record({ text: texts(PIECES), tone: fc.constantFrom("good", "bad"), note: texts(PIECES) }),
  fc.record({ text: texts(PIECES) }),
  fc.array(texts(PIECES), { minLength: 1, maxLength: 3 }),
);
const rowsFor = (subjects: number) =>
  fc.array(
    fc.record({
      criterion: texts(PIECES.filter((piece) => !piece.includes("\n"))),
      cells: fc.array(cell, { minLength: subjects, maxLength: subjects }),
      byName: fc.boolean(),
      note: fc.option(texts(PIECES), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 3 },
  );
const file = fc.integer({ min: 2, max: 3 }).chain((subjects) =>
  fc.record({
    title: fc.option(texts(PIECES), { nil: undefined }),
    question: fc.option(texts(PIECES), { nil: undefined }),
    tags: fc.array(texts(PIECES), { maxLength: 2 }),
    subjects: fc.array(
      fc.record({
        name: fc.constantFrom("#", "# & Co", "<i>#</i>", "مثال #"),
        tagline: fc.option(texts(PIECES), { nil: undefined }),
        lead: fc.option(texts(PIECES), { nil: undefined }),
        points: fc.array(point, { maxLength: 3 }),
        pros: points,
        cons: points,
        chooseWhen: fc.array(point, { maxLength: 2 }),
        avoidWhen: points,
      }),
      { minLength: subjects, maxLength: subjects },
    ),
    intro: fc.option(texts(BLOCKS), { nil: undefined }),
    tableNote: fc.option(texts(PIECES), { nil: undefined }),
    sections: fc.array(
      fc.oneof(
        fc.record({ heading: texts(PIECES), text: texts(BLOCKS) }),
        fc.record({
          heading: texts(PIECES),
          items: fc.array(fc.oneof(texts(PIECES), fc.record({ title: texts(PIECES), text: texts(PIECES) })), {
            minLength: 1,
            maxLength: 2,
          }),
          bySubject: fc.array(fc.oneof(texts(PIECES), fc.array(point, { maxLength: 2 })), {
            minLength: subjects,
            maxLength: subjects,
          }),
        }),
      ),
      { maxLength: 2 },
    ),
    groups: fc.array(fc.record({ group: texts(PIECES), rows: rowsFor(subjects) }), { minLength: 1, maxLength: 2 }),
    isGrouped: fc.boolean(),
    summary: fc.option(texts(BLOCKS), { nil: undefined }),
    sources: fc.array(fc.record({ title: texts(PIECES) }), { maxLength: 2 }),
    style: fc.constantFrom("PLAIN", "QUOTE_DOUBLE", "QUOTE_SINGLE", "BLOCK_LITERAL"),
    lineEnd: fc.constantFrom("\n", "\r\n"),
  }),
);

/** A content file in which every text has a word that is nowhere else. */
function written(made: typeof file extends fc.Arbitrary<infer Made> ? Made : never): string {
  let count = 0;
  const numbered = (value: unknown): unknown => {
    if (typeof value === "string") return value.replace("#", () => `w${count++}w`);
    if (Array.isArray(value)) return value.map(numbered);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, numbered(inner)]));
  };
  const { groups, isGrouped, style, lineEnd, ...rest } = made;
  const sheet = numbered(rest) as typeof rest;
  const names = sheet.subjects.map(({ name }) => name);
  const tables = (numbered(groups) as typeof groups).map(({ group, rows }) => ({
    group,
    rows: Object.fromEntries(
      rows.map(({ criterion, cells, byName, note }) => {
        const values = byName ? Object.fromEntries(cells.map((value, i) => [names[i], value])) : cells;
        return [criterion, note === undefined ? values : { note, values }];
      }),
    ),
  }));
  const table = isGrouped ? tables : tables[0]!.rows;
  return stringify({ ...sheet, table }, { defaultStringType: style, defaultKeyType: "QUOTE_DOUBLE" }).replaceAll(
    "\n",
    lineEnd,
  );
}

describe("the map from a sheet's HTML to its content file", () => {
  it("leads every word of every text to the key that says it and to its place in the file, and each key to its text", () => {
    fc.assert(
      fc.property(file, (made) => {
        const { html, map, origin, yaml } = printed(written(made));
        const wrong = [...html.matchAll(/w\d+w/g)].flatMap(({ index, 0: word }) => {
          const key = map.keyAt(index);
          const { span } = origin.place(index, index + word.length);
          const stood = span && yaml.source.text.slice(span.start.offset, span.end.offset);
          const isTrue =
            key && wordsOf(yaml, key).includes(word) && stood === word && span?.file === "content/sheet.yaml";
          return isTrue ? [] : [{ word, key, stood }];
        });
        const lost = textsOf(yaml.data).filter(({ key, text }) => {
          const [word = ""] = /w\d+w/.exec(text) ?? [];
          const own = map.stretchesOf(key).filter((stretch) => stretch.key.length === key.length);
          return !own.some(({ start, end }) => html.slice(start, end).includes(word));
        });
        expect({ wrong, lost: lost.filter(({ text }) => /w\d+w/.test(text)) }).toEqual({ wrong: [], lost: [] });
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it("points to the beginning of a value, or to the name of a list, where the words themselves don't stand there", () => {
    const { html, origin, map } = printed(TEA);
    const placeOf = (key: Key) => {
      const { start, end } = map.stretchesOf(key)[0]!;
      const { span, excerpt } = origin.place(start, end);
      return [span!.start.line, excerpt!.slice(span!.start.column - 1, span!.end.column - 1)];
    };
    expect(placeOf(["updated"])).toEqual([4, "2026-11-02"]);
    expect(placeOf(["table", "Milk", 0])).toEqual([11, "true"]);
    expect(placeOf(["intro"])).toEqual([9, "Both carry **caffeine**."]);
    expect(placeOf(["related", 0])).toEqual([13, "milk-vs-water"]);
    const dots = html.indexOf("vs-dots");
    expect(map.keyAt(dots)).toBeUndefined();
  });

  it("tells the place in the template of what no key says", () => {
    const { html, origin } = printed(TEA);
    const { span, excerpt } = origin.place(html.indexOf('class="vs-points"'), html.indexOf('class="vs-points"') + 5);
    expect(span!.file).toMatch(/partials\/sides\.hbs$/);
    expect(excerpt!.slice(span!.start.column - 1, span!.end.column - 1)).toBe("class");
  });

  it("has nothing to do with what is written", () => {
    const { html, view } = printed(TEA);
    expect(html).toBe(createRenderer([BUILT_IN]).value!.print(view).value);
    expect(html).not.toMatch(/[\ufdd0-\ufdef]/);
  });

  const folder = join(import.meta.dirname, "../../content");
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  it.each(files)("has stretches that say what their keys do: %s", (name) => {
    const { html, map, yaml } = printed(readFileSync(join(folder, name), "utf8"));
    for (const { start, end, key } of map.stretches) {
      const value = said(yaml, key);
      const isDerived =
        value === null ||
        typeof value === "boolean" ||
        ["updated", "tone", "related"].includes(String(key.at(-1))) ||
        key[0] === "related";
      const isScore = typeof value === "object" && value !== null && "score" in value;
      if (isDerived || isScore) continue;
      expect(isSubsequence(letters(shownText(html.slice(start, end))), letters(wordsOf(yaml, key))), key.join()).toBe(
        true,
      );
    }
    const silent = textsOf(yaml.data).filter(({ key }) => map.stretchesOf(key).length === 0);
    const keys = silent.map(({ key }) => key.filter((part) => typeof part === "string").join("."));
    // What no sheet shows: dates of review, languages, further tags. A label stands where a subject is named, which is its key. Images aren't
    // looked for here.
    expect(keys.filter((key) => !/^(review|lang|labels\..*|sections\.(image|alt))$/.test(key))).toEqual([]);
  });

  it("holds in templates of one's own, whose blocks and helpers see the texts themselves", () => {
    const print = `<p title="{{title}}">{{#if (eq title "Tea vs Coffee")}}same{{else}}other{{/if}}
{{#with intro}}<b>{{html this}}</b>{{else}}none{{/with}}
{{#each subjects as |one|}}{{one.name}} {{{one.lead}}} {{#unless one.image}}bare{{/unless}} {{> item text=one.tagline}}
{{#with one}}{{#each points}}{{@index}} {{this.length}} {{> item text=this}}{{/each}}{{/with}}{{/each}}
{{#each title}}letter{{else}}no list{{/each}} {{#*inline "again"}}{{title}}{{/inline}}{{> again}}
<script>{{json subjects}}</script><i>{{eq title title}} {{url title}}</i>`;
    const item = "[{{#if text}}{{html text}}{{/if}}]";
    const renderer = createRenderer(templateFolder({ "print.hbs": print, "partials/item.hbs": item }).dirs).value!;
    const { html, map } = printed(TEA, renderer);
    const shown = map.stretches.map(({ start, end, key }) => `${key.join(".")}: ${html.slice(start, end)}`);
    expect(html).toContain("same");
    expect(html).toContain("no list");
    expect(shown.filter((line) => !/^subjects\.\d\.(image|alt|points)/.test(line)).slice(0, 5)).toEqual([
      "title: Tea vs Coffee",
      "intro: <p>Both carry <strong>caffeine</strong>.</p>",
      "subjects.0.name: Tea",
      "subjects.0.lead: Tea is",
      "subjects.0.tagline: Slow",
    ]);
    expect(shown).toContain("subjects.0.points.1: cheap");
    expect(shown.filter((line) => line.startsWith("title"))).toHaveLength(3);
  });
});
