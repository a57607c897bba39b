/** `brand` of versus.yaml: what it gives, what goes before it, what each sheet shows of it, and what is told of one that can't be. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lightness, parseHex } from "../../src/color/index.js";
import { contrastPairs, unreadablePair } from "../../src/content/settings/contrast.js";
import { greyTwin } from "../../src/content/settings/grey.js";
import { parseSettings } from "../../src/content/settings/settings.js";
import { settingsFrom } from "../../src/content/settings/settings-options.js";
import { hasPoppler, hasQpdf, pdfText } from "../support/outside.js";
import { project, SHEET, versus } from "../support/project.js";
import { codeOn } from "../support/qr.js";

const drawing = (inner: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" viewBox="0 0 60 20">${inner}</svg>`;
const LOGO = drawing('<path fill="#0b4a6f" d="M0 0h60v20H0z"/>');
const FILES = {
  "content/tea.yaml": `updated: 2026-11-23\n${SHEET}`,
  "brand/logo.svg": LOGO,
  "brand/dark.svg": LOGO.replace("#0b4a6f", "#ffffff"),
};
const SITE = "site: {name: Acme, url: https://example.org/compare}\n";
const BRAND = `${SITE}brand:
  logo: brand/logo.svg
  logoDark: brand/dark.svg
  colors: ["#0b4a6f", "#a8481c"]
  footer: Acme **Academy**
  contact: "[Ask us](mailto:a@example.org)"
  legal: © Acme & Sons
  qr: true
`;

const read = (root: string, path: string) => readFileSync(join(root, "out", path), "utf8");
const settings = (yaml: string, files: Readonly<Record<string, string>> = FILES) =>
  parseSettings(yaml, { path: "versus.yaml", root: project(files) });

describe("a brand", () => {
  it("gives colours, logo and family where nothing else says them", () => {
    const { value, diagnostics } = settings(`${BRAND}  font: Inter\n  headlines: Lora\n`);
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({
      accents: ["#0b4a6f", "#a8481c"],
      fonts: { body: ["Inter"] },
      brand: { headlines: "Lora", qr: true },
    });
    expect(value?.site.logo).toMatch(/logo\.svg$/);
    expect(value?.brand?.logoDark).toMatch(/dark\.svg$/);
  });

  it("comes after accents, fonts and the logo of the site", () => {
    const own = `accents: ["#123456", "#7a1f00"]\nfonts: {body: [Source Sans 3]}\n`;
    const named = BRAND.replace("name: Acme", "name: Acme, logo: brand/dark.svg");
    const { value } = settings(`${own}${named}  font: Inter\n`);
    expect(value).toMatchObject({ accents: ["#123456", "#7a1f00"], fonts: { body: ["Source Sans 3"] } });
    expect(value?.site.logo).toMatch(/dark\.svg$/);
  });

  it("of an edition goes before what versus.yaml says, and takes no dark logo of another brand", () => {
    const { value } = settings(
      `${BRAND}accents: ["#123456", "#7a1f00"]\neditions:\n  second: {brand: {logo: brand/dark.svg, colors: ["#5a1a35", "#00696b"], footer: Second}}\n`,
    );
    const second = value?.editions.second;
    expect(value?.accents).toEqual(["#123456", "#7a1f00"]);
    expect(second).toMatchObject({
      accents: ["#5a1a35", "#00696b"],
      brand: { footer: "Second", legal: "© Acme & Sons" },
    });
    expect(second?.overrides?.accents).toEqual(["#5a1a35", "#00696b"]);
    expect(second?.site.logo).toMatch(/dark\.svg$/);
    expect(second?.brand?.logoDark).toBeUndefined();
  });

  it("that was read can be given again by a program", () => {
    const { value } = settings(BRAND);
    const again = settingsFrom({ ...value }, "/");
    expect(again.diagnostics).toEqual([]);
    expect(again.value).toMatchObject({ accents: value?.accents, brand: { footer: "Acme **Academy**", qr: true } });
    expect(again.value?.site.logo).toBe(value?.site.logo);
  });
});

describe("a sheet of a site with a brand", () => {
  const built = async (
    yaml: string,
    formats = "pdf,page,snippet,index",
    more: Readonly<Record<string, string>> = {},
  ) => {
    const root = project({ ...FILES, "versus.yaml": yaml, ...more });
    const { code, stderr } = await versus(root, "build", "--formats", formats);
    expect([code, stderr.match(/^(error|warning).*/gm)]).toEqual([0, null]);
    return root;
  };

  it("has its lines at the foot of page and snippet, as safe HTML, and the other logo in the dark", async () => {
    const root = await built(BRAND, "page,snippet,index");
    const page = read(root, "html/tea.html");
    for (const html of [page, read(root, "snippets/tea.html")]) {
      expect(html).toContain('<p class="vs-footer"><bdi>Acme <strong>Academy</strong></bdi></p>');
      expect(html).toContain('<p class="vs-contact"><bdi><a href="mailto:a@example.org">Ask us</a></bdi></p>');
      expect(html).toContain('<p class="vs-legal"><bdi>© Acme &amp; Sons</bdi></p>');
      expect(html).not.toContain('vs-qr"');
    }
    expect(page).toMatch(
      /<source srcset="\.\.\/assets\/images\/logo-dark\.svg" media="screen and \(prefers-color-scheme: dark\)">/,
    );
    expect(read(root, "index.html")).toContain('srcset="assets/images/logo-dark.svg"');
    expect(read(root, "assets/images/logo-dark.svg")).toContain("#ffffff");
  });

  it("is what it was where the brand says nothing that is seen", async () => {
    const formats = "page,snippet";
    const plain = await built(SITE, formats);
    const branded = await built(`${SITE}brand: {qr: false}\n`, formats);
    for (const path of ["html/tea.html", "snippets/tea.html", "assets/sheet.css"])
      expect(read(branded, path)).toBe(read(plain, path));
  });

  it.skipIf(!hasPoppler)("shows the address of its page as a code that a camera reads, on any paper", async () => {
    const long = `https://example.org/${"very/long/way/to/the/pages/".repeat(6)}compare`;
    for (const [yaml, address] of [
      [BRAND, "https://example.org/compare/html/tea.html"],
      [`${BRAND}page: {size: A5, margin: 9mm}\n`, "https://example.org/compare/html/tea.html"],
      [BRAND.replace("https://example.org/compare", long), `${long}/html/tea.html`],
    ] as const) {
      const root = await built(yaml, "pdf");
      const pdf = join(root, "out/pdf/tea.pdf");
      expect(codeOn(pdf)).toBe(address);
      expect(pdfText(pdf)).toContain("Acme Academy");
    }
  });

  it.skipIf(!hasQpdf)("has the code as an artifact, since the address stands beside it", async () => {
    const root = await built(BRAND, "pdf");
    const json = execFileSync("qpdf", ["--json", "--json-stream-data=none", join(root, "out/pdf/tea.pdf")], {
      encoding: "utf8",
    });
    expect(json.match(/"\/S": "\/Figure"/g)).toHaveLength(1);
  });
});

describe("fonts of a brand", () => {
  const font = (style: string) =>
    readFileSync(`node_modules/@expo-google-fonts/source-sans-3/${style}/SourceSans3_${style}.ttf`);
  const installed = (name: string, file: string, styles: readonly string[]) =>
    Object.fromEntries(
      styles.map((style) => [`node_modules/@expo-google-fonts/${name}/${style}/${file}_${style}.ttf`, font(style)]),
    );

  it("are found by their family among the packages of the project, in the weights that sheets have", async () => {
    const root = project({
      ...FILES,
      ...installed("acme-sans", "AcmeSans", [
        "200ExtraLight",
        "400Regular",
        "400Regular_Italic",
        "700Bold",
        "900Black",
      ]),
      "versus.yaml": "brand: {font: Acme Sans, headlines: acme sans}\n",
    });
    const { code, stderr } = await versus(root, "build", "--formats", "page,snippet");
    expect([code, stderr.match(/^error.*/m)]).toEqual([0, null]);
    const faces = read(root, "assets/fonts.css").match(/font-family: "acme sans"; font-style: \w+; font-weight: \d+/gi);
    expect(faces?.map((face) => face.slice(-3))).toEqual(["400", "400", "700"]);
    expect(read(root, "assets/sheet.css")).toMatch(/--font-headlines: "acme sans", "Acme Sans", "Source Sans 3"/);
    expect(existsSync(join(root, "out/assets/fonts/AcmeSans_700Bold.ttf"))).toBe(true);
    await versus(root, "build", "--formats", "index");
    expect(read(root, "assets/index.css")).toMatch(
      /body \{ font-family: "Acme Sans", var\(--vs-stand-ins, "Segoe UI"\), "Source Sans 3"/,
    );
  });

  it.skipIf(!hasPoppler)("are those of the PDF, and a new version of the package makes it anew", async () => {
    const root = project({
      ...FILES,
      ...installed("acme-sans", "AcmeSans", ["400Regular"]),
      "versus.yaml": "brand: {headlines: Acme Sans}\n",
    });
    const first = await versus(root, "build", "--formats", "pdf");
    expect(first.code).toBe(0);
    const again = await versus(root, "build", "--formats", "pdf");
    expect(again.stderr).toMatch(/1 sheet unchanged|unchanged/);
    execFileSync("cp", [
      "node_modules/@expo-google-fonts/source-sans-3/900Black/SourceSans3_900Black.ttf",
      join(root, "node_modules/@expo-google-fonts/acme-sans/400Regular/AcmeSans_400Regular.ttf"),
    ]);
    expect((await versus(root, "build", "--formats", "pdf")).code).toBe(0);
    const fonts = execFileSync("pdffonts", [join(root, "out/pdf/tea.pdf")], { encoding: "utf8" });
    expect(fonts).toContain("SourceSans3-Black");
  });

  it("that are nowhere are an error at the line that names them, with the package to install", async () => {
    const root = project({ ...FILES, "versus.yaml": "brand:\n  font: Source Sanz 3\n  headlines: Lora\n" });
    const { code, stderr } = await versus(root, "check");
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /no font file has the family "Source Sanz 3"\n +--> versus\.yaml:2:9[\s\S]*did you mean "Source Sans 3"\?/,
    );
    expect(stderr).toMatch(/"Lora"\n +--> versus\.yaml:3:14[\s\S]*npm install @expo-google-fonts\/lora/);
  });

  it("for headlines alone, in a file, leave the text the family that it has", async () => {
    const root = project({
      ...FILES,
      "fonts/Own.ttf": readFileSync(
        "node_modules/@expo-google-fonts/source-code-pro/900Black/SourceCodePro_900Black.ttf",
      ),
      "versus.yaml": "fonts: {files: [fonts/*.ttf]}\nbrand: {headlines: Source Code Pro}\n",
    });
    expect((await versus(root, "build", "--formats", "page")).code).toBe(0);
    expect(read(root, "assets/fonts.css")).toMatch(/"Source Sans 3"; font-style: normal; font-weight: 400/);
    expect(read(root, "assets/fonts.css")).toMatch(/"Source Code Pro"; font-style: normal; font-weight: 900/);
  });

  it("that are installed outside of the project are not read", async () => {
    const outer = project({
      ...installed("acme-sans", "AcmeSans", ["400Regular"]),
      "inner/content/tea.yaml": SHEET,
      "inner/versus.yaml": "brand: {font: Acme Sans}\n",
    });
    expect((await versus(join(outer, "inner"), "check")).stderr).toMatch(/no font file has the family "Acme Sans"/);
  });
});

describe("a brand that can't be", () => {
  it.each([
    ["brand: Acme", /"brand" must be a mapping[\s\S]*`brand: \{logo:/],
    ["brand: {color: [red]}", /the key "color" is not known[\s\S]*did you mean "colors"/],
    ["brand:\n  colors: [red, blue]", /"red" is not a colour[\s\S]*versus\.yaml:2:12/],
    ['brand:\n  colors: ["#0b4a6f"]', /"brand.colors" holds 1: a brand has at least two/],
    [`brand: {colors: [${Array.from({ length: 9 }, (_, i) => `"#00000${i}"`)}]}`, /holds 9: a brand has at most eight/],
    [
      'brand:\n  colors: ["#0b4a6f", "#ffee00"]',
      /contrast is below 4.5:1[\s\S]*versus\.yaml:2:23[\s\S]*"#[0-9a-f]{6}"/,
    ],
    ["brand:\n  qr: true", /`site.url` is missing[\s\S]*versus\.yaml:2:7[\s\S]*https:\/\/example\.org/],
    [
      `site: {url: https://example.org/${"long/".repeat(400)}}\nbrand:\n  qr: true`,
      /too long for a QR code[\s\S]*versus\.yaml:3:7/,
    ],
    ["brand: {qr: yes}", /"brand.qr" must be true or false/],
    ["brand:\n  logoDark: brand/dark.svg", /no logo that this one could stand for[\s\S]*versus\.yaml:2:13/],
    ["brand:\n  logo: brand/logo.svg", /no alternate text[\s\S]*versus\.yaml:2:9[\s\S]*site: \{name/],
    ["site: {name: A}\nbrand: {logo: brand/none.svg}", /there is no image brand\/none\.svg/],
    ["site: {name: A}\nbrand: {logo: ../logo.svg}", /(outside the project|there is no image)/],
    ["site: {name: A}\nbrand: {logo: content/tea.yaml}", /none of PNG, JPEG, SVG, WebP and GIF/],
    [
      "site: {name: A}\nbrand:\n  logo: brand/words.svg",
      /the words of the logo brand\/words\.svg are text[\s\S]*versus\.yaml:3:9[\s\S]*into paths/,
    ],
    [
      "brand: {footer: '[here](javascript:alert(1))'}",
      /the link "javascript:alert\(1\)" in "?brand.footer"? is not safe/,
    ],
    ["brand: {contact: [a, b]}", /"brand.contact" must be a text, not a list/],
    ["brand: {legal: ''}", /"brand.legal" is empty/],
    ["brand: {font: ''}", /"brand.font" is empty/],
    ["brand: {headlines: {family: Lora}}", /"brand.headlines" must be a text/],
  ])("%j is told with what to write", async (yaml, message) => {
    const words = drawing("<g><text y='9'><tspan>Acme</tspan></text></g>");
    const root = project({ ...FILES, "brand/words.svg": words, "versus.yaml": `${yaml}\n` });
    const { code, stderr } = await versus(root, "check");
    expect(stderr).toMatch(message);
    expect(code).toBe(1);
  });

  it("has words in its logo: of `site.logo`, which could always have them, a warning", async () => {
    const root = project({
      ...FILES,
      "brand/words.svg": drawing("<text y='9'>Acme</text>"),
      "brand/hidden.svg": drawing("<text y='9' display='none'>Acme</text><defs><text>A</text></defs><text> </text>"),
      "versus.yaml": "site: {name: A, logo: brand/words.svg}\n",
      "hidden.yaml": "site: {name: A}\nbrand: {logo: brand/hidden.svg}\n",
    });
    const { code, stderr } = await versus(root, "check");
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(/^warning: the words of the logo[\s\S]*versus\.yaml:1:/m),
    ]);
    expect((await versus(root, "check", "--settings", "hidden.yaml")).stderr).not.toContain("words of the logo");
  });
});

describe("accents in grey", () => {
  it("are a warning where two are alike, with a colour that isn't", () => {
    const { diagnostics } = settings('brand:\n  colors: ["#0f5f8c", "#a8481c"]\n');
    expect(diagnostics).toMatchObject([{ severity: "warning", code: "settings/accent-grey" }]);
    expect(diagnostics[0]?.message).toMatch(/#0f5f8c and #a8481c/);
    expect(diagnostics[0]?.span?.start).toMatchObject({ line: 2, column: 23 });
    const better = /"(#[0-9a-f]{6})"/.exec(diagnostics[0]?.hints?.join() ?? "")?.[1];
    expect(settings(`accents: ["#0f5f8c", "${better}"]\n`).diagnostics).toEqual([]);
  });

  it("any: what is told instead can be read and stands apart from all others", () => {
    const colours = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
    fc.assert(
      fc.property(colours, fc.array(colours, { maxLength: 4 }), (colour, others) => {
        const twin = greyTwin(colour, others);
        if (!twin) return;
        const apart = (a: string, b: string) => Math.abs(lightness(parseHex(a)) - lightness(parseHex(b)));
        expect(apart(colour, twin.other)).toBeLessThan(12);
        expect(others.every((other) => apart(twin.better, other) >= 12)).toBe(true);
        expect(unreadablePair(twin.better)).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it("lightness is that of CIE", () => {
    const known = [
      ["#000000", 0],
      ["#ffffff", 100],
      ["#777777", 50.03],
      ["#0b4a6f", 29.7],
    ] as const;
    for (const [hex, value] of known) expect(lightness(parseHex(hex))).toBeCloseTo(value, 1);
    expect(contrastPairs("#0b4a6f").every(({ ratio }) => ratio >= 4.5)).toBe(true);
  });
});
