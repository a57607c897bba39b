/** A layout in one column -> pages: cut where they end, with margins, their boxes and backgrounds, and what stands on every page. */
import type { PageStyles } from "../css/index.js";
import type { Rect } from "../graphics/index.js";
import { createLayoutContext } from "./formatting/contexts.js";
import { cutPages } from "./fragmentation/cut.js";
import type { PageFlow } from "./fragmentation/position.js";
import type { BoxFragment, LaidOutDocument } from "./fragments/fragment.js";
import { MarginBoxes } from "./pages/margin-boxes.js";
import { canvasArea, pageBackdrop, pageLeft } from "./pages/page-areas.js";
import type { Trial, Trials } from "./trials.js";

interface Assembly {
  readonly styles: PageStyles;
  /** Where pages end; absent where all stands on one. */
  readonly flow?: PageFlow | undefined;
  readonly scale: number;
  /** How large the content is painted. */
  readonly zoom: number;
  /** The number of the first page. */
  readonly firstPage: number;
}

export function assemble(
  trial: Trial,
  trials: Trials,
  { styles, flow, scale, zoom, firstPage }: Assembly,
): LaidOutDocument {
  const parts = flow ? cutPages(trial.root, flow) : [trial.root];
  const context = createLayoutContext(trials.texts);
  const marginBoxes = new MarginBoxes(trial.styles.root, context, parts, firstPage);
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
      backdrop: pageBackdrop(style, trials.input.matched.root),
      marginBoxes: marginBoxes.next(style),
    };
  });
  const missingGlyphs = [...trials.missing.keys()].sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!);
  return { pages, scale, missingGlyphs };
}

const scaled = ({ x, y, width, height }: Rect, factor: number): Rect => ({
  x: x * factor,
  y: y * factor,
  width: width * factor,
  height: height * factor,
});

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
