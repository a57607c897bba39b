/**
 * Matched DOM -> pages: styles computed, boxes generated and laid out at the scale that fits, pages cut. The order of the
 * engine's middle stages stands here, in layOutDocument.
 */
import type { Element } from "domhandler";
import {
  type ComputedStyle,
  computeStyles,
  type MatchedDom,
  type PageStyles,
  type StyledElement,
} from "../css/index.js";
import type { Diagnostic, Outcome, SourceText } from "../diagnostics/index.js";
import { type FontLibrary, fontUnits } from "../fonts/index.js";
import type { Rect } from "../graphics/index.js";
import type { Box } from "./boxes/box.js";
import { generateBoxes, type ImageLookup } from "./boxes/generate.js";
import { restyle } from "./boxes/restyle.js";
import { widthExcess } from "./fit/measure.js";
import { doesNotFit, flowWarnings, tooManyPages, tooWide } from "./fit/report.js";
import { type FitOptions, type KnownScale, scaleToFlow, seekScale } from "./fit/seek.js";
import { widening } from "./fit/shrink.js";
import type { MissingGlyph } from "./formatting/context.js";
import { createLayoutContext } from "./formatting/contexts.js";
import { placeOutOfFlow } from "./formatting/positioned/place.js";
import { usedMargins } from "./formatting/sizing.js";
import { contentBottom, cutPages, pageCount } from "./fragmentation/cut.js";
import type { PageFlow } from "./fragmentation/position.js";
import { type BoxFragment, emptyFragment, type LaidOutDocument } from "./fragments/fragment.js";
import { MarginBoxes } from "./pages/margin-boxes.js";
import { canvasArea, flowWidth, pageArea, pageBackdrop, pageFlow, pageLeft } from "./pages/page-areas.js";

export interface LayoutInput {
  readonly matched: MatchedDom;
  readonly pages: PageStyles;
  readonly fonts: FontLibrary;
  readonly images: ImageLookup;
  /** Absent: scale 1, on as many pages as it takes. */
  readonly fit?: FitOptions | KnownScale;
  /** The number of the first page. Default: 1. */
  readonly firstPage?: number;
  /** Name of the document, for diagnostics. */
  readonly file: string;
  /** The HTML, in which elements have their places. */
  readonly source: SourceText;
}

/** What is noted while laying out, over all trials. */
interface Notes {
  readonly missing: Map<string, MissingGlyph>;
  /** Where a layout was given up. */
  givenUp: Box | undefined;
}

/** A layout at one scale, in one column. */
interface Trial {
  readonly root: BoxFragment;
  /** What stands on every page, in coordinates of the page area. */
  readonly fixed: readonly BoxFragment[];
  readonly styled: StyledElement;
}

/**
 * Diagnostics: `fit/overflow` (error, no value) where the content doesn't fit at the smallest scale, `fit/flow` (warning)
 * where it runs on to further pages instead, `fit/margin` (warning) where it then is wider than their content areas,
 * `font/missing-glyph`, `page/width` (warnings), `page/too-many`, `layout/too-deep` (errors, no value).
 */
export function layOutDocument(input: LayoutInput): Outcome<LaidOutDocument & { readonly styled: StyledElement }> {
  const notes: Notes = { missing: new Map(), givenUp: undefined };
  const outcome = layOutNoting(notes, input);
  return notes.givenUp ? { diagnostics: [tooDeep(notes.givenUp, input)] } : outcome;
}

function layOutNoting(notes: Notes, input: LayoutInput): Outcome<LaidOutDocument & { readonly styled: StyledElement }> {
  const { fit } = input;
  const page = input.pages.at(0).box;
  const area = pageArea(page);
  const { missing } = notes;
  let tree: { readonly box: Box; styled: StyledElement } | undefined;
  const layOut = (scale: number, viewportHeight: number, flow: PageFlow | undefined, wider = 1, narrow?: number) => {
    const room = { width: (narrow ?? area.width) * wider, height: area.height * wider };
    const exactWidth = narrow ?? area.exactWidth;
    const styled = computeStyles(input.matched, {
      rootScale: scale,
      viewport: { width: Math.floor(exactWidth * wider), height: viewportHeight },
      fontUnits: fontUnits(input.fonts),
    });
    if (tree && restyle(tree.box, tree.styled, styled)) tree.styled = styled;
    else tree = { box: generateBoxes(styled, input.images), styled };
    return { styled, ...layOutRoot(tree.box, room, viewportHeight, flow, input.fonts, notes) };
  };
  const overPages = (scale: number) => layOutPages(input.pages, area, (...how) => layOut(scale, ...how));
  if (!fit) {
    const { trial, flow, wider, diagnostics } = overPages(1);
    const endless = tooManyPages(trial.root, flow, input.file);
    if (endless) return { diagnostics: [endless, ...glyphDiagnostics(missing, input)] };
    return {
      value: { ...assemble(trial, input, missing, flow, 1, 1 / wider), styled: trial.styled },
      diagnostics: [...diagnostics, ...glyphDiagnostics(missing, input)],
    };
  }
  // Natural heights are measured with a viewport of no height, so that `min-height: 100vh` doesn't hide what room is left.
  const natural = (scale: number) => {
    const { root } = layOut(scale, 0, undefined);
    return { height: contentBottom(root, 0), width: area.width + (widthExcess(root, page)?.over ?? 0) };
  };
  const viewportHeight = Math.floor(area.exactHeight);
  const bodySize = () =>
    bodyFontSize(computeStyles(input.matched, { rootScale: 1, viewport: { width: area.width, height: 0 } }));
  const found =
    "scale" in fit ? { scale: fit.scale, least: fit.scale, fits: true } : seekScale(fit, bodySize(), area, natural);
  if (found.fits) {
    for (let scale = found.scale; scale >= found.least; scale -= 0.005) {
      const trial = layOut(scale, viewportHeight, undefined);
      if (contentBottom(trial.root, 0) <= area.height + 0.5 && !widthExcess(trial.root, page)) {
        return {
          value: { ...assemble(trial, input, missing, undefined, scale), styled: trial.styled },
          diagnostics: glyphDiagnostics(missing, input),
        };
      }
    }
  }
  if (fit.overflow === "error") {
    const { root } = layOut(found.least, viewportHeight, undefined);
    return { diagnostics: [doesNotFit(root, page, found.least, input.file), ...glyphDiagnostics(missing, input)] };
  }
  // What runs on needs not be small: lengths as written, but for what is wider than the pages.
  const scale = "scale" in fit ? fit.scale : scaleToFlow(fit, bodySize(), area, natural);
  const flow = pageFlow(input.pages);
  const trial = layOut(scale, viewportHeight, flow);
  const endless = tooManyPages(trial.root, flow, input.file);
  if (endless) return { diagnostics: [endless, ...glyphDiagnostics(missing, input)] };
  // Pages can be added, but not widened: what would lie beyond the paper is an error all the same.
  const cut = widthExcess(trial.root, page, page.margin[isRtl(trial) ? "left" : "right"]);
  if (cut) {
    const excess = widthExcess(trial.root, page) ?? cut;
    return { diagnostics: [tooWide(excess, scale, input.file), ...glyphDiagnostics(missing, input)] };
  }
  const value = { ...assemble(trial, input, missing, flow, scale), styled: trial.styled };
  const warnings = [
    ...(flowWidth(input.pages).differs ? input.pages.rules.widthDiagnostics() : []),
    ...flowWarnings(trial.root, page, { least: found.least, pages: value.pages.length }, input.file),
  ];
  return { value, diagnostics: [...warnings, ...glyphDiagnostics(missing, input)] };
}

/**
 * A layout over as many pages as it takes: shrunk to their width where it is too wide, and in the width of the pages after the
 * first where they differ. Diagnostics: `page/width`, a warning.
 */
function layOutPages(
  pages: PageStyles,
  area: { readonly exactHeight: number; readonly width: number },
  layOut: (viewportHeight: number, flow: PageFlow, wider?: number, narrow?: number) => Trial,
): { trial: Trial; flow: PageFlow; wider: number; diagnostics: readonly Diagnostic[] } {
  const flow = pageFlow(pages);
  const { width, differs } = flowWidth(pages);
  let trial = layOut(Math.floor(area.exactHeight), flow);
  const runsOn = differs && pageCount(trial.root, flow) > 1;
  const narrow = runsOn ? width : undefined;
  if (runsOn && width !== area.width) trial = layOut(Math.floor(area.exactHeight), flow, 1, narrow);
  const wider = widening(trial.root, narrow ?? area.width);
  const diagnostics = runsOn ? pages.rules.widthDiagnostics() : [];
  if (wider === 1) return { trial, flow, wider, diagnostics };
  const larger = pageFlow(pages, wider);
  return {
    trial: layOut(Math.floor(area.exactHeight * wider), larger, wider, narrow),
    flow: larger,
    wider,
    diagnostics,
  };
}

const isRtl = (trial: Trial): boolean => trial.root.box.style.direction === "rtl";

function layOutRoot(
  box: Box,
  area: { width: number; height: number },
  viewportHeight: number,
  pages: PageFlow | undefined,
  fonts: FontLibrary,
  notes: Notes,
): Pick<Trial, "root" | "fixed"> {
  if (notes.givenUp) return { root: emptyFragment(box), fixed: [] };
  const context = createLayoutContext(fonts, noteGlyph(notes.missing));
  const margins = usedMargins(box.style, area.width);
  const root = context.layout(box, {
    availableWidth: area.width,
    availableHeight: area.height,
    ...(pages && { flow: { ...pages, offset: margins.top, reserved: 0 } }),
  });
  // The root element's margins collapse with nothing (CSS 2.2 section 8.3.1).
  root.x = margins.left;
  root.y = margins.top;
  const page = { x: 0, y: 0, ...area };
  const initial = { ...page, height: viewportHeight };
  const placed = placeOutOfFlow(root, { context, initial, page, pages });
  notes.givenUp = context.givenUp;
  return placed;
}

function assemble(
  trial: Trial,
  { pages: styles, fonts, firstPage = 1 }: LayoutInput,
  missing: Map<string, MissingGlyph>,
  flow: PageFlow | undefined,
  scale: number,
  zoom = 1,
): LaidOutDocument {
  const parts = flow ? cutPages(trial.root, flow) : [trial.root];
  const context = createLayoutContext(fonts, noteGlyph(missing));
  const marginBoxes = new MarginBoxes(trial.styled, context, parts, firstPage);
  const pages = parts.map((part, i) => {
    const style = styles.at(i);
    const { width, height, margin } = style.box;
    return {
      width,
      height,
      zoom,
      area: scaled(canvasArea(style), 1 / zoom),
      root: {
        ...withFixed(part, trial.fixed, i > 0),
        x: part.x + pageLeft(style) / zoom,
        y: part.y + Math.round(margin.top) / zoom,
      },
      backdrop: pageBackdrop(style, trial.styled.element),
      marginBoxes: marginBoxes.next(style),
    };
  });
  const missingGlyphs = [...missing.keys()].sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!);
  return { pages, scale, missingGlyphs };
}

const scaled = ({ x, y, width, height }: Rect, factor: number): Rect => ({
  x: x * factor,
  y: y * factor,
  width: width * factor,
  height: height * factor,
});

const noteGlyph = (missing: Map<string, MissingGlyph>) => (glyph: MissingGlyph) => {
  if (!missing.has(glyph.character)) missing.set(glyph.character, glyph);
};

/** A page's part of the root element with the fixed boxes in it; on further pages they are repetitions. */
function withFixed(part: BoxFragment, fixed: readonly BoxFragment[], repeated: boolean): BoxFragment {
  if (fixed.length === 0) return part;
  const own = fixed.map((fragment) => ({
    ...fragment,
    x: fragment.x - part.x,
    y: fragment.y - part.y,
    ...(repeated && { repeated }),
  }));
  return { ...part, children: [...part.children, ...own] };
}

/** The font size of the body's text at scale 1, px: fit keeps it from falling below what can be read. */
function bodyFontSize(root: StyledElement): number {
  const body = root.children.find(
    (child): child is StyledElement => child.kind === "element" && child.element.name === "body",
  );
  return (body ?? root).style.fontSize;
}

function tooDeep({ element }: Box, { file, source }: LayoutInput): Diagnostic {
  const message = `${describe(element)} of ${file} can't be laid out: boxes around and inside of it ask too often for each other's sizes`;
  const hints = ["nest columns, flex containers, grids and tables less deeply in one another"];
  const start = element.startIndex;
  if (start === null || start === undefined) return { severity: "error", code: "layout/too-deep", message, hints };
  return source.diagnostic("error", "layout/too-deep", message, start, start + element.name.length + 1, hints);
}

/** How many characters a warning names before it counts the rest. */
const NAMED_CHARACTERS = 12;

/** One warning for all characters for which the same fonts were tried. */
function glyphDiagnostics(missing: ReadonlyMap<string, MissingGlyph>, input: LayoutInput): Diagnostic[] {
  const byFonts = new Map<string, MissingGlyph[]>();
  for (const glyph of missing.values()) {
    const tried = familiesTried(glyph.style, input.fonts);
    byFonts.set(tried, [...(byFonts.get(tried) ?? []), glyph]);
  }
  return [...byFonts].map(([tried, glyphs]) => {
    const named = glyphs.slice(0, NAMED_CHARACTERS).map(({ character }) => `"${character}" (${codePoint(character)})`);
    const more = glyphs.length > NAMED_CHARACTERS ? `, and ${glyphs.length - NAMED_CHARACTERS} more` : "";
    const noun = glyphs.length === 1 ? "the character" : "the characters";
    return {
      severity: "warning",
      code: "font/missing-glyph",
      message: `no font has ${noun} ${named.join(", ")}${more}, first in ${describe(glyphs[0]!.element)} of ${input.file}`,
      hints: [`tried: ${tried}`, "add a font that has them: `fonts: {files: [...]}` in versus.yaml"],
    };
  });
}

const codePoint = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;

function familiesTried(style: ComputedStyle, fonts: FontLibrary): string {
  return fonts.chain(style).families.join(", ");
}

function describe(element: Element): string {
  const [name] = element.attribs.class?.split(/\s+/) ?? [];
  return name ? `<${element.name} class="${name}">` : `<${element.name}>`;
}
