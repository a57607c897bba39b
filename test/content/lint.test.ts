/** What `versus check` says of a comparison that is formally right. */
import { describe, expect, it } from "vitest";
import { eventsIn, project, versus } from "../support/project.js";

/** Lines of the file that warnings point to, with what they say. */
async function lint(yaml: string, ...flags: string[]): Promise<string[]> {
  const root = project({ "content/a.yaml": yaml });
  const { stdout, code } = await versus(root, "check", "--json", ...flags);
  expect(code).toBe(0);
  const sheet = eventsIn(stdout).find(({ event }) => event === "sheet") as unknown as {
    diagnostics: { code: string; message: string; span: { start: { line: number } } }[];
  };
  return sheet.diagnostics.map((d) => `${d.span.start.line} ${d.code}: ${d.message}`);
}

const sheet = (parts: { tea?: string; coffee?: string; table?: string; head?: string } = {}) =>
  `${parts.head ?? ""}subjects:
  - name: Tea
    ${parts.tea ?? "points: [leaves, slow]"}
  - name: Coffee
    ${parts.coffee ?? "points: [beans, quick]"}
${parts.table ?? "table:\n  Plant: [leaf, seed]"}
`;

describe("lint", () => {
  it("finds nothing where nothing is wrong", async () => {
    expect(await lint(sheet())).toEqual([]);
    expect(await lint(sheet({ tea: "points: [a, b, c]" }))).toEqual([]);
  });

  it.each([
    ["points: [a, b, c, d]", "points: [e]", '5 lint/uneven: "Coffee" has 1 in `points`, but "Tea" has 4'],
    ["points: [a]", "tagline: quick", '4 lint/uneven: "Coffee" has none in `points`, but "Tea" has 1'],
    ["tagline: slow", "chooseWhen: [a, b]", '2 lint/uneven: "Tea" has none in `chooseWhen`, but "Coffee" has 2'],
  ])("uneven sides: %s, %s", async (tea, coffee, expected) => {
    expect(await lint(sheet({ tea, coffee }))).toEqual([expected]);
  });

  it("a point that both sides have, whatever its emphasis and case", async () => {
    expect(await lint(sheet({ tea: "points: [hot, brewed *fresh*]", coffee: "points: [Brewed fresh, cold]" }))).toEqual(
      ['5 lint/same-point: "Tea" has this point as well'],
    );
  });

  it.each([
    ["table:\n  Hot: [true, true]\n  Cup: [a, b]", ['7 lint/same-value: "Hot" says the same of every side']],
    ["table:\n  Heat: [Hot, '**hot**']", ['7 lint/same-value: "Heat" says the same of every side']],
    [
      "table:\n  Stars: [{score: 4, of: 5}, {score: 4, of: 5}]",
      ['7 lint/same-value: "Stars" says the same of every side'],
    ],
    ["table:\n  Stars: [{score: 4, of: 5}, {score: 3, of: 5}]", []],
    ["table:\n  Cups: [3, 3]", ['7 lint/same-value: "Cups" says the same of every side']],
    ["table:\n  Heat: [{text: hot, tone: good}, {text: hot, tone: bad}]", []],
    ["table:\n  Sold as: [[a, b], [a, b]]", ['7 lint/same-value: "Sold as" says the same of every side']],
    ["table:\n  Milk: [null, often]", ['7 lint/one-sided: "Milk" says something about "Coffee" alone']],
    ["table:\n  Milk: [null, null]", ['7 lint/one-sided: "Milk" says nothing about any side']],
    [
      "table:\n  - group: Cup\n    rows:\n      __proto__: {Coffee: x, Tea: x}",
      ['9 lint/same-value: "__proto__" says the same of every side'],
    ],
  ])("rows: %s", async (table, expected) => {
    expect(await lint(sheet({ table }))).toEqual(expected);
  });

  it("dates only as of the day that is given", async () => {
    const old = sheet({ head: "updated: 2020-02-29\n" });
    expect(await lint(old)).toEqual([]);
    expect(await lint(old, "--as-of", "2022-02-28")).toEqual([]);
    expect(await lint(old, "--as-of", "2022-03-01")).toEqual([
      "1 lint/review: the sheet is as of 2020-02-29, more than 2 years before 2022-03-01",
    ]);
    const due = sheet({ head: "updated: 2020-01-01\nreview: 2027-06-30\n" });
    expect(await lint(due, "--as-of", "2027-06-30")).toEqual([]);
    expect(await lint(due, "--as-of", "2027-07-01")).toEqual(["2 lint/review: the review was due on 2027-06-30"]);
  });

  it("the days given are days of the calendar", async () => {
    const root = project({ "content/a.yaml": sheet({ head: "review: 2026-02-30\n" }) });
    expect(await versus(root, "check", "--as-of", "tomorrow")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"tomorrow" is not a date of the calendar'),
    });
    const { code, stderr } = await versus(root, "check");
    expect([code, stderr]).toEqual([1, expect.stringContaining("content/a.yaml:1:9")]);
  });

  it("speaks in check alone: a build says what concerns its outputs", async () => {
    const root = project({ "content/a.yaml": sheet({ table: "table:\n  Hot: [true, true]" }) });
    expect((await versus(root, "build", "--strict", "--quiet")).code).toBe(0);
    expect((await versus(root, "check", "--strict", "--quiet")).code).toBe(1);
  });

  it.each([
    ["[true, partial]", ["7 lint/mark: partial is a mark here, as true and false are: it is shown with a sign"]],
    ['[true, "partial"]', []],
    ["[true, {value: partial}]", []],
    ["[{text: partial}, unknown]", []],
  ])("a word that may have been meant, and is a mark: %s", async (row, expected) => {
    expect(await lint(sheet({ table: `table:\n  Plant: ${row}` }))).toEqual(expected);
  });

  it("an image of a section that nothing says in words", async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
    const root = project({
      "content/a.yaml": `${sheet()}sections: [{heading: X, text: y, image: x.svg}]\n`,
      "content/x.svg": svg,
    });
    expect((await versus(root, "check")).stderr).toContain("screen readers pass over it");
  });

  it("what `versus new` wrote, and a draft", async () => {
    const root = project({});
    await versus(root, "new", "A", "B");
    const { stderr, code } = await versus(root, "check");
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(/tagged as a draft[\s\S]*14 texts are as `versus new` wrote them/),
    ]);
    expect((await versus(root, "check", "--strict")).code).toBe(1);
    expect(await lint(sheet({ head: "tags: [tea, Draft]\n" }))).toEqual([
      "1 lint/draft: the sheet is tagged as a draft",
    ]);
  });

  it.each([
    ["[yes, no]", "true, false"],
    ["[Ja, nein]", "true, false"],
    ["[true, no]", "true, false"],
    ["{Coffee: non, Tea: oui}", "true, false"],
    ['["yes", no]', "true, false"],
    ["[null, ja]", "null, true"],
  ])("words for yes and no in place of marks: %s", async (row, meant) => {
    const root = project({ "content/a.yaml": sheet({ table: `table:\n  Milk: ${row}` }) });
    const { stderr } = await versus(root, "check");
    expect(stderr).toContain(`write it as \`Milk: [${meant}]\``);
  });

  it.each(["[yes, sometimes]", '["yes", "no"]', "[true, false]", "[{text: yes, tone: good}, {text: no, tone: bad}]"])(
    "but not where words are meant: %s",
    async (row) => expect(await lint(sheet({ table: `table:\n  Milk: ${row}` }))).toEqual([]),
  );

  it("tags of HTML, but none in code or of somebody's own", async () => {
    expect(await lint(sheet({ head: "intro: Tea is <b>hot</b> and `<b>` is code, H<sub>2</sub>O\n" }))).toEqual([
      "1 lint/html: HTML is shown as it is typed: <b>",
    ]);
    expect(await lint(sheet({ tea: "points: [a<br/>b, slow]" }))).toEqual([
      "3 lint/html: HTML is shown as it is typed: <br/>",
    ]);
    expect(await lint(sheet({ head: "intro: a < b, <name> and x<y>z\n" }))).toEqual([]);
  });

  it("names of characters of HTML, and addresses without their beginning", async () => {
    const found = await lint(sheet({ head: 'intro: "Tea&nbsp;time: [more](www.example.org)"\n' }));
    expect(found.map((line) => line.split(":")[0])).toEqual(["1 content/markdown", "1 content/link-address"]);
  });

  it("a title that another sheet in its language has", async () => {
    const content = (lang: string) => `title: "*Tea* vs coffee"\nlang: ${lang}\n${sheet()}`;
    const root = project({
      "content/a.yaml": sheet({ head: "lang: en\n" }),
      "content/b.yaml": content("en"),
      "content/c.yaml": content("de"),
    });
    const { stderr } = await versus(root, "check");
    expect(stderr).toMatch(/content\/a\.yaml has this title as well\n --> content\/b\.yaml:1:8/);
    expect(stderr.match(/has this title as well/g)).toHaveLength(1);
  });

  it("a first line that names a schema which isn't there", async () => {
    const told = async (files: Record<string, string>, schema: string) => {
      const root = project({ ...files, "content/a.yaml": `# yaml-language-server: $schema=${schema}\n${sheet()}` });
      return (await versus(root, "check")).stderr;
    };
    const installed = { "node_modules/versus-sheets/versus.schema.json": "{}" };
    const right = "../node_modules/versus-sheets/versus.schema.json";
    const old = await told(installed, "../node_modules/versus/versus.schema.json");
    expect(old).toMatch(/there is no schema \.\.\/node_modules\/versus\/versus\.schema\.json/);
    expect(old).toContain(`write it as # yaml-language-server: $schema=${right}`);
    for (const [files, schema] of [
      [installed, right],
      [{}, right],
      [{}, "https://example.org/schema.json"],
    ] as const)
      expect(await told(files, schema)).toMatch(/0 errors, 0 warnings/);
    expect(await told({}, "../versus.schema.json")).toContain("npm install versus-sheets");
    const settings = { "versus.yaml": "# yaml-language-server: $schema=./versus.settings.schema.json\nlang: en\n" };
    expect(await told({ ...settings, ...installed }, right)).toMatch(
      /there is no schema \.\/versus\.settings\.schema\.json/,
    );
    expect(await told({ ...settings, "versus.settings.schema.json": "{}" }, right)).toMatch(/0 errors, 0 warnings/);
  });
});
