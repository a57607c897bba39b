/** A layout in one column -> pages: cut where they end, with margins, their boxes and backgrounds, and what stands on every page. */
import type { PageStyles } from "../css/index.js";
import type { Rect } from "../graphics/index.js";
import { LayoutPass } from "./formatting/contexts.js";
import { cutPages } from "./fragmentation/cut.js";
import type { PageFlow } from "./fragmentation/fragmentainers.js";
import { type BoxFragment, type LaidOutDocument, type Placed, placed } from "./fragments/fragment.js";
import { canvasBox, withoutCanvas } from "./pages/canvas.js";
import { MarginBoxes } from "./pages/margin-boxes.js";
import { canvasArea, contentArea, pageBackdrop } from "./pages/page-areas.js";
import { namesOfPages } from "./pages/page-names.js";
import type { Trial, Trials } from "./trials.js";

interface Assembly {
  readonly styles: PageStyles;
  /** Where pages end; absent where all stands on one. */
  readonly flow?: PageFlow | undefined;
  /** How large the content is painted. */
  readonly zoom: number;
  /** Whether what reaches into the margins of pages is cut off, as browsers do. */
  readonly clips?: boolean;
  /** The number of the first page. */
  readonly firstPage: number;
}

export function assemble(
  trial: Trial,
  trials: Trials,
  { styles, flow, zoom, clips, firstPage }: Assembly,
): LaidOutDocument {
  const parts = flow ? cutPages(trial.root, flow) : [trial.root];
  const names = flow?.widths ? namesOfPages(parts) : [];
  const canvas = canvasBox(trial.root.fragment, trial.fixed);
  const context = new LayoutPass(trials.texts);
  const fragments = parts.map(({ fragment }) => fragment);
  const marginBoxes = new MarginBoxes(
    trial.styles.root,
    context,
    trial.styles.matched.scope.counterStyles,
    trials.input.cssImages,
    fragments,
    firstPage,
  );
  const pages = parts.map((part, i) => {
    const style = styles.at(i, names[i]);
    const { width, height } = style.box;
    const contents = contentArea(style);
    return {
      width,
      height,
      zoom,
      area: scaled(canvasArea(style), 1 / zoom),
      clip: clips ? scaled(contents, 1 / zoom) : undefined,
      root: placed(
        withoutCanvas(withFixed(part, trial.fixed, i > 0), canvas),
        part.x + contents.x / zoom,
        part.y + contents.y / zoom,
      ),
      canvas: canvas?.style,
      backdrop: pageBackdrop(style),
      marginBoxes: marginBoxes.next(style),
    };
  });
  const missingGlyphs = [...trials.missing.keys()].sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!);
  return { pages, fit: trial.at, missingGlyphs };
}

const scaled = ({ x, y, width, height }: Rect, factor: number): Rect => ({
  x: x * factor,
  y: y * factor,
  width: width * factor,
  height: height * factor,
});

/** A page's part of the root element with the fixed boxes in it; on further pages they are repetitions. */
function withFixed(
  { x, y, fragment: part }: Placed<BoxFragment>,
  fixed: readonly Placed<BoxFragment>[],
  repeated: boolean,
): BoxFragment {
  if (fixed.length === 0) return part;
  const own = fixed.map((each) =>
    placed(repeated ? each.fragment.with({ repeated }) : each.fragment, each.x - x, each.y - y),
  );
  return part.with({ children: [...part.children, ...own] });
}
