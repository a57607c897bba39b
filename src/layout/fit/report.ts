/** A layout that is too long or too wide -> what its author is told: by how much, and which parts of it are to blame. */
import type { Element } from "domhandler";
import type { PageBox } from "../../css/index.js";
import type { Diagnostic, DiagnosticCode, DiagnosticPlace, SourceText } from "../../diagnostics/index.js";
import { textContent, textNodes, textPlace } from "../../html/index.js";
import { contentBottom, MAX_PAGES, MAX_PARTS, pageCount, partCount } from "../fragmentation/cut.js";
import type { PageFlow } from "../fragmentation/fragmentainers.js";
import type { BoxFragment, Placed } from "../fragments/fragment.js";
import { pageArea } from "../pages/page-areas.js";
import { quoted } from "../reports/describe.js";
import { longestParts, type Part } from "./longest-parts.js";
import { type Excess, widthExcess } from "./measure.js";
import { remedies } from "./remedies.js";

/** What is told of: the HTML, and the name of its document. */
interface Told {
  readonly file: string;
  readonly source: SourceText;
}

const MM_PER_PX = 25.4 / 96;
const percent = (scale: number): string => `${Math.round(scale * 100)} %`;

/** Rounded up: as much more room is enough. */
const millimetres = (px: number): string => `${Math.ceil(px * MM_PER_PX)} mm`;

/** Pages of which each box may be on all. */
const FEW_PAGES = 500;

/** `page/too-many`, an error, where a layout takes more pages than are printed, or has more on them than can be held. */
export function tooManyPages(
  root: Placed<BoxFragment>,
  flow: PageFlow,
  { file, source }: Told,
): Diagnostic | undefined {
  const count = pageCount(root, flow);
  const isTooMany = count > MAX_PAGES;
  if (!isTooMany && (count <= FEW_PAGES || partCount(root, flow) <= MAX_PARTS)) return undefined;
  const [longest] = longestParts(root, source);
  return {
    severity: "error",
    code: "page/too-many",
    message: isTooMany
      ? `${file} takes ${count} pages, more than the ${MAX_PAGES} that are printed`
      : `${file} takes ${count} pages, and boxes on them have more than ${MAX_PARTS} parts`,
    ...longest?.place,
    hints: [
      ...(longest ? [`the longest part: ${longest.label}`] : []),
      "look for a height, margin or font size that is far too large",
    ],
  };
}

/** How many mm more a page must have for content of a height, px. Page areas are of whole px, so that a part of a mm may be lost. */
function missingHeight(bottom: number, page: PageBox): number {
  const fits = (mm: number) => bottom <= pageArea({ ...page, height: page.height + mm / MM_PER_PX }).height + 0.01;
  let mm = Math.max(1, Math.floor((bottom - pageArea(page).height) * MM_PER_PX));
  // Two at most; what has no end doesn't fit whatever is added.
  for (let i = 0; i < 3 && !fits(mm); i++) mm++;
  return mm;
}

/** What was tried in vain: the smallest scale, and whether one below it would do. */
interface Scales {
  readonly scale: number;
  readonly smaller?: number | undefined;
}

/** `fit/overflow`, an error: what is too long, too wide, or both, at the smallest scale. */
export function doesNotFit(root: Placed<BoxFragment>, page: PageBox, scales: Scales, told: Told): Diagnostic {
  const { file, source } = told;
  const { scale, smaller } = scales;
  const pageHeight = pageArea(page).height;
  const bottom = contentBottom(root);
  const over = bottom - pageHeight;
  const excess = widthExcess(root, page);
  if (excess && over <= 0.5) return tooWide(excess, scale, told);
  const parts = longestParts(root, source);
  const missing = missingHeight(bottom, page);
  return {
    severity: "error",
    code: "fit/overflow",
    message: `${file} does not fit one page: even at scale ${percent(scale)} it is ${missing} mm (${Math.ceil((over / pageHeight) * 100)} %) too long`,
    ...parts[0]?.place,
    hints: [
      shares(parts, pageHeight),
      ...(excess ? [`it is ${millimetres(excess.over)} too wide as well, at ${labelOf(excess)}`] : []),
      ...remedies(root, parts, { over, missing, page, smaller }),
    ],
  };
}

/** The parts by their names, with what they take of a page. */
function shares(parts: readonly Part[], pageHeight: number): string {
  const named = parts.map(({ label, height }) => `${label} (${Math.round((height / pageHeight) * 100)} % of the page)`);
  return `the longest parts: ${named.join(", ")}`;
}

/** `fit/overflow`, an error: what is too wide at the smallest scale. */
export function tooWide(excess: Excess, scale: number, { file, source }: Told): Diagnostic {
  return {
    severity: "error",
    code: "fit/overflow",
    message: `${file} does not fit the page: even at scale ${percent(scale)} it is ${millimetres(excess.over)} too wide`,
    ...placeOf(excess, source),
    hints: [
      `what reaches too far: ${labelOf(excess)}`,
      "shorten it, say where it may break (with a soft hyphen, U+00AD), or take a wider page",
    ],
  };
}

/** `fit/flow`, and `fit/margin` where the pages are narrower than what stands on them: warnings. */
export function flowWarnings(
  root: Placed<BoxFragment>,
  page: PageBox,
  { least, pages, excess }: { readonly least: number; readonly pages: number; readonly excess: Excess | undefined },
  { file, source }: Told,
): Diagnostic[] {
  const warn = (code: DiagnosticCode, message: string): Diagnostic => ({ severity: "warning", code, message });
  const parts = longestParts(root, source);
  const message = `${file} does not fit one page at scale ${percent(least)}: it runs over ${pages} pages`;
  return [
    {
      ...warn("fit/flow", message),
      ...parts[0]?.place,
      ...(parts.length > 0 && { hints: [shares(parts, pageArea(page).height)] }),
    },
    ...(excess
      ? [
          {
            ...warn(
              "fit/margin",
              `${file} reaches ${millimetres(excess.over)} into the margin of its pages, at ${labelOf(excess)}`,
            ),
            ...placeOf(excess, source),
          },
        ]
      : []),
  ];
}

/** What reaches too far, by which its author knows it. */
function labelOf({ what }: Excess): string {
  if (!what) return "";
  if (what.kind === "text") return quoted(what.text);
  if (what.kind === "box" && what.box.inside === "replaced") return "an image";
  const element = elementOf(what);
  const text = textContent(element).trim();
  return text === "" ? `<${element.name}>` : quoted(text);
}

function placeOf({ what }: Excess, source: SourceText): DiagnosticPlace {
  if (!what) return {};
  const element = elementOf(what);
  const texts = what.kind === "text" ? [what.text] : textNodes(element).map(({ data }) => data);
  return textPlace(source, element, (texts.find((text) => text.trim() !== "") ?? "").trim());
}

const elementOf = (what: NonNullable<Excess["what"]>): Element =>
  what.kind === "box" ? what.box.element : what.element;
