/** Text of the author's arrives as text, whatever it holds: read back by htmlparser2, and by Chromium where it is there. */
import type { Document, Element } from "domhandler";
import fc from "fast-check";
import { parseDocument } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { findElements, textContent } from "../../src/html/parse.js";
import { sheetView } from "../../src/templates/views/sheet-view.js";
import { builtIn, comparison, context, render, renderIndex, SHEET_OUTPUTS, TEA } from "./sheets.js";

/** No Markdown in it: what goes in must come out. `N` tells the fields apart. */
const HOSTILE = `N</script><script>alert(1)</script>"'\` {{title}} {{{title}}} </style></title><!-- --> &amp; on=x \${1} {names}`;

let fields = 0;
const texts: string[] = [];
function hostile(): string {
  const text = HOSTILE.replace("N", `N${++fields} `);
  texts.push(text);
  return text;
}

const SHEET = {
  title: hostile(),
  question: hostile(),
  lang: "en",
  updated: "2026-11-23",
  tags: [hostile(), hostile()],
  subjects: [1, 2].map(() => ({
    name: hostile(),
    tagline: hostile(),
    lead: hostile(),
    points: [hostile()],
    chooseWhen: [hostile()],
  })),
  intro: hostile(),
  sections: [{ heading: hostile(), text: hostile() }],
  table: [
    {
      group: hostile(),
      rows: {
        [hostile()]: [hostile(), [hostile(), hostile()]],
        Toned: [{ text: hostile(), tone: "bad", note: hostile() }, hostile()],
      },
    },
  ],
  summary: hostile(),
  related: [{ title: hostile(), url: "https://example.org/?q=\"'<script>&x=</script>" }],
  sources: [{ title: hostile(), url: 'tel:"onclick="x' }, { title: hostile() }],
};
const YAML = stringify(SHEET);
const SITE = {
  site: { name: hostile(), url: "https://example.org/\"'<x>" },
  fonts: { body: ["</style><script>x"], files: [] },
};
const fold = (text: string) => text.replace(/\s+/g, " ");

function elements(html: string): Element[] {
  const dom: Document = parseDocument(html);
  return findElements(dom, () => true);
}

describe.each(SHEET_OUTPUTS)("%s", (output) => {
  const html = render(output, YAML, SITE);
  const all = elements(html);

  it("shows every text of the file as it was typed", () => {
    const article = all.find((element) => element.name === "article")!;
    const shown = fold(textContent(article));
    const expected = texts.filter((text) => text !== SHEET.tags[1]);
    for (const text of expected) expect(shown).toContain(fold(text));
  });

  it("has no element, attribute or comment that a text made", () => {
    // Those of a page: its structured data, what waits for its fonts, and what fits it to its paper.
    expect(all.filter((element) => element.name === "script").length).toBe(output === "page" ? 3 : 0);
    const allowed =
      /^(class|lang|dir|id|href|src|alt|style|scope|colspan|role|aria-[a-z]+|data-(?:label|title)|datetime|charset|name|content|property|rel|type|title|media)$/;
    for (const element of all) for (const name of Object.keys(element.attribs)) expect(name).toMatch(allowed);
    expect(html).not.toContain("<!--");
  });

  it("has no link but safe ones", () => {
    const urls = all.flatMap(({ attribs }) => [attribs.href, attribs.src]).filter((url) => url !== undefined);
    for (const url of urls) expect(url).toMatch(/^(https:\/\/|tel:|#|\.\.?\/|[\w-]+\.(html|pdf)$)/);
  });
});

describe("page", () => {
  const all = elements(render("page", YAML, SITE));

  it("has JSON-LD that holds the texts and can't end its script", () => {
    const json = textContent(all.find((element) => element.name === "script")!);
    expect(json).not.toMatch(/[<>&\u2028\u2029]/);
    const data = JSON.parse(json);
    expect(fold(data.headline)).toBe(fold(SHEET.question));
    expect(data.about.map((term: { name: string }) => fold(term.name))).toEqual(
      SHEET.subjects.map((subject) => fold(subject.name)),
    );
    expect(fold(data.publisher.name)).toBe(fold(SITE.site.name));
  });

  it("has its texts in title and description", () => {
    expect(fold(textContent(all.find((element) => element.name === "title")!))).toContain(fold(SHEET.question));
    const description = all.find((element) => element.attribs.name === "description")!;
    expect(fold(description.attribs.content!)).toBe(fold(SHEET.intro));
  });
});

describe("index", () => {
  const html = renderIndex([YAML, YAML], SITE);
  const all = elements(html);

  it("shows titles, questions and tags as they were typed", () => {
    const main = fold(textContent(all.find((element) => element.name === "main")!));
    for (const text of [SHEET.title, SHEET.question, ...SHEET.tags]) expect(main).toContain(fold(text));
  });

  it("keeps its own scripts, and tags that the script can read", () => {
    expect(all.filter((element) => element.name === "script").length).toBe(2);
    const item = all.find((element) => element.attribs["data-tags"] !== undefined)!;
    expect(JSON.parse(item.attribs["data-tags"]!)).toEqual(SHEET.tags);
    for (const element of all) for (const name of Object.keys(element.attribs)) expect(name).not.toMatch(/^on/);
  });
});

describe("Markdown", () => {
  it("is markup where it is Markdown, and HTML in it is text", () => {
    const html = render(
      "page",
      `subjects: [{name: A, tagline: "*one* **two** \`three <b>\` <i>four</i> [five](https://example.org/\\"x) [six](javascript:alert(1))"}, {name: B}]\ntable: {Size: [1, 2]}`.replace(
        "[six](javascript:alert(1))",
        "\\\\[six]",
      ),
    );
    expect(html).toContain(
      '<em>one</em> <strong>two</strong> <code>three &lt;b&gt;</code> &lt;i&gt;four&lt;/i&gt; <a href="https://example.org/%22x">five</a> [six]',
    );
  });
});

describe("any text at all", () => {
  const base = comparison(TEA);
  const pieces = fc.string({
    unit: fc.constantFrom(
      "<",
      ">",
      '"',
      "'",
      "`",
      "*",
      "_",
      "[",
      "](",
      ")",
      "\\\\",
      "&",
      ";",
      "{{",
      "}}",
      "javascript:",
      "</script",
      "<!--",
      "\n",
      " ",
      "a",
      "\u2028",
      "é",
      "ا",
    ),
  });

  it("leaves the elements of a sheet as they are, but for those of Markdown", () => {
    const shape = (html: string) =>
      elements(html)
        .map((element) => `${element.name}.${element.attribs.class ?? ""}`)
        .filter((name) => !/^(?:(em|strong|code|a|p|br|blockquote|pre)\.|span\.vs-long$)/.test(name));
    const expected = Object.fromEntries(
      SHEET_OUTPUTS.map((output) => [output, shape(builtIn[output](sheetView(context(base), output)).value!)]),
    );
    const property = (text: string) => {
      const changed = {
        ...base,
        intro: text,
        tags: [text],
        subjects: base.subjects.map((subject) => ({
          ...subject,
          tagline: text,
          points: subject.points.map(() => text),
        })),
        summary: text,
        sections: [{ heading: text, text }],
      };
      for (const output of SHEET_OUTPUTS) {
        const html = builtIn[output](sheetView(context(changed), output)).value!;
        expect(shape(html)).toEqual(expected[output]);
        for (const { attribs } of elements(html))
          if (attribs.href !== undefined) expect(attribs.href).not.toMatch(/^\s*javascript:/i);
      }
    };
    // A tag, a tagline or a paragraph of no text is left out with its element: content files have none.
    fc.assert(
      fc.property(
        pieces.map((text) => `x${text}`),
        property,
      ),
      { numRuns: 150 },
    );
  });
});
