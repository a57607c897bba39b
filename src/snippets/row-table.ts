/** A flex container -> the lines of boxes that a table can show, for hosts that know no flex layout. */
import type { ComputedStyle, LengthPercentage, StyledElement, StyledText } from "../css/index.js";

export interface FlexRow {
  readonly lines: readonly (readonly RowItem[])[];
  /** px */
  readonly columnGap: number;
  readonly rowGap: number;
  readonly baseline: boolean;
}

export interface RowItem {
  /** The element that is the item; undefined for a run of text. */
  readonly styled?: StyledElement;
  readonly nodes: readonly (StyledElement | StyledText)[];
  /** Of the line's width, 0 to 1; undefined where the content decides. */
  readonly share?: number;
  /** Its text ends where the line ends. */
  readonly atEnd: boolean;
}

/** What hosts give a text column in about, px: decides how many items stand in a line. */
const WIDTH = 800;
/** Of a line's width, for each gap. */
const GAP_SHARE = 0.04;

/** Lists stay lists. */
const LISTS = new Set(["ul", "ol", "menu", "dl"]);

/** How many columns a list has whose items are in a row; undefined for other elements. */
export function listColumns({ element, style, children }: StyledElement): number | undefined {
  if (!LISTS.has(element.name) || !/flex$/.test(style.display) || !style.flexDirection.startsWith("row"))
    return undefined;
  return itemsPerLine(
    children.filter((child) => child.kind === "element"),
    gap(style.columnGap),
  );
}

/** The lines of a container with `flex-direction: row` and two items or more; undefined for all other elements. */
export function flexRow(styled: StyledElement): FlexRow | undefined {
  const { style, element } = styled;
  if (!/flex$/.test(style.display) || !style.flexDirection.startsWith("row") || LISTS.has(element.name))
    return undefined;
  const items = styled.children.filter((child) => child.kind === "element" || child.text.trim() !== "");
  if (items.length < 2) return undefined;
  const [columnGap, rowGap] = [gap(style.columnGap), gap(style.rowGap)];
  const spread = style.justifyContent.startsWith("space-");
  const perLine = style.flexWrap === "nowrap" || spread ? items.length : itemsPerLine(items, columnGap);
  const count = Math.ceil(items.length / Math.ceil(items.length / perLine));
  const share = (1 - GAP_SHARE * (count - 1)) / count;
  const lines: RowItem[][] = [];
  for (let at = 0; at < items.length; at += count) {
    const line = items.slice(at, at + count);
    lines.push(
      line.map((item, i) => ({
        ...(item.kind === "element" && { styled: item }),
        nodes: [item],
        ...(!spread && { share }),
        atEnd: spread && i === line.length - 1,
      })),
    );
  }
  return { lines, columnGap, rowGap, baseline: /baseline/.test(style.alignItems) };
}

const gap = (value: ComputedStyle["columnGap"]): number => (value === "normal" ? 0 : fixed(value));

const fixed = (value: LengthPercentage): number => (value.of ? value.of(WIDTH) : value.px + value.percent * WIDTH);

/** As many as fit beside each other at their flex basis (Flexbox 1, section 9.3). */
function itemsPerLine(items: readonly (StyledElement | StyledText)[], columnGap: number): number {
  const bases = items.map((item) => {
    const basis = item.kind === "element" ? item.style.flexBasis : "auto";
    return typeof basis === "string" ? WIDTH / items.length : fixed(basis);
  });
  const widest = Math.max(1, ...bases);
  return Math.max(1, Math.floor((WIDTH + columnGap) / (widest + columnGap)));
}
