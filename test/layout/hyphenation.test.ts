import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hyphenationPoints } from "../../src/layout/text/hyphenate.js";
import { printHtml } from "../../src/pdf/print.js";
import { hasPoppler, pdfWords } from "../support/outside.js";
import { temporaryFolder } from "../support/project.js";

const AUTO = { word: "auto", before: "auto", after: "auto" } as const;

function divided(word: string, language: string, limits: Parameters<typeof hyphenationPoints>[2] = AUTO): string {
  const points = [0, ...hyphenationPoints(word, language, limits), word.length];
  return points
    .slice(1)
    .map((at, i) => word.slice(points[i], at))
    .join("-");
}

describe("hyphenation points by language", () => {
  it.each([
    ["en", "hyphenation", "hy-phen-ation"],
    ["en-US", "typography", "ty-pog-ra-phy"],
    ["en-GB", "typography", "ty-po-graphy"],
    ["de", "Silbentrennung", "Sil-ben-tren-nung"],
    ["de-AT", "Donaudampfschifffahrt", "Do-nau-dampf-schiff-fahrt"],
    ["fr", "anticonstitutionnellement", "an-ti-cons-ti-tu-tion-nel-le-ment"],
    ["es", "comparación", "com-pa-ra-ción"],
    ["it", "tipografia", "ti-po-gra-fia"],
    ["ru", "типография", "ти-по-гра-фия"],
    ["el", "τυπογραφία", "τυ-πο-γρα-φία"],
    ["ja", "コンピューター", "コンピューター"],
    ["ar", "المقارنة", "المقارنة"],
    ["", "hyphenation", "hyphenation"],
    ["tlh", "hyphenation", "hyphenation"],
    ["en", "Washington", "Washington"],
  ])("%s: %s", (language, word, expected) => {
    expect(divided(word, language.toLowerCase())).toBe(expected);
  });
  it("keeps to hyphenate-limit-chars", () => {
    expect(divided("hyphenation", "en", { word: 12, before: "auto", after: "auto" })).toBe("hyphenation");
    expect(divided("hyphenation", "en", { word: "auto", before: 3, after: "auto" })).toBe("hyphen-ation");
    expect(divided("hyphenation", "en", { word: "auto", before: 2, after: 6 })).toBe("hy-phenation");
  });
});

const GERMAN =
  "Rechtsschutzversicherungsgesellschaften unterscheiden sich in ihren Versicherungsbedingungen, Selbstbeteiligungen und Wartezeiten erheblich voneinander. Mehr unter www.versicherungsvergleich.example.de.";

async function lines(style: string, text: string, lang = "de"): Promise<string[]> {
  const printed = await printHtml(
    `<!DOCTYPE html><html lang="${lang}"><title>t</title><style>p { width: 130px; ${style} }</style><p>${text}</p></html>`,
    { file: "t.html" },
  );
  expect(printed.diagnostics).toEqual([]);
  const path = join(folder, "t.pdf");
  writeFileSync(path, printed.value!.bytes);
  const byLine = new Map<number, string[]>();
  for (const { y, text: word } of pdfWords(path)) byLine.set(y, [...(byLine.get(y) ?? []), word]);
  return [...byLine.values()].map((words) => words.join(" "));
}

const folder = temporaryFolder();

describe.skipIf(!hasPoppler)("hyphenated lines", () => {
  it("divides words at the ends of lines, and gives their letters back", async () => {
    const auto = await lines("hyphens: auto", GERMAN);
    const manual = await lines("", GERMAN);
    expect(auto.length).toBeGreaterThan(manual.length);
    expect(auto.slice(0, 4)).toMatchInlineSnapshot(`
      [
        "Rechtsschutzversi­",
        "cherungsgesell­",
        "schaften unter­",
        "scheiden sich in ih­",
      ]
    `);
    const joined = auto.join(" ").replace(/[-\u2010\u00ad] /g, "");
    expect(joined.replace(/ /g, "")).toBe(GERMAN.replace(/ /g, ""));
  });
  it("lets soft hyphens decide, and addresses be", async () => {
    expect(await lines("hyphens: auto", "Rechtsschutz&shy;versicherungsgesellschaften")).toHaveLength(2);
    expect(await lines("hyphens: auto", "www.versicherungsvergleich.example.de")).toHaveLength(1);
  });
  it("shows the hyphen that hyphenate-character names", async () => {
    const [first] = await lines('hyphens: auto; hyphenate-character: "="', "Rechtsschutzversicherungsgesellschaften");
    expect(first).toMatch(/^Rechtsschutz/);
  });
  it("doesn't divide where the language is unknown or asks for none", async () => {
    expect(await lines("hyphens: auto", "Rechtsschutzversicherungen", "tlh")).toHaveLength(1);
    expect(await lines("hyphens: none", "Rechts&shy;schutz&shy;versicherungen")).toHaveLength(1);
  });
});
