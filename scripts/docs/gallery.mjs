/** The gallery: sheets of `examples/gallery/` in each layout and in each preset of editions, built by the command, with pictures of their PDFs. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { encode } from "fast-png";
import { parse } from "yaml";

/** What is shown in each edition. */
const SAMPLE = "stalactite-vs-stalagmite";
/** Of pictures: 96 px an inch, twice. */
const SCALE = 96 / 72;

/**
 * Builds everything below `out`/sheets.
 * @param root of the repository, compiled
 * @returns groups of sheets, each with a `name` and what of it is `layouts` or `editions`; paths are relative to `out`
 */
export async function gallery(root, out) {
  const project = mkdtempSync(join(tmpdir(), "versus-docs-"));
  try {
    cpSync(join(root, "examples/gallery"), project, { recursive: true, filter: (path) => basename(path) !== "out" });
    const schema = JSON.parse(readFileSync(join(root, "versus.settings.schema.json"), "utf8"));
    const presets = presetsOf(schema);
    const editions = presets.map((name) => `  ${name}: {preset: ${name}}\n`).join("");
    const settings = readFileSync(join(project, "versus.yaml"), "utf8");
    writeFileSync(join(project, "presets.yaml"), `${settings}editions:\n${editions}`);
    built(root, project, join(out, "sheets"));
    built(root, project, join(out, "sheets"), SAMPLE, "--settings", "presets.yaml");
    const sheets = readdirSync(join(project, "content"))
      .filter((name) => name.endsWith(".yaml"))
      .sort()
      .map((name) => sheetOf(join(project, "content", name)))
      // A reader of the site reads English.
      .sort((a, b) => Number(b.lang === "en") - Number(a.lang === "en"));
    const layouts = ["handout", ...readdirSync(join(root, "templates/layouts")).sort()];
    const groups = [
      ...layouts.map((name) => ({ kind: "layout", name, sheets: sheets.filter(({ layout }) => layout === name) })),
      ...presets.map((name) => ({
        kind: "edition",
        name,
        folder: `${name}/`,
        sheets: sheets.filter(({ slug }) => slug === SAMPLE),
      })),
    ];
    return await withPictures(groups, out);
  } finally {
    rmSync(project, { recursive: true });
  }
}

/** The presets that the schema of settings knows. */
function presetsOf(schema) {
  const found = JSON.stringify(schema.properties.editions).match(/"preset":\{"enum":(\[[^\]]+\])/);
  if (found === null) throw new Error("versus.settings.schema.json names no presets of editions");
  return JSON.parse(found[1]);
}

function built(root, project, out, ...words) {
  const command = [join(root, "dist/cli/main.js"), "build", ...words, "--formats", "pdf,page", "--out", out, "--quiet"];
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: project, encoding: "utf8" });
  if (status !== 0) throw new Error(`versus build ${words.join(" ")} ended with ${status}\n${stderr}`);
}

function sheetOf(file) {
  const yaml = readFileSync(file, "utf8");
  const { title, subjects, layout = "handout", lang = "en" } = parse(yaml);
  return {
    slug: basename(file, ".yaml"),
    title: title ?? subjects.map(({ name }) => name).join(" vs "),
    layout,
    lang,
    yaml,
  };
}

async function withPictures(groups, out) {
  const pdfium = await PDFiumLibrary.init();
  try {
    const shown = [];
    for (const { folder = "", ...group } of groups) {
      const sheets = [];
      for (const sheet of group.sheets) {
        const pdf = `sheets/${folder}pdf/${sheet.slug}.pdf`;
        const picture = `pictures/${folder}${sheet.slug}.png`;
        const size = await paint(pdfium, join(out, pdf), join(out, picture));
        sheets.push({ ...sheet, ...size, pdf, picture, page: `sheets/${folder}html/${sheet.slug}.html` });
      }
      if (sheets.length === 0) throw new Error(`examples/gallery has no sheet for the ${group.kind} ${group.name}`);
      shown.push({ ...group, sheets });
    }
    return shown;
  } finally {
    pdfium.destroy();
  }
}

/** Paints the first page of a PDF into a PNG file. @returns its size in px */
async function paint(pdfium, pdf, file) {
  const document = await pdfium.loadDocument(readFileSync(pdf));
  try {
    const { data, width, height } = await document.getPage(0).render({ scale: SCALE, render: "bitmap" });
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, encode({ width, height, data: new Uint8Array(data), channels: 4 }));
    return { width, height };
  } finally {
    document.destroy();
  }
}
