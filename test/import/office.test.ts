import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { docx, paragraph, rowsXml, run, wordTable, xlsx, zipEntry } from "./office.js";
import { attempt, compared, imported, refused, rowsOf } from "./support.js";
import { lostWords } from "./words.js";

const HEAD = ["Feature", "Jug", "Vase"];
const number = (value: string, style = 0) => `<c s="${style}"><v>${value}</v></c>`;

describe("an import of Excel", () => {
  it("shows numbers as Excel does, dates as ISO 8601 writes them, and TRUE as a mark", async () => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="#,##0.00 &quot;€&quot;"/><numFmt numFmtId="171" formatCode="d/m/yy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>';
    const rows = rowsXml([
      HEAD,
      ["Weight", number("2.5"), number("3")],
      ["Share", number("0.85", 1), number("1", 1)],
      ["Price", number("1199.5", 2), number("7", 2)],
      ["Since", number("45352", 3), number("45066", 3)],
      ["Lid", '<c t="b"><v>1</v></c>', '<c t="b"><v>0</v></c>'],
    ]);
    const { comparison } = await imported("a.xlsx", xlsx([{ name: "Sheet1", rows }], styles));
    expect(rowsOf(comparison)).toEqual({
      Weight: [2.5, 3],
      Share: ["85%", "100%"],
      Price: ["1,199.50 €", "7.00 €"],
      Since: ["2024-03-01", "2023-05-20"],
      Lid: [true, false],
    });
  });

  it("repeats merged cells, makes groups of merged rows, notes of comments, links of links, lists of lines", async () => {
    const rows = rowsXml([["Vessels of 2025"], [], HEAD, ["Look"], ["Glaze", "blue\nwhite", "green"], ["Clay", "red"]]);
    const after =
      '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A4:C4"/><mergeCell ref="B6:C6"/></mergeCells><hyperlinks><hyperlink ref="C5" r:id="h"/></hyperlinks>';
    const comments = '<comment ref="B6"><text><r><t>From the river</t></r></text></comment>';
    const { comparison } = await imported(
      "a.xlsx",
      xlsx([{ name: "Jugs", rows, after, comments, links: { h: "https://example.org/green" } }]),
    );
    expect(comparison.groups).toMatchObject([{ name: "Look" }]);
    expect(rowsOf(comparison)).toEqual({
      Glaze: [["blue", "white"], "[green](https://example.org/green)"],
      Clay: [expect.objectContaining({ text: "red", note: "From the river" }), "red"],
    });
    expect(comparison.question).toBe("Vessels of 2025");
  });

  it("leaves hidden columns, rows and sheets out of the table, tells so, and keeps their words in the comment", async () => {
    const rows = rowsXml(
      [
        [...HEAD, "key"],
        ["Lid", "yes", "no", "k1"],
        ["Secret", "ja", "nein", "k2"],
      ],
      { 2: ' hidden="1"' },
    );
    const before = '<cols><col min="4" max="4" hidden="1"/></cols>';
    const {
      comparison,
      yaml,
      imported: made,
    } = await imported(
      "a.xlsx",
      xlsx([
        { name: "Shown", rows, before },
        { name: "Old", rows: rowsXml([["forgotten"]]), state: "hidden" },
      ]),
    );
    expect(rowsOf(comparison)).toEqual({ Lid: [true, false] });
    const comment = yaml.split("# not placed:")[1];
    for (const word of ["key", "k1", "Secret", "forgotten"]) expect(comment).toContain(word);
    const told = made.remarks.map(({ message }) => message).join("\n");
    expect(told).toContain("hidden rows and columns");
    expect(told).toContain('the sheet "Old" is hidden');
  });

  it("tells of formulas that nobody has computed", async () => {
    const rows = rowsXml([HEAD, ["Lid", "yes", "no"], ["Sum", "<c><f>B1*2</f></c>", number("4")]]);
    const { comparison, imported: made } = await imported("a.xlsx", xlsx([{ name: "S", rows }]));
    expect(rowsOf(comparison)).toEqual({ Lid: [true, false], Sum: [null, 4] });
    expect(made.remarks).toContainEqual({ message: expect.stringContaining("formula"), place: { cell: "S!B3" } });
  });

  it("loses no word, whatever stands in the cells", async () => {
    const cell = fc
      .array(fc.constantFrom("ash", "Bö", "✅", "no", "=1", "*x*", "a;b", "c, d, e", "12", "—"), { maxLength: 3 })
      .map((words) => words.join(" "));
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(table, async (body) => {
        const all = [HEAD, ...body];
        const result = await attempt("a.xlsx", xlsx([{ name: "S", rows: rowsXml(all) }]));
        if ("failure" in result) return;
        const [file] = result.imported.files;
        compared(file!.text, `${file!.slug}.yaml`);
        expect(lostWords(all.flat().join("\n"), file!.text)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

describe("an import of Word", () => {
  const table = wordTable([HEAD, ["Lid", "Yes", "Partly"], ["Price", "5 €", "—"]]);

  it("reads titles, headings in disguise, lists, tables, choices and summaries", async () => {
    const body = [
      paragraph("Jug or Vase?", "Title"),
      paragraph("Both hold water."),
      paragraph("Jug", "Heading1"),
      paragraph("Pours", "ListBullet"),
      paragraph(run("Choose the Jug when ", "<w:b/>") + run("guests are thirsty.")),
      paragraph("Vase", "Heading1"),
      paragraph("Stands", "ListBullet"),
      paragraph(run("Comparison", '<w:b/><w:sz w:val="28"/>')),
      table,
      paragraph("Conclusion", "Heading1"),
      paragraph("Jug for drinks, vase for flowers."),
    ].join("");
    const { comparison, yaml } = await imported("a.docx", docx({ body }));
    expect(comparison).toMatchObject({
      question: "Jug or Vase?",
      intro: "Both hold water.",
      subjects: [{ name: "Jug", points: ["Pours"], chooseWhen: ["guests are thirsty."] }, { points: ["Stands"] }],
      summary: "Jug for drinks, vase for flowers.",
    });
    expect(rowsOf(comparison)).toEqual({ Lid: [true, "partial"], Price: ["5 €", null] });
    expect(yaml).toContain("Choose the");
  });

  it("puts footnotes to their cells, and headers and footers into the comment", async () => {
    const note = `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2">${paragraph("Only in spring.")}</w:footnote></w:footnotes>`;
    const footer = `<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${paragraph("Confidential draft")}</w:ftr>`;
    const body = `${paragraph("Jug vs Vase", "Title")}${wordTable([HEAD, ["Colour", `${run("blue")}<w:r><w:footnoteReference w:id="2"/></w:r>`, "red"]])}`;
    const { comparison, yaml } = await imported(
      "a.docx",
      docx({ body, parts: { "word/footnotes.xml": note, "word/footer1.xml": footer } }),
    );
    expect(rowsOf(comparison)).toEqual({
      Colour: [expect.objectContaining({ text: "blue", note: "Only in spring." }), "red"],
    });
    expect(yaml.split("# not placed:")[1]).toContain("Confidential draft");
  });
});

describe("hostile files", () => {
  it("that unpack to more than there is room for are broken off", async () => {
    const bomb = Buffer.concat([
      zipEntry("xl/sharedStrings.xml", Buffer.alloc(210_000_000)),
      xlsx([{ name: "S", rows: rowsXml([HEAD]) }]),
    ]);
    expect(bomb.length).toBeLessThan(2_000_000);
    const began = performance.now();
    expect(await refused("a.xlsx", bomb)).toContain("200 MB unpacked");
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  it("that define entities are refused", async () => {
    const evil = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook>&a;</workbook>';
    expect(await refused("a.xlsx", xlsx([], "", { "xl/workbook.xml": Buffer.from(evil) }))).toContain("entities");
    expect(await refused("a.docx", docx({ body: "", parts: { "word/document.xml": evil } }))).toContain("entities");
  });

  it("that are damaged, or cut off, say so", async () => {
    const whole = xlsx([{ name: "S", rows: rowsXml([HEAD, ["Lid", "yes", "no"]]) }]);
    for (const length of [10, 100, Math.floor(whole.length / 2)])
      expect(await refused("a.xlsx", whole.slice(0, length))).toMatch(/damaged|has no workbook|can't be imported/);
    expect(await refused("a.docx", Buffer.from("no archive"))).toContain("save it anew");
    expect(await refused("a.docx", zipEntry("word/document.xml", Buffer.alloc(1000)).subarray(0, 60))).toMatch(
      /save it anew/,
    );
  });

  it("with macros lose these, and say so", async () => {
    const rows = rowsXml([HEAD, ["Lid", "yes", "no"]]);
    const { imported: made } = await imported(
      "a.xlsm",
      xlsx([{ name: "S", rows }], "", { "xl/vbaProject.bin": Buffer.from("x") }),
    );
    expect(made.remarks.map(({ message }) => message)).toContain("macros are left out");
  });
});

describe("an import of JSON", () => {
  it("takes things with the same keys for rows, and things by their names", async () => {
    const list = JSON.stringify([
      { name: "Jug", price: 5, lid: true, colours: ["red", "blue"] },
      { name: "Vase", price: 7, lid: false, colours: ["green"] },
    ]);
    const { comparison } = await imported("a.json", list);
    expect(rowsOf(comparison)).toEqual({ price: [5, 7], lid: [true, false], colours: [["red", "blue"], "green"] });
    const byName = JSON.stringify({ title: "Jug vs Vase", data: { Jug: { price: 5 }, Vase: { price: 7 } } });
    const second = await imported("b.json", byName);
    expect(rowsOf(second.comparison)).toEqual({ price: [5, 7] });
    expect(lostWords(byName, second.yaml)).toEqual([]);
  });

  it("says what is wrong with what is none", async () => {
    expect(await refused("a.json", "{")).toContain("no JSON");
  });
});
