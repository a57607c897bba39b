/** The layouts of a site -> a sample sheet in each, as its PDF would be, as a drawing. */
import { join } from "node:path";
import { type Comparison, parseComparison, type Settings } from "../../../content/index.js";
import type { StyledElement } from "../../../css/index.js";
import { type Diagnostic, hasErrors, type Outcome } from "../../../diagnostics/index.js";
import { DrawingSet, type DrawnPage, drawNow } from "../../../pdf/index.js";
import { type GuideLayout, type GuideType, HANDOUT } from "../../../templates/index.js";
import { imageFolders, layoutOptions } from "../../sheets/formats/pdf.js";
import type { Sheet } from "../../sheets/sheet.js";
import { sheetToolbox } from "../../sheets/sheet-toolbox.js";
import { printedFrom } from "../../sheets/targets.js";
import type { Toolbox } from "../../site/toolbox.js";

/** Samples, drawn once, at whatever size they are shown. */
export class Samples {
  /** Warnings: a layout of somebody's own may need what no sample of ours has; the others are shown. */
  readonly diagnostics: Diagnostic[] = [];
  readonly type: readonly GuideType[];
  readonly #set = new DrawingSet("vs-guide-");
  readonly #drawn: readonly (readonly [layout: string, page: DrawnPage])[];

  constructor(toolbox: Toolbox) {
    const site = withoutAddress(toolbox);
    // The handout first.
    const names = [HANDOUT, ...toolbox.layoutNames().filter((name) => name !== HANDOUT)];
    this.#drawn = names.flatMap((name) => {
      const page = this.#draw(name, site);
      return page ? [[name, page] as const] : [];
    });
    const atFullSize = { min: 1, max: 1, overflow: "flow" } as const;
    const handout = drawnSample(HANDOUT, site, new DrawingSet(""), atFullSize).value;
    this.type = handout ? typeOf(handout.styled) : [];
  }

  /** What all drawings refer to. */
  get definitions(): string {
    return this.#set.definitions();
  }

  /** @param zoom of paper, 1 for its own size */
  layouts(zoom: number): GuideLayout[] {
    const mm = (pt: number) => `${Math.round(((pt * zoom * 25.4) / 72) * 100) / 100}mm`;
    return this.#drawn.map(([name, { svg, width }]) => ({ name, svg, width: mm(width) }));
  }

  #draw(name: string, site: Toolbox): DrawnPage | undefined {
    const { value, diagnostics } = drawnSample(name, site, this.#set);
    this.diagnostics.push(...diagnostics.map((one): Diagnostic => ({ ...one, severity: "warning" })));
    return value;
  }
}

/** What is shown of a scale of type, and where a sheet has it. */
const TYPE = [
  ["Headline", "vs-question"],
  ["Name", "vs-side-name"],
  ["Key difference", "vs-intro"],
  ["Text", "vs-points"],
  ["Small print", "vs-label"],
] as const;

function typeOf(root: StyledElement): GuideType[] {
  return TYPE.flatMap(([name, className]): GuideType[] => {
    const style = findByClass(root, className)?.style;
    if (!style) return [];
    return [{ name, families: style.fontFamily, size: style.fontSize * 0.75, weight: style.fontWeight }];
  });
}

function findByClass(root: StyledElement, name: string): StyledElement | undefined {
  if ((root.element.attribs.class ?? "").split(/\s+/).includes(name)) return root;
  for (const child of root.children) {
    const found = child.kind === "element" ? findByClass(child, name) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** No sample has a page of its own that an address could lead to, and each shows its own layout. */
function withoutAddress(toolbox: Toolbox): Toolbox {
  const { site, brand, overrides, ...settings } = toolbox.settings;
  const { url: _, ...named } = site;
  const { layout: __, ...others } = overrides ?? {};
  return {
    ...toolbox,
    settings: { ...settings, site: named, ...(brand && { brand: { ...brand, qr: false } }), overrides: others },
  };
}

/** Diagnostics: those of the sample's file, of the layout, and of print. @param fit in place of that of the layout */
function drawnSample(layout: string, site: Toolbox, set: DrawingSet, fit?: Settings["fit"]): Outcome<DrawnPage> {
  const read = sampleOf(layout, site);
  if (!read.value) return { diagnostics: read.diagnostics };
  const comparison: Comparison = { ...read.value, layout };
  const sheet: Sheet = { comparison, path: join(site.root, "sample.yaml"), images: [], titles: new Map() };
  const { value: toolbox, diagnostics } = sheetToolbox(sheet, site);
  if (!toolbox) return { diagnostics };
  const html = printedFrom(sheet, toolbox, {});
  if (html.value === undefined || hasErrors(html.diagnostics)) return { diagnostics: html.diagnostics };
  const options = layoutOptions(comparison, toolbox, imageFolders(sheet, toolbox));
  return drawNow(html.value, { ...options, fit: fit ?? toolbox.settings.fit }, set);
}

/** A layout's own sample, or that of the templates. */
function sampleOf(layout: string, site: Toolbox): Outcome<Comparison> {
  const opened = layout === HANDOUT ? undefined : site.layout(layout);
  if (opened && !opened.value) return { diagnostics: opened.diagnostics };
  const source = (opened?.value?.renderer ?? site.renderer).sample();
  if (!source) return { diagnostics: [] };
  const { value, diagnostics } = parseComparison(source.text, { path: source.file });
  return value ? { value: value.comparison, diagnostics } : { diagnostics };
}
