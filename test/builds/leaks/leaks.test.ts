/** What is for an audience alone, planted in every place that a project could put it: the build that wrote it fails, and takes it away. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { buildFrom } from "../../../src/builds/build.js";
import { BuildMemory } from "../../../src/builds/ledger/memory.js";
import { pngOf } from "../../support/png.js";
import { filesBelow, project, versus } from "../../support/project.js";

const SHEET = `title: Ash vs Oak
lang: en
subjects:
  - name: Ash
    points: [Light wood, {text: "Our margin on ash timber is 40 % or 84071139 a year", audience: internal}]
  - name: Oak
    points: [Heavy wood]
table:
  Weight: [light, heavy]
  Price: {values: [low, high], audience: internal}
  Code: [{text: Nightingale, audience: internal}, none]
`;
const SETTINGS = "audiences: [partner, internal]\nsite: {url: https://example.org}\nfit: {overflow: flow}\n";

const page = (body: string, head = "") =>
  `<!DOCTYPE html><html lang="{{lang}}"><head><meta charset="utf-8"><title>{{title}}</title>${head}</head><body><main>{{> sheet}}${body}</main></body></html>`;
const svg = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20" viewBox="0 0 90 20">${inside}</svg>`;

/** A small image, with a comment. */
const png = (comment: string): Buffer => pngOf(1, 1, Buffer.alloc(3, 128), [["tEXt", `Comment\0${comment}`]]);
/** The same, compressed. */
function packed(comment: string, isInternational: boolean): Buffer {
  const data = deflateSync(Buffer.from(comment)).toString("latin1");
  const head = isInternational ? "Comment\0\x01\0de\0Bemerkung\0" : "Comment\0\0";
  return pngOf(1, 1, Buffer.alloc(3, 128), [[isInternational ? "iTXt" : "zTXt", head + data]]);
}

interface Plant {
  readonly place: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly format: string;
  /** The file that must be gone. */
  readonly gone: string;
}

const onPage = (place: string, body: string, head?: string): Plant => ({
  place,
  files: { "templates/page.hbs": page(body, head) },
  format: "page",
  gone: "html/ash-vs-oak.html",
});
const inPrint = (place: string, body: string, head?: string): Plant => ({
  place,
  files: { "templates/print.hbs": page(body, head) },
  format: "pdf",
  gone: "pdf/ash-vs-oak.pdf",
});
const inContent = (place: string, files: Plant["files"], gone: string, format = "page"): Plant => ({
  place,
  files,
  gone,
  format,
});
const withImage = (image: string) => SHEET.replace("    points: [Heavy wood]", `    image: ${image}\n    alt: A leaf`);

const PLANTS: readonly Plant[] = [
  onPage("in a page's text, over elements and soft hyphens", "<p>our <b>mar&shy;gin</b> on <i>ASH</i>&nbsp;timber</p>"),
  onPage("as a figure", "<p>It is 84071139.</p>"),
  onPage("as a share, without its words", "<p>40%</p>"),
  onPage("as a single word", "<p>(nightingale)</p>"),
  onPage("in an attribute", '<p title="margin on ash timber">x</p>'),
  onPage("in HTML that an attribute has", '<p data-html="&lt;p&gt;margin &lt;b&gt;on ash&lt;/b&gt; timber">x</p>'),
  onPage("in a comment", "<!-- Nightingale -->"),
  onPage("in linked data", "", '<script type="application/ld+json">{"name": "Night\\u0069ngale"}</script>'),
  onPage("in a script", '<script>var x = "Nightingale";</script>'),
  onPage("in a style", "", '<style>p::after { content: "margin on ash timber" }</style>'),
  onPage("in an address", '<a href="https://example.org/?q=margin%20on%20ash%20timber">x</a>'),
  onPage("in a drawing", svg("<title>Nightingale</title>")),
  {
    place: "in a snippet",
    files: { "templates/snippet.hbs": "<p>Nightingale</p>" },
    format: "snippet",
    gone: "snippets/ash-vs-oak.html",
  },
  {
    place: "in the words that the index is searched by",
    files: { "templates/index.hbs": page("").replace("{{> sheet}}", '<p data-search="margin on ash timber">x</p>') },
    format: "page,index",
    gone: "index.html",
  },
  {
    place: "in a stylesheet that pages share",
    files: { "templates/styles/page.css": 'p::after { content: "margin on ash timber" }' },
    format: "page,index",
    gone: "assets/page.css",
  },
  inPrint(
    "in a PDF's text, over lines",
    '<p style="width: 60pt; hyphens: auto">Our mar&shy;gin on <b>ash</b> timber</p>',
  ),
  inPrint("in the tags of a PDF", `<img alt="Nightingale" src="data:image/svg+xml,${encodeURIComponent(svg(""))}">`),
  inPrint("in a PDF's link", '<p><a href="https://example.org/nightingale">x</a></p>'),
  inPrint("in a bookmark", "<h2>Nightingale</h2>"),
  inPrint("in metadata of a PDF", "", '<meta name="keywords" content="Nightingale">'),
  inPrint("in generated content", "<p class=x>y</p>", '<style>.x::before { content: "Nightingale " }</style>'),
  inContent(
    "in the name of a file",
    { "content/nightingale.yaml": SHEET.replace(/, \{text.*\}/, "").replace(/ {2}Price.*|.*Nightingale.*/g, "") },
    "html/nightingale.html",
  ),
  inContent(
    "in a drawing of a sheet",
    {
      "content/ash-vs-oak.yaml": withImage("leaf.svg"),
      "content/leaf.svg": svg('<text y="9" font-size="9">Night&#105;ngale</text>'),
    },
    "assets/images/ash-vs-oak-leaf.svg",
  ),
  inContent(
    "in a drawing that is printed",
    {
      "content/ash-vs-oak.yaml": withImage("leaf.svg"),
      "content/leaf.svg": svg('<text y="9" font-size="9">Nightingale</text>'),
    },
    "pdf/ash-vs-oak.pdf",
    "pdf",
  ),
  inContent(
    "in what an image says of itself",
    { "content/ash-vs-oak.yaml": withImage("leaf.png"), "content/leaf.png": png("margin on ash timber") },
    "assets/images/ash-vs-oak-leaf.png",
  ),
  ...[true, false].map((isInternational) =>
    inContent(
      `in what an image says of itself, packed as ${isInternational ? "iTXt" : "zTXt"}`,
      { "content/ash-vs-oak.yaml": withImage("leaf.png"), "content/leaf.png": packed("Nightingale", isInternational) },
      "assets/images/ash-vs-oak-leaf.png",
    ),
  ),
];

const files = (more: Plant["files"]) => ({ "content/ash-vs-oak.yaml": SHEET, "versus.yaml": SETTINGS, ...more });
const withTemplates = (plant: Plant) =>
  Object.keys(plant.files).some((path) => path.startsWith("templates/")) ? ["--templates", "templates"] : [];

describe("A text that is for an audience alone is found", () => {
  it.each(PLANTS)("$place", async (plant) => {
    const root = project(files(plant.files));
    const { code, stderr } = await versus(root, "build", "--formats", plant.format, ...withTemplates(plant));
    expect(stderr).toContain("is not for all, but stands in out/");
    expect(stderr).toMatch(/content\/ash-vs-oak\.yaml:(5|11|12|13):/);
    expect(stderr).not.toMatch(/nightingale\b(?!\.)|margin on ash/i);
    expect(code).toBe(1);
    expect(filesBelow(join(root, "out"))).not.toContain(plant.gone);
    expect(readFileSync(join(root, "out/manifest.json"), "utf8")).not.toContain(`"${plant.gone}"`);
  });
});

describe("A build with audiences", () => {
  const put = (root: string, path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const LEAK = page("<p>Nightingale</p>");

  it("lets those see it whom it is for, and looks again only where something is another", async () => {
    const root = project(files({ "versus.yaml": `${SETTINGS}editions: {staff: {audience: internal}}\n` }));
    const first = await versus(root, "build", "--formats", "page,index");
    expect([first.code, first.stderr.includes("error:")]).toEqual([0, false]);
    expect(readFileSync(join(root, "out/staff/html/ash-vs-oak.html"), "utf8")).toContain("Nightingale");
    const second = await versus(root, "build", "--formats", "page,index");
    expect(second.stderr).toContain("2 unchanged");
  });

  it("fails as long as it stands there, and is whole again when it is gone", async () => {
    const root = project(files({ "templates/page.hbs": LEAK }));
    const run = () => versus(root, "build", "--formats", "page,index", "--templates", "templates");
    for (const _ of [1, 2]) expect((await run()).code).toBe(1);
    expect(readFileSync(join(root, "out/index.html"), "utf8")).not.toContain("html/ash-vs-oak.html");
    put(root, "templates/page.hbs", page(""));
    expect((await run()).code).toBe(0);
    expect(existsSync(join(root, "out/html/ash-vs-oak.html"))).toBe(true);
  });

  it("finds what earlier builds have written before it was for an audience", async () => {
    const root = project(
      files({
        "content/elm-vs-fir.yaml":
          "subjects: [{name: Elm, points: [Nightingale]}, {name: Fir, points: [x]}]\ntable: {A: [b, c]}\n",
      }),
    );
    const before = SHEET.replace("{text: Nightingale, audience: internal}", "Nightingale");
    put(root, "content/ash-vs-oak.yaml", before);
    expect((await versus(root, "build", "--formats", "page")).code).toBe(0);
    put(root, "content/ash-vs-oak.yaml", SHEET);
    put(
      root,
      "content/elm-vs-fir.yaml",
      "subjects: [{name: Elm, points: [y]}, {name: Fir, points: [x]}]\ntable: {A: [b, c]}\n",
    );
    const { code } = await versus(root, "build", "elm-vs-fir", "--formats", "page");
    expect([
      code,
      existsSync(join(root, "out/html/ash-vs-oak.html")),
      existsSync(join(root, "out/html/elm-vs-fir.html")),
    ]).toEqual([1, false, true]);
  });

  it("looks at each edition and each shard, and at what they are merged to", async () => {
    const root = project(
      files({
        "templates/page.hbs": LEAK,
        "versus.yaml": `${SETTINGS}templates: templates\nformats: [page, index]\neditions: {partners: {audience: partner}, staff: {audience: internal}}\n`,
      }),
    );
    const shard = await versus(root, "build", "--shard", "1/1", "--out", "shard");
    expect(shard.code).toBe(1);
    expect(shard.stderr).toContain("is not for partner, but stands in shard/partners/html/ash-vs-oak.html");
    expect(existsSync(join(root, "shard/staff/html/ash-vs-oak.html"))).toBe(true);
    const merged = await versus(root, "merge", "shard");
    expect(merged.code).toBe(1);
    expect(filesBelow(join(root, "out")).filter((path) => path.endsWith("ash-vs-oak.html"))).toEqual([
      "staff/html/ash-vs-oak.html",
    ]);
  });

  it("minds for whom a flag says it is", async () => {
    const root = project(files({ "templates/page.hbs": LEAK }));
    const run = (...flags: string[]) =>
      versus(root, "build", "--formats", "page", "--templates", "templates", ...flags);
    expect((await run("--audience", "partner")).stderr).toContain("is not for partner");
    expect((await run("--audience", "internal")).code).toBe(0);
  });

  it("looks again at files that were clean, where something else has become a secret", async () => {
    const elm = "subjects: [{name: Elm, points: [y]}, {name: Fir, points: [x]}]\ntable: {A: [b, c]}\n";
    const root = project(files({ "content/elm-vs-fir.yaml": elm, "templates/page.hbs": page("<p>A rowan</p>") }));
    const memory = new BuildMemory(true);
    const options = { root, formats: ["page"], templates: "templates" } as const;
    const run = async () => (await buildFrom(options, () => [], memory)).diagnostics.map(({ code }) => code);
    expect(await run()).toEqual([]);
    put(root, "content/ash-vs-oak.yaml", SHEET.replace("text: Nightingale", "text: Rowan"));
    expect(await run()).toEqual(["build/leak"]);
    expect(existsSync(join(root, "out/html/elm-vs-fir.html"))).toBe(false);
    put(root, "content/ash-vs-oak.yaml", SHEET);
    expect(await run()).toEqual([]);
    expect(existsSync(join(root, "out/html/elm-vs-fir.html"))).toBe(true);
  });

  it("gives no alarm for what may be shown, wherever else it stands", async () => {
    const labels = "labels: {en: {criterion: Price}}\n";
    const root = project(
      files({
        "versus.yaml": `${SETTINGS}${labels}`,
        "content/elm-vs-fir.yaml":
          "subjects: [{name: Elm, points: [The Nightingale sings]}, {name: Fir, points: [It costs 84071139]}]\ntable: {Our margin on ash timber is 40 %: [b, c]}\n",
        "templates/page.hbs": page('<p class="price low">x</p>', "<style>.price { color: #111 }</style>"),
      }),
    );
    const { code, stderr } = await versus(root, "build", "--formats", "page,index", "--templates", "templates");
    expect(stderr).not.toContain("error:");
    expect(code).toBe(0);
  });
});
