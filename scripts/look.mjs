/**
 * Content of this repository -> pictures of everything, to be looked at after a change: each layout in colour, in grey, at 30 % and from right to
 * left, pages on a desk and on a telephone, in light and in dark, the index, the handbook.
 *
 *   npm run look             # out/look/look.png, and each picture beside it
 *   npm run look -- readme   # docs/images/layouts.png: one file in three layouts
 *
 * Needs pdftoppm (poppler) and Chromium, and `npm run compile` before it. Exits with 2 where one of these is missing.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const VERSUS = join(ROOT, "dist/cli/main.js");
const GALLERY = join(ROOT, "examples/gallery");
const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

/** What has a table, points and choices, and so something to show in most layouts. */
const SAMPLE = "stalactite-vs-stalagmite";
const ARABIC = "star-vs-planet";
const LAYOUTS = ["handout", "brief", "card", "matrix", "worksheet"];

function demand(isThere, what) {
  if (isThere) return;
  process.stderr.write(`${what}\n`);
  process.exit(2);
}

demand(existsSync(VERSUS), "the program isn't compiled: npm run compile");
demand(!spawnSync("pdftoppm", ["-v"]).error, "pdftoppm is missing. Debian: apt-get install poppler-utils");
demand(CHROMIUM !== undefined, "Chromium is missing. Debian: apt-get install chromium");

const temporary = mkdtempSync(join(tmpdir(), "versus-look-"));

/** Builds sheets into a folder of their own. @returns the folder */
function built(cwd, name, ...args) {
  const out = join(temporary, name);
  const { status, stderr } = spawnSync(process.execPath, [VERSUS, "build", ...args, "--out", out, "--quiet"], {
    cwd,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`versus build ${args.join(" ")} ended with ${status}\n${stderr}`);
  return out;
}

/** Paints the first pages of a PDF. @returns paths of PNGs, in the order of the pages */
function painted(pdf, folder, name, { pages = 1, grey = false, dpi = 60 } = {}) {
  const range = ["-f", "1", "-l", String(pages)];
  spawnSync("pdftoppm", ["-png", "-r", String(dpi), ...range, ...(grey ? ["-gray"] : []), pdf, join(folder, name)]);
  const own = new RegExp(`^${name}-\\d+\\.png$`);
  return readdirSync(folder)
    .filter((file) => own.test(file))
    .sort()
    .map((file) => join(folder, file));
}

/** Photographs a page as a reader has it. */
async function photographed(browser, file, folder, name, { width, colorScheme, scale = 1 }) {
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme, deviceScaleFactor: scale });
  await page.goto(pathToFileURL(file).href);
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, fullPage: true });
  await page.close();
  return path;
}

/** One picture of rows of pictures. @param rows each with `title`, `pictures` (paths), and the `height` or `width` of each in px */
async function contactSheet(browser, rows, file, width) {
  const figure = (path, { height, width: wide, names = true }) =>
    `<figure><img src="${pathToFileURL(path)}" style="${height ? `height: ${height}px` : `width: ${wide}px`}">${names ? `<figcaption>${basename(path, ".png")}</figcaption>` : ""}</figure>`;
  const row = (each) =>
    `${each.title ? `<h2>${each.title}</h2>` : ""}<div>${each.pictures.map((path) => figure(path, each)).join("")}</div>`;
  const html = `<!DOCTYPE html><meta charset="utf-8"><style>body { background: #dfe3e8; font: 13px sans-serif; margin: 20px }
h2 { margin: 18px 0 8px } div { align-items: flex-start; display: flex; flex-wrap: wrap; gap: 20px; justify-content: center } h2 + div { justify-content: flex-start } figure { margin: 0 } img { box-shadow: 0 1px 6px #0005; display: block }</style>${rows.map(row).join("")}`;
  const source = join(temporary, "contact.html");
  writeFileSync(source, html);
  const page = await browser.newPage({ viewport: { width, height: 100 } });
  await page.goto(pathToFileURL(source).href);
  await page.screenshot({ path: file, fullPage: true });
  await page.close();
}

async function everything(browser) {
  const folder = resolve(ROOT, "out/look");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const gallery = built(GALLERY, "gallery", "--formats", "pdf,page,index");
  const site = built(ROOT, "site", "--formats", "pdf,page,index,handbook");
  const sheets = readdirSync(join(gallery, "pdf")).filter((name) => name.endsWith(".pdf"));
  const paint = (suffix, options) =>
    sheets.flatMap((name) =>
      painted(join(gallery, "pdf", name), folder, `${basename(name, ".pdf")}${suffix}`, options),
    );
  const inColour = paint("", {});
  const handouts = readdirSync(join(site, "pdf")).flatMap((name) =>
    painted(join(site, "pdf", name), folder, basename(name, ".pdf")),
  );
  const fromRight = LAYOUTS.flatMap((layout) => {
    const out = built(GALLERY, `arabic-${layout}`, ARABIC, "--layout", layout, "--formats", "pdf");
    return painted(join(out, "pdf", `${ARABIC}.pdf`), folder, `arabic-${layout}`);
  });
  const pages = [];
  for (const name of readdirSync(join(gallery, "html")))
    for (const [width, colorScheme] of [
      [1280, "light"],
      [390, "light"],
      [390, "dark"],
    ])
      pages.push(
        await photographed(
          browser,
          join(gallery, "html", name),
          folder,
          `${basename(name, ".html")}-${width}-${colorScheme}`,
          {
            width,
            colorScheme,
          },
        ),
      );
  for (const [width, colorScheme] of [
    [1280, "light"],
    [1280, "dark"],
    [390, "light"],
  ])
    pages.push(
      await photographed(browser, join(site, "index.html"), folder, `index-${width}-${colorScheme}`, {
        width,
        colorScheme,
      }),
    );
  const spreads = painted(join(site, "handbook.pdf"), folder, "handbook", { pages: 5 });
  const rows = [
    { title: "Each layout", pictures: inColour, height: 420 },
    { title: "In grey", pictures: paint("-grey", { grey: true }), height: 260 },
    { title: "At 30 %", pictures: inColour, height: 210, names: false },
    { title: "From right to left", pictures: fromRight, height: 420 },
    { title: "Pages", pictures: pages, height: 560 },
    { title: "Handbook", pictures: spreads, height: 420 },
    { title: "The sheets", pictures: handouts, height: 420 },
  ];
  const file = join(folder, "look.png");
  await contactSheet(browser, rows, file, 2000);
  return file;
}

async function readme(browser) {
  const folder = join(ROOT, "docs/images");
  mkdirSync(folder, { recursive: true });
  const pictures = ["handout", "card", "worksheet"].flatMap((layout) => {
    const out = built(GALLERY, `readme-${layout}`, SAMPLE, "--layout", layout, "--formats", "pdf");
    return painted(join(out, "pdf", `${SAMPLE}.pdf`), temporary, layout, { dpi: 110 });
  });
  const file = join(folder, "layouts.png");
  await contactSheet(browser, [{ pictures, height: 560, names: false }], file, 1300);
  return file;
}

const browser = await chromium.launch({ executablePath: CHROMIUM });
try {
  const file = await (process.argv[2] === "readme" ? readme : everything)(browser);
  process.stdout.write(`${file}\n`);
} finally {
  await browser.close();
  rmSync(temporary, { recursive: true });
}
