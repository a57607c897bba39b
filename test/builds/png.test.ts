/** A picture of a sheet's first page: what its PDF shows, at one width, named by its page. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { decode } from "fast-png";
import { describe, expect, it } from "vitest";
import { build } from "../../src/index.js";
import { hasPoppler } from "../support/outside.js";
import { filesBelow, project, SHEET, versus } from "../support/project.js";

const SITE = "site: {name: Drinks, url: https://example.org/drinks}\n";
const png = (root: string, path = "png/tea.png") => readFileSync(join(root, "out", path));
const page = (root: string, path = "html/tea.html") => readFileSync(join(root, "out", path), "utf8");

async function built(
  files: Readonly<Record<string, string>>,
  ...formats: ("pdf" | "page" | "png" | "index")[]
): Promise<string> {
  const root = project({ "content/tea.yaml": SHEET, ...files });
  const { sheets } = await build({ root, ...(formats.length > 0 && { formats }) });
  expect(sheets.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  return root;
}

describe("a picture of a sheet", () => {
  it("is 1200 pixels wide, and made without writing a PDF", async () => {
    const root = await built({}, "png");
    expect(filesBelow(join(root, "out")).filter((path) => !path.startsWith("."))).toEqual([
      "manifest.json",
      "png/small/tea.png",
      "png/tea.png",
    ]);
    const { width, height, channels, depth } = decode(png(root));
    expect({ width, height, channels, depth }).toEqual({ width: 1200, height: 1697, channels: 3, depth: 8 });
    expect(JSON.parse(readFileSync(join(root, "out/manifest.json"), "utf8")).outputs).toEqual([
      expect.objectContaining({ path: "png/small/tea.png", format: "small", slug: "tea" }),
      expect.objectContaining({ path: "png/tea.png", format: "png", slug: "tea" }),
    ]);
    expect((await build({ root, formats: ["png"] })).written).toEqual([]);
  });

  it("has the same bytes each time, beside a PDF and without", async () => {
    const [alone, beside] = [await built({}, "png"), await built({}, "pdf", "png")];
    expect(png(alone).equals(png(beside))).toBe(true);
  });

  it.skipIf(!existsSync("dist/cli/main.js"))("is made by workers, and by this thread, alike", async () => {
    const root = await built({ "content/milk.yaml": SHEET.replaceAll("Tea", "Milk") }, "png");
    const args = ["build", "--formats", "png", "--jobs", "2", "--out", "two"];
    execFileSync(process.execPath, [join(process.cwd(), "dist/cli/main.js"), ...args], { cwd: root, stdio: "pipe" });
    for (const name of ["tea.png", "milk.png"])
      expect(readFileSync(join(root, "two/png", name)).equals(png(root, `png/${name}`))).toBe(true);
  });

  it("is not made where nobody names it", async () => {
    const root = await built({});
    expect(existsSync(join(root, "out/png"))).toBe(false);
    expect(page(root)).not.toContain("og:image");
  });

  it("doesn't show what the sheet hides, nor the answers of a worksheet", async () => {
    const hidden = await built({ "content/tea.yaml": `hide: [table]\n${SHEET}` }, "png");
    const without = await built({ "content/tea.yaml": SHEET.replace(/table:[\s\S]*/, "") }, "png");
    expect(png(hidden).equals(png(without))).toBe(true);
    const asks = { "content/tea.yaml": `layout: worksheet\n${SHEET}` };
    const root = await built(asks, "pdf", "png");
    expect(filesBelow(join(root, "out/pdf"))).toEqual(["tea.key.pdf", "tea.pdf"]);
    expect(png(root).equals(png(await built(asks, "png")))).toBe(true);
  });

  it.runIf(hasPoppler)("shows what another reader shows of the PDF", async () => {
    const root = await built({}, "pdf", "png");
    const args = ["-png", "-singlefile", "-scale-to-x", "1200", "-scale-to-y", "1697", join(root, "out/pdf/tea.pdf")];
    const [ours, theirs] = [png(root), execFileSync("pdftoppm", args, { maxBuffer: 1e8 })].map((bytes) =>
      decode(bytes),
    );
    expect(theirs!.channels).toBe(3);
    let sum = 0;
    for (let i = 0; i < ours!.data.length; i++) sum += Math.abs(ours!.data[i]! - theirs!.data[i]!);
    expect(sum / ours!.data.length).toBeLessThan(1.5);
    // White paper, and something on it.
    expect([...ours!.data.slice(0, 3)]).toEqual([255, 255, 255]);
    expect(ours!.data.filter((sample) => sample < 128).length).toBeGreaterThan(10_000);
  });
});

describe("a picture in small", () => {
  it("is the mean of what the large one has there, whatever the shape of the paper", async () => {
    const root = await built({ "content/wide.yaml": `page: {size: A5 landscape}\n${SHEET}` }, "png");
    for (const [name, width, height] of [
      ["tea", 160, 226],
      ["wide", 160, 113],
    ] as const) {
      const [large, small] = [decode(png(root, `png/${name}.png`)), decode(png(root, `png/small/${name}.png`))];
      expect(small).toMatchObject({ width, height, channels: 3, depth: 8 });
      const mean = ({ data }: { readonly data: ArrayLike<number> }) =>
        Array.from(data).reduce((sum, sample) => sum + sample, 0) / data.length;
      expect(mean(small)).toBeCloseTo(mean(large), 0);
      expect(small.data.some((sample) => sample < 160)).toBe(true);
    }
  });

  it("is shown by the index where there is one, and comes and goes with the large one", async () => {
    const root = await built({}, "page", "png", "index");
    const index = () => readFileSync(join(root, "out/index.html"), "utf8");
    const image = '<img class="vs-thumbnail" src="png/small/tea.png" alt="" width="80" height="113" loading="lazy">';
    expect(index()).toContain(image);
    renameSync(join(root, "content/tea.yaml"), join(root, "content/green-tea.yaml"));
    await build({ root, formats: ["page", "index"] });
    expect(index()).not.toContain("<img");
    expect(existsSync(join(root, "out/png/small/tea.png"))).toBe(false);
  });

  it("is shown by pages of topics and by the search as well", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 151 }, (_, i) => [`content/s${i}.yaml`, SHEET.replaceAll("Tea", `Tea ${i}`)]),
    );
    const root = project({ ...many, "content/tea.yaml": `tags: [hot]\n${SHEET}` });
    await build({ root, formats: ["page", "index"] });
    await build({ root, formats: ["page", "png", "index"], select: ["tea"] });
    expect(readFileSync(join(root, "out/topics/hot.html"), "utf8")).toContain('src="../png/small/tea.png"');
    expect(readFileSync(join(root, "out/search/1.js"), "utf8")).toMatch(/\["tea","Tea vs Coffee","[^"]*",\[0\],5\]/);
  });
});

describe("the page of a sheet with a picture", () => {
  it("names it by its whole address, with a text, where the site has one", async () => {
    const root = await built({ "versus.yaml": SITE }, "page", "png");
    expect(page(root)).toContain('<meta property="og:image" content="https://example.org/drinks/png/tea.png">');
    expect(page(root)).toMatch(/<meta property="og:image:alt" content="[^"]*Tea vs Coffee[^"]*">/);
    expect(page(root)).toContain('<meta name="twitter:card" content="summary_large_image">');
  });

  it("names none where the site has no address, or no picture is made", async () => {
    expect(page(await built({}, "page", "png"))).not.toContain("og:image");
    const plain = page(await built({ "versus.yaml": SITE }, "page"));
    expect(plain).not.toContain("og:image");
    expect(plain).toContain('<meta name="twitter:card" content="summary">');
  });

  it("names that of its edition", async () => {
    const settings = `${SITE}formats: [page, png]\neditions: {large: {preset: large-print}}\n`;
    const root = project({ "content/tea.yaml": SHEET, "versus.yaml": settings });
    expect(await versus(root, "build")).toMatchObject({ code: 0 });
    expect(page(root, "large/html/tea.html")).toContain('content="https://example.org/drinks/large/png/tea.png"');
    expect(png(root, "large/png/tea.png").equals(png(root))).toBe(false);
  });
});
