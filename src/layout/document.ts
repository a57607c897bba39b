/**
 * Matched DOM -> pages: as written on as many pages as it takes, or on one page at the size that fits. The order of the engine's
 * middle stages stands here and in trials.ts.
 */
import type { MatchedDom, PageBox, PageStyles, StyledElement } from "../css/index.js";
import type { Diagnostic, Outcome, SourceText } from "../diagnostics/index.js";
import type { FontLibrary } from "../fonts/index.js";
import { isElement } from "../html/index.js";
import { assemble } from "./assemble.js";
import type { ImageLookup } from "./boxes/generate.js";
import type { CssImages } from "./boxes/generated-content.js";
import { heightModel } from "./fit/height-model.js";
import { type Excess, widthExcess } from "./fit/measure.js";
import { doesNotFit, flowWarnings, tooManyPages, tooWide } from "./fit/report.js";
import { type FitOptions, type Found, type KnownFit, seekFit, sizeToFlow, type Tried } from "./fit/seek.js";
import { shrinking, widening } from "./fit/shrink.js";
import { contentBottom, cutPages, pageCount } from "./fragmentation/cut.js";
import type { PageFlow } from "./fragmentation/fragmentainers.js";
import type { FitPoint, LaidOutDocument } from "./fragments/fragment.js";
import { flowWidth, namedPageFlow, pageArea, pageFlow } from "./pages/page-areas.js";
import { namesOfPages, pageNamesIn, reachOn } from "./pages/page-names.js";
import { missingGlyphs } from "./reports/missing-glyphs.js";
import { tooDeep } from "./reports/too-deep.js";
import { type Trial, Trials } from "./trials.js";

export interface LayoutInput {
  readonly matched: MatchedDom;
  readonly pages: PageStyles;
  readonly fonts: FontLibrary;
  readonly images: ImageLookup;
  /** The images that stylesheets name. */
  readonly cssImages: CssImages;
  /** Absent: scale 1, on as many pages as it takes. */
  readonly fit?: FitOptions | KnownFit;
  /** The number of the first page. Default: 1. */
  readonly firstPage?: number;
  /** Name of the document, for diagnostics. */
  readonly file: string;
  /** The HTML, in which elements have their places. */
  readonly source: SourceText;
}

/** A layout at natural height. */
interface Natural extends Tried {
  readonly trial: Trial;
}

type StyledDocument = LaidOutDocument & {
  readonly styled: StyledElement;
  /** Where it was fitted to its page: how much of it the content takes, from 0 to 1, and the smallest scale that there would be. */
  readonly room?: { readonly filled: number; readonly least: number };
};

/**
 * Diagnostics: `fit/overflow` (error, no value) where the content doesn't fit at the smallest scale, `fit/flow` (warning)
 * where it runs on to further pages instead, `fit/margin` (warning) where it then is wider than their content areas,
 * `font/missing-glyph`, `page/width` (warnings), `font/script` (error), `page/too-many`, `layout/too-deep` (errors, no value).
 */
export function layOutDocument(input: LayoutInput): Outcome<StyledDocument> {
  const layout = new DocumentLayout(input);
  const { fit } = input;
  const { value, diagnostics } = fit ? layout.onePage(fit) : layout.asWritten();
  const { givenUp, missing } = layout.trials;
  if (givenUp) return { diagnostics: [tooDeep(givenUp, input)] };
  const told = [...diagnostics, ...missingGlyphs(missing.values(), input)];
  return value ? { value, diagnostics: told } : { diagnostics: told };
}

const AS_WRITTEN: FitPoint = { scale: 1 };

/** Layouts after which the names of pages are taken as they are. */
const MOST_ROUNDS = 8;

/** What sums of heights miss the end of a page by is not seen, px. */
const TOLERANCE = 0.5;

class DocumentLayout {
  readonly trials: Trials;
  readonly #area: ReturnType<typeof pageArea>;

  constructor(readonly input: LayoutInput) {
    this.trials = new Trials(input);
    this.#area = pageArea(input.pages.at(0).box);
  }

  /**
   * Over as many pages as it takes: shrunk to their width where it is too wide, and in the width of the pages after the first where
   * they differ.
   */
  asWritten(): Outcome<StyledDocument> {
    const { pages } = this.input;
    const { width, differs } = flowWidth(pages);
    let flow = pageFlow(pages);
    let trial = this.#layOut({ at: AS_WRITTEN, flow });
    const names = pageNamesIn(trial.root.fragment.box);
    if (names.size > 0) return this.#onNamedPages(AS_WRITTEN, names);
    const runsOn = differs && pageCount(trial.root, flow) > 1;
    const diagnostics = runsOn ? pages.rules.widthDiagnostics() : [];
    const narrow = runsOn ? width : undefined;
    if (runsOn && width !== this.#area.width) trial = this.#layOut({ at: AS_WRITTEN, flow, narrow });
    const wider = widening(trial.root, narrow ?? this.#area.width);
    if (wider !== 1) {
      flow = pageFlow(pages, wider);
      trial = this.#layOut({ at: AS_WRITTEN, flow, wider, narrow });
    }
    return this.#onPages(trial, { flow, zoom: 1 / wider, clips: true }, () => diagnostics);
  }

  /** On pages of several names, each as large as its own `@page` says; shrunk to their widths where something is too wide for its page. */
  #onNamedPages(at: FitPoint, names: ReadonlySet<string>): Outcome<StyledDocument> {
    let { trial, flow } = this.#named(at, names);
    const parts = cutPages(trial.root, flow);
    const wider = namesOfPages(parts)
      .map((name, i) => shrinking(reachOn(name, parts[i]!), flow.widths!.get(name)!, trial.root))
      .reduce((most, each) => Math.max(most, each), -Infinity);
    if (wider !== 1) ({ trial, flow } = this.#named(at, names, wider));
    return this.#onPages(trial, { flow, zoom: 1 / wider, clips: true });
  }

  /** Where pages end depends on which page has which name, and that on where pages end: laid out until they agree. */
  #named(at: FitPoint, names: ReadonlySet<string>, wider = 1): { readonly trial: Trial; readonly flow: PageFlow } {
    let known: readonly string[] = [];
    for (let round = 0; ; round++) {
      const flow = namedPageFlow(this.input.pages, known, names, wider);
      const trial = this.#layOut({ at, flow, wider });
      const found = namesOfPages(cutPages(trial.root, flow));
      if (round === MOST_ROUNDS || found.join(" ") === known.join(" ")) return { trial, flow };
      known = found;
    }
  }

  /** On one page, at the largest scale at which it fits, or at one that is known. */
  onePage(fit: FitOptions | KnownFit): Outcome<StyledDocument> {
    const found = this.#found(fit);
    const fitting = this.#fitting(found);
    if (fitting) {
      const { value, diagnostics } = this.#onPages(fitting);
      const room = found.tried && {
        room: { filled: Math.min(1, found.tried.height / this.#area.height), least: found.least.scale },
      };
      return { ...(value && { value: { ...value, ...room } }), diagnostics };
    }
    if (fit.overflow === "flow") return this.#flowing(fit, found.least.scale);
    const { root } = this.#layOut({ at: found.least });
    const scales = { scale: found.least.scale, smaller: this.#smaller(fit) };
    return { diagnostics: [doesNotFit(root, this.input.pages.at(0).box, scales, this.input)] };
  }

  /** A scale below the smallest one at which all fits; none where text would be too small to be read. */
  #smaller(fit: FitOptions | KnownFit): number | undefined {
    if ("scale" in fit) return undefined;
    const scale = this.#fitting(this.#seek({ ...fit, min: 0 }))?.at.scale;
    return scale !== undefined && scale < fit.min ? scale : undefined;
  }

  #found(fit: FitOptions | KnownFit): Found<Natural> {
    if (!("scale" in fit)) return this.#seek(fit);
    const { overflow, ...point } = fit;
    return { points: [point], least: point };
  }

  #seek(fit: FitOptions): Found<Natural> {
    return seekFit(fit, this.#bodySize(), this.#area, this.#natural, this.input.matched.refersToFit);
  }

  /** The layout at the point that was found, or a little below it: what depends on the height of the page counts now. */
  #fitting({ points, tried }: Found<Natural>): Trial | undefined {
    for (const at of points) {
      const trial = this.#layOut({ at }, tried?.trial);
      const isTooLong = contentBottom(trial.root) > this.#area.height + TOLERANCE;
      if (!isTooLong && !widthExcess(trial.root, this.input.pages.at(0).box)) return trial;
    }
    return undefined;
  }

  /** On as many pages as it takes. What runs on needs not be small: lengths as written, but for what is wider than the pages. */
  #flowing(fit: FitOptions | KnownFit, least: number): Outcome<StyledDocument> {
    const { pages } = this.input;
    const page = pages.at(0).box;
    const at = "scale" in fit ? this.#found(fit).least : this.#sizeToFlow(fit);
    let flow = pageFlow(pages);
    let trial = this.#layOut({ at, flow });
    const names = pageNamesIn(trial.root.fragment.box);
    if (names.size > 0) ({ trial, flow } = this.#named(at, names));
    // Pages can be added, but not widened: what would lie beyond the paper is an error all the same.
    const isRtl = trial.root.fragment.box.style.direction === "rtl";
    const excess = this.#excess(trial, flow);
    const cut = this.#excess(trial, flow, ({ margin }) => margin[isRtl ? "left" : "right"]);
    if (cut) return { diagnostics: [tooWide(excess ?? cut, at.scale, this.input)] };
    return this.#onPages(trial, { flow }, (document) => [
      ...(flowWidth(pages).differs ? pages.rules.widthDiagnostics() : []),
      ...flowWarnings(trial.root, page, { least, pages: document.pages.length, excess }, this.input),
    ]);
  }

  /** @param allowed how far content may reach beyond the area of a page, px */
  #excess({ root }: Trial, flow: PageFlow, allowed: (page: PageBox) => number = () => 0): Excess | undefined {
    const { pages } = this.input;
    const first = pages.at(0).box;
    if (!flow.widths) return widthExcess(root, first, allowed(first));
    const parts = cutPages(root, flow);
    const all = namesOfPages(parts).flatMap((name, i) => {
      const { box } = pages.at(i, name);
      return widthExcess(parts[i]!, box, allowed(box)) ?? [];
    });
    return all.toSorted((a, b) => b.over - a.over)[0];
  }

  #sizeToFlow(fit: FitOptions): FitPoint {
    return sizeToFlow(fit, this.#bodySize(), this.#area, this.#natural, this.input.matched.refersToFit);
  }

  #onPages(
    trial: Trial,
    how: { readonly flow?: PageFlow; readonly zoom?: number; readonly clips?: true } = {},
    warnings: (document: LaidOutDocument) => readonly Diagnostic[] = () => [],
  ): Outcome<StyledDocument> {
    const { pages: styles, firstPage = 1 } = this.input;
    const endless = how.flow && tooManyPages(trial.root, how.flow, this.input);
    if (endless) return { diagnostics: [endless] };
    const document = assemble(trial, this.trials, { styles, firstPage, zoom: 1, ...how });
    return { value: { ...document, styled: trial.styles.root }, diagnostics: warnings(document) };
  }

  /** @param how `narrow`: another width of pages, px; `wider`: how much larger the pages are than their paper, when they are shrunk */
  #layOut(
    how: {
      readonly at: FitPoint;
      readonly flow?: PageFlow;
      readonly wider?: number;
      readonly narrow?: number | undefined;
    },
    like?: Trial,
  ): Trial {
    const { at, flow, wider = 1, narrow } = how;
    const { width, height, exactWidth, exactHeight } = this.#area;
    const viewport = {
      width: Math.floor((narrow ?? exactWidth) * wider),
      height: Math.floor(exactHeight * wider),
    };
    return this.trials.at({ at, width: (narrow ?? width) * wider, height: height * wider, viewport, flow }, like);
  }

  /** Natural heights are measured with a viewport of no height, so that `min-height: 100vh` doesn't hide what room is left. */
  readonly #natural = (at: FitPoint): Natural => {
    const { width, height, exactWidth } = this.#area;
    const viewport = { width: Math.floor(exactWidth), height: 0 };
    const trial = this.trials.at({ at, width, height, viewport });
    const over = widthExcess(trial.root, this.input.pages.at(0).box)?.over ?? 0;
    const stylesAt = (other: FitPoint) => trial.styles.counterparts(this.trials.styles({ at: other, viewport }));
    let model: ReturnType<typeof heightModel> | undefined;
    return {
      height: contentBottom(trial.root),
      width: width + over,
      heightAt: (other) => (model ??= heightModel(trial, stylesAt))(other),
      trial,
    };
  };

  /** The font size of the body's text at scale 1, px: fit keeps it from falling below what can be read. */
  #bodySize(): number {
    const styles = this.trials.styles({
      at: AS_WRITTEN,
      viewport: { width: Math.floor(this.#area.exactWidth), height: 0 },
    });
    const { root } = this.input.matched;
    const body = root.children.find((child) => isElement(child) && child.name === "body");
    return styles.of(body && isElement(body) ? body : root).fontSize;
  }
}
