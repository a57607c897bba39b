/** Sheets as Markdown by the commands: built, changed, imported again. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parseComparison } from "../../src/index.js";
import { project, versus } from "../support/project.js";

const RICH = `lang: de
tags: [Getränke]
subjects:
  - {name: "Tee | *grün*", points: ["# eins", {text: "<b>zwei</b> &amp; \`drei\`", by: Kim}], chooseWhen: [es spät ist]}
  - {name: Kaffee, points: ["1. vier", "ja"]}
intro: |
  Beide *wecken*.

  - einer schnell
table:
  Preis: [1.10, 0x1F]
  Warm: [true, {value: partial, note: manchmal}]
  "Gut: für": [null, {score: 3, of: 5}]
  Sorten: [[grün, schwarz], {text: viele, tone: good}]
related: [mate, {title: Wasser, url: "https://example.org/w"}]
data: {owner: {name: Kim}}
`;
const MATE = RICH.replace("Kaffee", "Mate").replace(/^related.*\n/m, "");

async function built(files: Record<string, string>, ...flags: string[]) {
  const root = project({ ...files, "versus.yaml": "formats: [md]\naudiences: [inside]\n" });
  const { code, stderr } = await versus(root, "build", ...flags);
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  return { root, read: (path: string) => readFileSync(join(root, path), "utf8") };
}

it("is read again as the same comparison, in the words of its language and with links to other sheets", async () => {
  const { root, read } = await built({ "content/tee.yaml": RICH, "content/mate.yaml": MATE });
  const text = read("out/md/tee.md");
  expect(text).toContain("| Warm | Ja | Teilweise<br><small>manchmal</small> |");
  expect(text).toMatch(/\n- \[Tee \| grün vs Mate\]\(mate\.md\)\n- \[Wasser\]\(https:\/\/example\.org\/w\)\n/);
  const { code, stderr } = await versus(root, "import", "out/md/tee.md", "--out", "again");
  expect([code, stderr]).toEqual([
    0,
    expect.stringContaining("2 subjects: Tee | *grün*, Kaffee; 4 rows; 2 points each"),
  ]);
  const path = "content/tee.yaml";
  const [again, before] = [read("again/tee.yaml"), RICH].map((yaml) => parseComparison(yaml, { path }).value);
  expect(again).toEqual(before);
  expect(read("again/tee.yaml")).toMatch(/^# Imported from out\/md\/tee\.md\.\ntitle: /m);
});

/** What Markdown, HTML, YAML, tables or readers may take for something else. */
const ODD = [
  ...[
    "a | b",
    "|",
    "\\\\|",
    "C:\\\\temp\\\\",
    "<b>bold</b>",
    "<!-- c -->",
    "<br>",
    "&amp; & &lt;",
    "&nbsp;",
    "**bold**",
    "*it*",
    "`a|b`",
    "``x`y``",
  ],
  ...[
    "[link](https://example.org/a_(b))",
    "<https://example.org>",
    "# head",
    "- dash",
    "+1",
    "1. one",
    "1)",
    "> quote",
    "---",
    "***",
    "===",
    "~~~",
    "```",
  ],
  ...[
    "עברית (abc)",
    "مرحبا | 3",
    "日本語|表",
    "**太字**の",
    "\u00a0nbsp",
    "snake_case_name",
    "![alt](x.png)",
    "[x]",
    "[ ] todo",
    "[^1]",
    "a  b",
    "tab\tx",
  ],
  ...[
    "Yes",
    "No",
    "Partly",
    "n/a",
    "—",
    "?",
    "3/5",
    "true",
    "null",
    "~",
    "50%",
    "key: value",
    '"q"',
    "x<br>y",
    "<small>s</small>",
    ":::",
    "•",
    "✓ yes",
    "end\\\\",
  ],
];

it("is read again as the same comparison, whatever stands in it", { timeout: 60_000 }, async () => {
  const files = ODD.map((odd, i): [string, string] => {
    const next = ODD[(i + 1) % ODD.length]!;
    const sheet = {
      lang: ["en", "ar", "ja"][i % 3],
      ...(i % 2 === 0 && { title: odd, question: next }),
      subjects: [
        { name: odd, tagline: next, points: [odd, `${next} ${odd}`], pros: [odd] },
        { name: `${i}`, lead: odd, points: [next], chooseWhen: [odd] },
      ],
      intro: `${odd} x\n\n${next} y`,
      sections: [{ heading: odd, text: `x ${odd}\n\ny`, items: [{ title: odd, text: next }] }],
      ...(i % 4 > 0 && {
        table: {
          [odd]: [odd, { text: `${odd}\n\n${next}`, note: odd }],
          [`${odd} 2`]: { values: [[odd, next], { value: true, note: odd }], note: odd },
          [`${odd} 3`]: [{ score: "1.5", of: "5", note: next }, null],
        },
        tableNote: odd,
      }),
    };
    return [`content/s${i}.yaml`, JSON.stringify(sheet)];
  });
  const { root, read } = await built(Object.fromEntries(files));
  const paths = files.map(([path]) => path.replace("content", "out/md").replace("yaml", "md"));
  const { code, stderr } = await versus(root, "import", ...paths, "--out", "again");
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  for (const [path, yaml] of files) {
    const again = parseComparison(read(path.replace("content", "again")), { path }).value;
    expect(again, yaml).toBeDefined();
    expect(again, yaml).toEqual(parseComparison(yaml, { path }).value);
  }
});

it("takes what was changed in its text, and tells of what no longer stands beside it", async () => {
  const { root, read } = await built({ "content/tee.yaml": RICH.replace("[mate, ", "[") });
  const text = read("out/md/tee.md");
  writeFileSync(
    join(root, "tee.md"),
    text.replace("| viele |", "| sehr viele |").replace("- ja\n", "- ja\n- neu\n").replaceAll("\n", "\r\n"),
  );
  const { code, stderr } = await versus(root, "import", "tee.md", "--out", "again");
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  const changed = parseComparison(read("again/tee.yaml"), { path: "tee.yaml" }).value!;
  expect(changed.subjects[1]!.points).toEqual(["1. vier", "ja", "neu"]);
  expect(changed.groups[0]!.rows[3]!.values[1]).toMatchObject({ text: "sehr viele" });
});

it("says what is wrong with a text that it can't read any more", async () => {
  const { root, read } = await built({ "content/tee.yaml": RICH.replace("[mate, ", "[") });
  const text = read("out/md/tee.md");
  const refused = async (changed: string, ...flags: string[]) => {
    writeFileSync(join(root, "tee.md"), changed);
    const { code, stderr } = await versus(root, "import", "tee.md", "--out", "again", ...flags);
    expect(code).toBe(1);
    return stderr;
  };
  expect(await refused(`${text}\n## Mehr\n`)).toContain("its headings aren't those that `versus.parts`");
  expect(await refused(text, "--subjects", "Tee,Kaffee")).toContain("leave out --subjects");
  expect(await refused(text.replace("tags:", "tagz:"))).toContain("tagz");
  expect(await refused(text.replace("---\n", "---\n\t- x: [\n"))).toMatch(/front matter|can't be imported/);
});

it("has nothing that the sheet doesn't show: hidden parts, other audiences, a worksheet's answers", async () => {
  const sheet = `subjects: [{name: A, points: [x]}, {name: B, points: [y]}]\ntable: {One: [left, right], Two: {audience: inside, values: [secret, hidden]}}\n`;
  const { read } = await built({
    "content/plain.yaml": `${sheet}intro: Nobody sees this.\nhide: [intro]\n`,
    "content/asks.yaml": `layout: worksheet\n${sheet}`,
  });
  expect(read("out/md/plain.md")).not.toMatch(/Nobody|secret|Two/);
  const asks = read("out/md/asks.md");
  expect(asks).not.toMatch(/secret/);
  expect(asks).toMatch(/\| One \| (left \| ______|______ \| right) \|/);
});
