/** What a PDF claims to conform to, and what it carries. veraPDF judges whether the claims hold: `npm run test:conformance`. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseComparison, renderPdf } from "../../src/library/values.js";
import { printHtml } from "../../src/pdf/print.js";
import { hasPoppler, hasQpdf } from "../support/outside.js";
import { project, SHEET, temporaryFolder, versus } from "../support/project.js";

const page = (body: string) => `<!doctype html>\n<html lang="en"><title>T</title>\n${body}`;
const XMP = /<pdfuaid:part>(\d)|<pdfaid:part>(\d)|<pdfaid:conformance>(.)/g;
const claimed = (bytes: Uint8Array) =>
  [...Buffer.from(bytes).toString("latin1").matchAll(XMP)].map(([, ua, part, level]) => ua ?? part ?? level).join("");

describe("a PDF claims", () => {
  it("PDF/UA-1 and PDF/A-2a where its author has given all that takes", async () => {
    const { value, diagnostics } = await printHtml(page('<p>a</p><img src="x.png" alt="">'));
    expect(diagnostics.map(({ code }) => code)).toEqual(["image/not-loaded"]);
    expect([value!.conformance, claimed(value!.bytes)]).toEqual([["PDF/UA-1", "PDF/A-2a"], "12A"]);
  });

  it.each([
    ["a language", "<title>T</title><p>a", "", "pdf/missing-lang", 1, 1],
    ["a language", "<!doctype html>\n <html dir=ltr><title>T</title>", "", "pdf/missing-lang", 2, 2],
    ["an alternate text", page("<p>a\n <img src=x.png>"), "en", "pdf/missing-alt", 4, 2],
    ["an alternate text", page("<p role=img>a"), "en", "pdf/missing-alt", 3, 1],
  ])("no accessibility without %s: %s", async (_, html, lang, code, line, column) => {
    const { value, diagnostics } = await printHtml(html, { file: "t.html", ...(lang && { lang }) });
    const [error] = diagnostics.filter((d) => d.severity === "error");
    expect(error).toMatchObject({ code, span: { file: "t.html", start: { line, column } } });
    expect(error!.hints).toHaveLength(1);
    expect([value!.conformance, claimed(value!.bytes)]).toEqual([["PDF/A-2b"], "2B"]);
  });

  it("what versus print then says, with the file written", async () => {
    const root = project({ "p.html": "<p>a</p>\n<img src=x.png>" });
    const { code, stdout, stderr } = await versus(root, "print", "p.html");
    expect([code, stdout]).toEqual([1, "p.pdf\n"]);
    expect(stderr).toMatch(
      /error: the document doesn't say in which language it is[\s\S]*p\.html:1:1[\s\S]*<html lang="en">/,
    );
    expect(stderr).toMatch(/error: the image x\.png has no alternate text[\s\S]*p\.html:2:1/);
  });
});

describe("an attached source", () => {
  const YAML = `# é — ünï\n${SHEET}`;

  it.skipIf(!hasPoppler || !hasQpdf)("comes out of the PDF as it was", async () => {
    const root = project({ "content/tea.yaml": YAML, "versus.yaml": "pdf: {attachSource: true}\n" });
    expect((await versus(root, "build", "--formats", "pdf", "--quiet")).code).toBe(0);
    const pdf = join(root, "out/pdf/tea.pdf");
    execFileSync("pdfdetach", ["-saveall", "-o", root, pdf]);
    expect(readFileSync(join(root, "tea.yaml"), "utf8")).toBe(YAML);
    const listed = execFileSync("qpdf", ["--list-attachments", "--verbose", pdf], { encoding: "utf8" });
    expect(listed).toMatch(/^tea\.yaml -> /);
    expect(listed).toContain("application/yaml");
    expect(claimed(readFileSync(pdf))).toBe("13A");
    const manifest = JSON.parse(readFileSync(join(root, "out/manifest.json"), "utf8")) as {
      outputs: { report: { conformance: string[] } }[];
    };
    expect(manifest.outputs[0]!.report.conformance).toEqual(["PDF/UA-1", "PDF/A-3a"]);
  });

  it("goes along where a program gives it, and not else", async () => {
    const { value } = parseComparison(YAML, { path: "tea.yaml" });
    expect((await renderPdf(value!)).value!.conformance).toEqual(["PDF/UA-1", "PDF/A-2a"]);
    const [first, again] = [await renderPdf(value!, { source: YAML }), await renderPdf(value!, { source: YAML })];
    expect(first.value!.conformance).toEqual(["PDF/UA-1", "PDF/A-3a"]);
    expect(Buffer.compare(first.value!.bytes, again.value!.bytes)).toBe(0);
  });

  it("says no language that is none (PDF/UA, 7.2; PDF/A, 6.7.4)", async () => {
    const languages = async (lang: string, inner: string) => {
      const html = `<!DOCTYPE html><html lang='${lang}'><head><title>T</title></head><body><p lang='${inner}'>Text</p></body></html>`;
      const { value, diagnostics } = await printHtml(html);
      const said = [
        ...Buffer.from(value!.bytes)
          .toString("latin1")
          .matchAll(/\/Lang \(([^)]*)\)/g),
      ];
      return { said: said.map(([, language]) => language), codes: diagnostics.map(({ code }) => code), value };
    };
    expect(await languages(" de-AT ", "fr")).toMatchObject({ said: ["fr", "de-AT"], codes: [] });
    expect(await languages("en", ';"fr"')).toMatchObject({ said: ["en"], codes: [] });
    const none = await languages(';"en"', "fr");
    expect(none).toMatchObject({ said: ["fr", "en"], codes: ["pdf/missing-lang"] });
    expect(none.value!.conformance).toEqual(["PDF/A-2b"]);
  });

  it("has a type without parameters, and no name that is none (PDF/A-3, 6.8)", async () => {
    const attachment = { name: "t.csv", description: "T", relationship: "Data", content: new Uint8Array(3) } as const;
    const types = ["text/csv; charset=utf-8", "image/svg+xml", "nonsense", "a/b/c", ""];
    const attachments = types.map((mimeType, i) => ({ ...attachment, name: `t${i}.csv`, mimeType }));
    const { value } = await printHtml(page("<p>With files</p>"), { attachments });
    const written = Buffer.from(value!.bytes)
      .toString("latin1")
      .match(/\/Type \/EmbeddedFile\s*\/Subtype \/\S+/g);
    expect(written?.map((entry) => entry.replace(/.*\//s, "").replaceAll("#2F", "/"))).toEqual([
      "text/csv",
      "image/svg+xml",
      ...Array.from({ length: 3 }, () => "application/octet-stream"),
    ]);
  });
});

describe("characters that no font has", () => {
  it.skipIf(!hasPoppler)("are named, shown as boxes, and read as what they are", async () => {
    const { value, diagnostics } = await printHtml(page("<p>Runes ᚢᚠ and 𓀀</p>"));
    expect(value!.missingGlyphs).toEqual(["ᚠ", "ᚢ", "𓀀"]);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["font/missing-glyph", "warning"]]);
    expect(value!.conformance).toEqual(["PDF/UA-1", "PDF/A-2a"]);
    const file = join(temporaryFolder(), "runes.pdf");
    writeFileSync(file, value!.bytes);
    expect(execFileSync("pdftotext", [file, "-"], { encoding: "utf8" }).trim()).toBe("Runes ᚢᚠ and 𓀀");
  });
});
