/** Two pages to a sheet: the second is seen and not heard, and the sheet is the paper that is cut into two. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hasPoppler, hasQpdf, pdfText } from "../support/outside.js";
import { project, versus } from "../support/project.js";

const SHEET = `layout: card
subjects: [{name: Tea, points: ["[leafword](https://example.org/leaf)", "**soft**"]}, {name: Coffee}]
table: {Plant: [Leaf, Seed], Strength: [{score: 2, of: 5}, {score: 4, of: 5}]}
`;

const sizeOf = (file: string) =>
  /Page size:\s+([\d.]+) x ([\d.]+)/
    .exec(execFileSync("pdfinfo", [file]).toString())!
    .slice(1)
    .map(Number);
const mm = (points: number[]) => points.map((point) => Math.round((point / 72) * 25.4));

describe.skipIf(!hasPoppler || !hasQpdf)("--impose 2up", () => {
  it("puts two cards on an A4, of which one is read", async () => {
    const root = project({ "content/tea.yaml": SHEET });
    const { code, stderr } = await versus(root, "build", "--quiet", "--formats", "pdf", "--impose", "2up");
    expect([code, stderr]).toEqual([0, ""]);
    const [one, two] = ["tea", "tea.2up"].map((name) => join(root, `out/pdf/${name}.pdf`)) as [string, string];
    expect(mm(sizeOf(one))).toEqual([148, 210]);
    expect(mm(sizeOf(two))).toEqual([297, 210]);
    execFileSync("qpdf", ["--check", two]);
    // Each word stands there twice, the second 149 mm to the right of the first.
    const words = [
      ...execFileSync("pdftotext", ["-bbox", two, "-"])
        .toString()
        .matchAll(/xMin="([\d.]+)" yMin="([\d.]+)".*?>(leafword|soft|Coffee)</g),
    ].map(([, x, y, word]) => ({ x: Number(x), y: Number(y), word }));
    for (const word of ["leafword", "soft", "Coffee"]) {
      const places = words.filter((each) => each.word === word).sort((a, b) => a.x - b.x);
      const half = places.length / 2;
      expect(half).toBeGreaterThanOrEqual(1);
      for (const [i, { x, y }] of places.slice(0, half).entries()) {
        expect(places[half + i]!.x - x).toBeCloseTo((149 / 25.4) * 72, 0);
        expect(places[half + i]!.y).toBeCloseTo(y, 1);
      }
    }
    const heard = execFileSync("pdfinfo", ["-struct-text", two]).toString();
    expect(heard.match(/leafword/g)).toHaveLength(1);
    expect(heard).toEqual(execFileSync("pdfinfo", ["-struct-text", one]).toString());
    expect(
      execFileSync("pdfinfo", ["-url", two])
        .toString()
        .match(/example\.org\/leaf/g),
    ).toHaveLength(1);
  });

  it("stacks what lies on its side, takes pages of any size, and goes when it isn't asked for", async () => {
    const root = project({
      "content/lying.yaml": `${SHEET}page: {size: A5 landscape}\n`,
      "content/own.yaml": `${SHEET}page: {size: 100mm 160mm}\n`,
      "content/letter.yaml": `${SHEET}page: {size: Letter}\n`,
    });
    await versus(root, "build", "--quiet", "--formats", "pdf", "--impose", "2up");
    const size = (name: string) => mm(sizeOf(join(root, `out/pdf/${name}.2up.pdf`)));
    expect([size("lying"), size("own"), size("letter")]).toEqual([
      [210, 297],
      [200, 160],
      [432, 279],
    ]);
    const { stdout } = await versus(root, "build", "--quiet", "--formats", "pdf", "--json");
    expect(stdout).toContain('"pruned":["pdf/letter.2up.pdf","pdf/lying.2up.pdf","pdf/own.2up.pdf"]');
    expect(() => pdfText(join(root, "out/pdf/lying.2up.pdf"))).toThrow();
  });

  it("knows no other scheme", async () => {
    const { code, stderr } = await versus(project({ "content/tea.yaml": SHEET }), "build", "--impose", "4up");
    expect(code).toBe(2);
    expect(stderr).toContain('there is no imposition "4up"');
  });
});
