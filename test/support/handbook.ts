/** Handbooks of sheets that are given as YAML, with the PDF that each sheet is by itself. */
import { readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { Chapter } from "../../src/builds/finish/chapters.js";
import { writeHandbook } from "../../src/builds/finish/handbook.js";
import { imageFolders, printSheet } from "../../src/builds/sheets/formats/pdf.js";
import type { Sheet } from "../../src/builds/sheets/sheet.js";
import { printedFrom } from "../../src/builds/sheets/targets.js";
import { openToolbox } from "../../src/builds/site/toolbox.js";
import { parseComparison } from "../../src/content/comparison/parse.js";
import { DEFAULT_SETTINGS, type Settings } from "../../src/content/settings/settings.js";
import { hashOf } from "../../src/files/hash.js";
import type { PrintedDocument } from "../../src/pdf/printed-document.js";
import { plainText } from "../../src/templates/views/markdown.js";
import { project } from "./project.js";

export class HandbookProject {
  readonly root: string;
  readonly sheets = new Map<string, Sheet>();
  /** As each sheet is printed by itself. */
  readonly singles = new Map<string, PrintedDocument>();
  readonly entries: Chapter[] = [];

  /** @param files content files by their slugs, in the order of the handbook; others by their paths */
  constructor(
    readonly files: Readonly<Record<string, string | Uint8Array>>,
    readonly settings: Partial<Settings> = {},
  ) {
    this.root = project({ "content/.keep": "", ...files });
    const contents = Object.entries(files).filter(([path]) => path.endsWith(".yaml"));
    const parsed = contents.map(([path, text]) => {
      const { value } = parseComparison(String(text), { path });
      return value!.comparison;
    });
    const titles = new Map(parsed.map(({ slug, title, lang }) => [slug, { title: plainText(title), lang }]));
    for (const comparison of parsed) {
      const path = join(this.root, "content", basename(comparison.source));
      const images = comparison.subjects.map(({ image }) =>
        image === undefined ? undefined : { path: resolve(this.root, "content", image), place: {} },
      );
      this.sheets.set(comparison.slug, { comparison, path, images, titles });
    }
  }

  get toolbox() {
    const { logo } = this.settings.site ?? {};
    const site = { ...this.settings.site, ...(logo !== undefined && { logo: join(this.root, logo) }) };
    return openToolbox(this.root, { ...DEFAULT_SETTINGS, ...this.settings, site }, undefined).value!;
  }

  /** Prints each sheet by itself, as a build does, which finds its scale. */
  async print(): Promise<this> {
    for (const [slug, sheet] of this.sheets) {
      const { comparison } = sheet;
      const html = printedFrom(sheet, this.toolbox, { hasPdf: true }).value!;
      const { value } = await printSheet(html, { comparison }, this.toolbox, imageFolders(sheet, this.toolbox));
      if (!value) continue;
      this.singles.set(slug, value);
      const { title, lang, tags } = comparison;
      this.entries.push({ slug, title, lang, tags, fit: value.fit!, leftOut: 0, sha256: hashOf(value.bytes) });
    }
    return this;
  }

  write(path = "handbook.pdf", load = async (slug: string) => this.sheets.get(slug)) {
    return writeHandbook(this.entries, load, this.toolbox, { outDir: join(this.root, "out"), path });
  }

  read(path = "handbook.pdf"): Uint8Array {
    return new Uint8Array(readFileSync(join(this.root, "out", path)));
  }
}

/** A content file of a few lines. */
export function smallSheet(title: string, more = ""): string {
  const [a, b] = title.split(" vs ");
  return `title: ${title}
subjects: [{name: ${a}, points: [one, two]}, {name: ${b}, points: [three, four]}]
intro: What ${a} is and what ${b} is.
table: {Use: [first, second], Kind: [this, that]}
${more}`;
}
