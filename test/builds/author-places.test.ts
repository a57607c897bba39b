/** What is told of a sheet as it is printed names the place in the content file, or in the template that has written it. */
import { describe, expect, it } from "vitest";
import { comparisonFrom, renderPdf } from "../../src/index.js";
import { project, versus } from "../support/project.js";

const HEAD = "subjects: [{name: Tea}, {name: Coffee}]\n";
const TABLE = "table: {Speed: [slow, fast]}\n";

/** The place of each thing that a command tells, and what is marked there; the same from the cache. */
async function told(files: Readonly<Record<string, string>>, ...flags: readonly string[]): Promise<string[]> {
  const root = project(files);
  const { stderr } = await versus(root, "build", ...flags);
  const again = await versus(root, "build", ...flags);
  expect(placesIn(again.stderr)).toEqual(placesIn(stderr));
  return placesIn(stderr);
}

function placesIn(stderr: string): string[] {
  const places = /--> (?:.*\/)?([^/\s]+:\d+:\d+)\n *\d+ \| (.*)\n *\| ( *\^+)/g;
  return [...stderr.matchAll(places)].map(
    ([, place, line, marks]) => `${place} ${line!.slice(marks!.indexOf("^"), marks!.length)}`,
  );
}

describe("what is told of a printed sheet", () => {
  it("is at the character that no font has, in the cell where it stands", async () => {
    const rows =
      "table:\r\n  Speed: [slow, fast]\r\n  Milk:\r\n    Coffee: often\r\n    Tea: {text: rarely, note: a rune & ᚠ}\r\n";
    expect(await told({ "content/a.yaml": `subjects:\r\n  - name: Tea\r\n  - name: Coffee\r\n${rows}` })).toEqual([
      "a.yaml:8:40 ᚠ",
    ]);
  });

  it("is in the name of a row, in a list, in a title made of names", async () => {
    expect(await told({ "content/a.yaml": `${HEAD}table:\n  "Sp&eed ᚠ": [[slow, x], fast]\n` })).toEqual([
      "a.yaml:3:11 ᚠ",
    ]);
    expect(
      await told({
        "content/a.yaml": `${HEAD}table:\n  - group: All\n    rows:\n      Speed: [[slow, '**ᚠ**'], fast]\n`,
      }),
    ).toEqual(["a.yaml:5:25 ᚠ"]);
    expect(await told({ "content/a.yaml": `subjects: [{name: Tea}, {name: ᚠ}]\n${TABLE}` })).toEqual(["a.yaml:1:32 ᚠ"]);
  });

  it("is at a link that leads nowhere, and at an image that is none", async () => {
    expect(await told({ "content/a.yaml": `${HEAD}${TABLE}intro: |\n  One\n\n  and [two](#three).\n` })).toEqual([
      "a.yaml:6:13 #three",
    ]);
    const subjects = "subjects:\n  - name: Tea\n    image: tea.png\n  - name: Coffee\n";
    expect(await told({ "content/a.yaml": subjects + TABLE, "content/tea.png": "no image" })).toEqual([
      "a.yaml:3:12 tea.png",
    ]);
    expect(await told({ "content/a.yaml": subjects + TABLE })).toEqual(["a.yaml:3:12 tea.png"]);
  });

  it("is at the longest part of a sheet that is too long, and names the parts by their keys", async () => {
    const points = Array.from({ length: 40 }, (_, i) => `      - point ${i}\n`).join("");
    const rows = Array.from({ length: 60 }, (_, i) => `  Row ${i}: [one, two]\n`).join("");
    const text = `subjects:\n  - name: Tea\n    points:\n${points}  - name: Coffee\n    chooseWhen: [late]\ntable:\n${rows}sections:\n  - {heading: More, text: words}\n`;
    const root = project({ "content/a.yaml": text });
    const { stderr } = await versus(root, "check");
    expect(stderr).toMatch(/too long\n +--> content\/a\.yaml:46:1\n46 \| table:\n {3}\| \^{5}\n/);
    expect(stderr).toMatch(
      /hint: the longest parts: table \(\d+ % of the page\), subjects\[0\]\.points \(\d+ % of the page\), /,
    );
    const [table, tea] = [...stderr.matchAll(/\((\d+) % of the page\)/g)].map(([, share]) => Number(share));
    expect(table! + tea!).toBeGreaterThan(100);
    expect(table! + tea!).toBeLessThan(100 + Number(/\((\d+) %\) too long/.exec(stderr)![1]));
    expect(stderr).not.toContain("subjects[1].name");
  });

  it("names parts by their keys where a program gives a comparison that stands in no file", async () => {
    const rows = Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`Row ${i}`, ["one", "two"]]));
    const made = comparisonFrom({ subjects: [{ name: "Tea" }, { name: "Coffee" }], table: rows, summary: "Both" });
    const { diagnostics } = await renderPdf(made.value!);
    expect(diagnostics).toEqual([expect.objectContaining({ code: "fit/overflow" })]);
    expect(diagnostics[0]!.hints![0]).toMatch(/^the longest parts: table \(\d+ % of the page\), /);
    expect(diagnostics[0]!.span).toBeUndefined();
  });

  it("is at the text of a sheet that is too wide, also where its lines are folded", async () => {
    const line = "long words ".repeat(12);
    const files = {
      "look/styles/print.css": ".vs-intro { white-space: nowrap !important }",
      "content/a.yaml": `${HEAD}${TABLE}intro: >\n  ${line}\n  ${line}\n`,
    };
    expect(await told(files, "--templates", "look")).toEqual([expect.stringMatching(/^a\.yaml:4:3 long words/)]);
  });

  it("is at the text that a box cuts off", async () => {
    const files = {
      "look/styles/print.css": ".vs-lead { height: 1px; overflow: hidden }",
      "content/a.yaml": `subjects: [{name: Tea, lead: All of *this* is lost}, {name: Coffee}]\n${TABLE}`,
    };
    expect(await told(files, "--templates", "look")).toEqual(["a.yaml:1:30 All of"]);
  });

  it("is in the template where that has written it, though texts of the content stand around", async () => {
    const print =
      '<!DOCTYPE html>\n<html lang="{{lang}}"><title>{{title}}</title>\n<body data-title="{{title}}">{{title}} ᚠ<p style="flotsam: 1">{{title}}</p></html>';
    const found = await told({ "look/print.hbs": print, "content/a.yaml": HEAD + TABLE }, "--templates", "look");
    expect(found.sort()).toEqual(
      [expect.stringMatching(/^print\.hbs:3:\d+ ᚠ/), expect.stringMatching(/^print\.hbs:3:\d+ flotsam/)].sort(),
    );
  });
});
