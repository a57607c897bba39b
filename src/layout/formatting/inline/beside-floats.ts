/**
 * Lines beside floats (CSS 2.2 section 9.5): each is as wide as there is room at its height, and stands below floats that leave too
 * little. Floats in the text begin with the line in which they stand, or where they have no room there, below it. Lengths in px.
 */
import { breakBefore } from "../../fragmentation/lines.js";
import { atPageTop, type FlowPosition, fits, fitsOnePage, moved, toNextPage } from "../../fragmentation/position.js";
import type { Exclusion } from "../../fragments/floats.js";
import { type LineFragment, type Placed, placed } from "../../fragments/fragment.js";
import { type HeldBox, LINE_FEED } from "../../text/text.js";
import { isIsolated } from "../block/margins.js";
import { UNCONSTRAINED } from "../context.js";
import { clearedSides, endOf, hasRoom, isFree, lastTop, lineBand, NO_FLOATS, nextRoom } from "../floats/exclusions.js";
import { type FloatContainer, floatSpace, floatWidth, type PlacedFloat, placeFloat } from "../floats/place-float.js";
import { definiteContentHeight, horizontal, resolve } from "../sizing.js";
import { fillLine, skipSpaces } from "./breaking/fill-lines.js";
import { type LineRange, lineTo, lineWidth } from "./breaking/line-range.js";
import { withEllipses } from "./ellipsis.js";
import { hasMarks, roomAround, roomBelow, withMarks } from "./emphasis-marks.js";
import { fillFirstLine } from "./first-line.js";
import type { LineInput } from "./line/line.js";
import { lineBox } from "./line/line-box.js";
import type { LinesInput, StackedLines } from "./lines.js";
import { heldBox, rangeWidth } from "./measured-paragraph.js";
import { LineTrim } from "./text-box-trim.js";

export function linesBesideFloats(input: LinesInput): StackedLines {
  return new LineStack(input).fill();
}

/** What has been placed before a line. */
interface Progress {
  /** Where its text begins. */
  readonly at: number;
  readonly y: number;
  readonly exclusions: readonly Exclusion[];
  /** Of those that stand in the text, how many are placed. */
  readonly floats: number;
}

/** A line at a height, with the floats that begin beside it. */
interface Attempt {
  readonly range: LineRange;
  readonly line: LineFragment;
  readonly left: number;
  readonly exclusions: readonly Exclusion[];
  readonly floats: readonly PlacedFloat[];
}

class LineStack {
  readonly #lines: Placed<LineFragment>[] = [];
  readonly #ranges: LineRange[] = [];
  readonly #floats: PlacedFloat[] = [];
  /** For each float the line before which it stands in the text. */
  readonly #places: number[] = [];
  /** The state before each line, to go back to when lines must move to the next page together. */
  readonly #before: Progress[] = [];
  /** Those in the text. */
  readonly #held: readonly HeldBox[];
  readonly #container: FloatContainer;
  readonly #hasMarks: boolean;
  readonly #trim: LineTrim;
  /** What is trimmed above the first line: as in Chromium, floats in it move up with its text, and keep room where they were. */
  #rise = 0;
  #at = 0;
  #y: number;
  #exclusions: readonly Exclusion[];
  /** The first line of the page. */
  #first = 0;
  /** Lines that begin a page already: floats that move along may take the room there. */
  readonly #led = new Set<number>();

  constructor(readonly input: LinesInput) {
    const { box, paragraph, inset, width, space, context } = input;
    this.#hasMarks = hasMarks(paragraph, input.first);
    this.#trim = new LineTrim(box, inset, space, context.fonts);
    this.#y = inset.top;
    this.#exclusions = space.exclusions ?? NO_FLOATS;
    this.#held = paragraph.outOfFlow.filter(({ item }) => paragraph.items[item]!.kind === "float");
    this.#container = {
      box,
      space: floatSpace({
        ...UNCONSTRAINED,
        availableWidth: width,
        availableHeight: definiteContentHeight(box, inset, space, width + horizontal(inset)),
      }),
      room: { left: inset.left, right: inset.left + width },
      context,
      flowAt: (y) => this.#flowAt(y),
    };
  }

  fill(): StackedLines {
    const { box, paragraph, space, context } = this.input;
    while (this.#at < paragraph.text.length) {
      this.#before[this.#lines.length] = this.#progress();
      this.#placeFloats(skipSpaces(paragraph, this.#at));
      this.#placeLine();
    }
    this.#placeFloats(Infinity);
    const seen = withEllipses(
      box,
      this.#lines.map(({ fragment }) => fragment),
      context,
    );
    const own = this.#floats.map(({ exclusion }) => exclusion);
    const isRoot = !space.amongBlocks || isIsolated(box);
    return {
      lines: this.#lines.map(({ x, y }, i) => placed(seen[i]!, x, y)),
      ranges: this.#ranges,
      bottom: isRoot ? Math.max(this.#y, endOf(own, 3)) : this.#y,
      floats: this.#floats.map(({ x, y, fragment }, i) => ({
        before: this.#places[i]!,
        item: this.#held[i]!.item,
        placed: placed(fragment, x, this.#places[i] === 0 ? y - this.#rise : y),
      })),
      inside: isRoot || own.length === 0 ? undefined : { exclusions: own, bottomMargins: undefined },
    };
  }

  #progress(): Progress {
    return { at: this.#at, y: this.#y, exclusions: this.#exclusions, floats: this.#floats.length };
  }

  #flowAt(y: number): FlowPosition | undefined {
    const { flow } = this.input.space;
    return flow && moved(flow, y);
  }

  /** Places the floats that stand in the text up to an offset, none of them higher than the next line. */
  #placeFloats(offset: number): void {
    for (let held = this.#next(); held && held.at <= offset; held = this.#next()) {
      const box = heldBox(this.input.paragraph, held.item);
      this.#add(placeFloat(box, this.#y, this.#exclusions, this.#container));
    }
  }

  #next(): HeldBox | undefined {
    return this.#held[this.#floats.length];
  }

  #add(float: PlacedFloat): void {
    this.#floats.push(float);
    this.#places.push(this.#lines.length);
    this.#exclusions = [...this.#exclusions, float.exclusion];
  }

  /** Places a line, or goes back to one that begins the next page. */
  #placeLine(): void {
    let y = this.#y;
    let attempt = this.#attempt(y, false);
    while (!attempt) {
      const below = nextRoom(this.#exclusions, y);
      if (below < Infinity) y = below;
      attempt = this.#attempt(y, below === Infinity);
    }
    if (this.#breakBefore(attempt, y)) return;
    const { range, line, left, exclusions, floats } = attempt;
    this.#lines.push(placed(line, left, y));
    this.#ranges.push(range);
    this.#floats.push(...floats);
    this.#places.push(...floats.map(() => this.#lines.length));
    this.#exclusions = exclusions;
    this.#at = range.next;
    this.#y = y + line.height;
    this.#clear(range.next - 1);
  }

  /** Goes on below the floats that a forced break clears. */
  #clear(last: number): void {
    const { paragraph, box } = this.input;
    if (paragraph.text[last] !== LINE_FEED) return;
    const run = paragraph.runs.find(({ end }) => last < end);
    const item = run && paragraph.items[run.item];
    if (item?.kind !== "break" || item.style.clear === "none") return;
    this.#placeFloats(last);
    this.#y = Math.max(this.#y, endOf(this.#exclusions, clearedSides(item.style, box.style.direction)));
  }

  /** Where the text of a line stands, and what it is made of: the first one may have a text of its own. */
  #filled(width: number): { range: LineRange; text: Pick<LineInput, "paragraph" | "range" | "style"> } {
    const { paragraph, first, box } = this.input;
    const own = first && this.#lines.length === 0 ? fillFirstLine(first, paragraph.text, width) : undefined;
    if (own) return { range: own.inText, text: own };
    const range = fillLine(paragraph, this.#at, width);
    return { range, text: { paragraph, range, style: box.style } };
  }

  /** @returns undefined where floats leave the line too little room @param always take it as it is */
  #attempt(y: number, always: boolean): Attempt | undefined {
    const { paragraph, box, width: containerWidth, context } = this.input;
    const { style } = box;
    const { room } = this.#container;
    const indent = this.#lines.length === 0 ? resolve(style.textIndent, containerWidth) : 0;
    const floats: PlacedFloat[] = [];
    let exclusions = this.#exclusions;
    let height = 0;
    let isFull = false;
    for (;;) {
      const band = lineBand(exclusions, y, y + height, room);
      const width = Math.max(0, band.right - band.left);
      const { range, text } = this.#filled(width - indent);
      const held = isFull ? undefined : this.#held[this.#floats.length + floats.length];
      if (held && standsIn(held, range, paragraph.text)) {
        const float = this.#beside(held, y, range.start, width - indent, exclusions);
        isFull = float === undefined;
        if (float) {
          floats.push(float);
          exclusions = [...exclusions, float.exclusion];
        }
        continue;
      }
      const isTooNarrow =
        !isFree(band, room) && !hasRoom({ left: indent, right: width }, lineWidth(text.paragraph, text.range));
      if (isTooNarrow && !always) return undefined;
      const line = this.#finished(lineBox({ ...text, width, containerWidth, indent, fonts: context.fonts }), range);
      if (line.height > height && !always) {
        const beside = lineBand(exclusions, y, y + line.height, room);
        if (beside.left > band.left || beside.right < band.right) {
          height = line.height;
          continue;
        }
      }
      return { range, line, left: band.left, exclusions, floats };
    }
  }

  /** A line with its emphasis marks, without what is trimmed of it. */
  #finished(line: LineFragment, range: LineRange): LineFragment {
    const marked = this.#marked(line, range);
    const isFirst = this.#lines.length === 0;
    const trimmed = this.#trim.of(marked, isFirst, range.next === this.input.paragraph.text.length);
    if (isFirst) this.#rise = marked.baseline - trimmed.baseline;
    return trimmed;
  }

  #marked(line: LineFragment, { next }: LineRange): LineFragment {
    const { input } = this;
    if (!this.#hasMarks) return line;
    const { above, below } = roomAround(input);
    const before = this.#lines.at(-1)?.fragment;
    const surroundings = { style: input.box.style, fonts: input.context.fonts };
    return withMarks(line, {
      above: before ? roomBelow(before, surroundings) : above,
      below: next === input.paragraph.text.length ? below : 0,
      ...surroundings,
    }).line;
  }

  /** A float that stands in a line, beside it; undefined where it has its place further down. */
  #beside(
    held: HeldBox,
    y: number,
    start: number,
    width: number,
    exclusions: readonly Exclusion[],
  ): PlacedFloat | undefined {
    const { paragraph, box } = this.input;
    const float = heldBox(paragraph, held.item);
    const before = rangeWidth(paragraph, start, lineTo(paragraph, start, Math.max(start, held.at)).end);
    const sides = clearedSides(float.style, box.style.direction);
    const isLower = lastTop(exclusions) > y || endOf(exclusions, sides) > y;
    if (isLower || !hasRoom({ left: before, right: width }, floatWidth(float, this.#container))) return undefined;
    return placeFloat(float, y, exclusions, this.#container);
  }

  /**
   * Whether a line can't stand on its page; what is next is then the one with which the next page begins (CSS Fragmentation 3, section
   * 3.3).
   */
  #breakBefore({ range, line }: Attempt, y: number): boolean {
    const flow = this.#flowAt(y);
    const i = this.#lines.length;
    const before = i - this.#first;
    if (!flow) return false;
    const isAtTop = atPageTop(flow);
    if (isAtTop ? before === 0 : fits(line.height, flow)) return false;
    const wanted = before === 0 ? i : breakBefore(i, before, i + 1 + this.#linesAfter(range), this.input.box.style);
    const moves = wanted < i && !this.#led.has(wanted) && this.#canMove(wanted, y + line.height);
    const first = moves ? wanted : i;
    this.#first = first;
    if (first === i && (isAtTop || this.#led.has(i))) return false;
    for (const later of this.#led) if (later > first) this.#led.delete(later);
    this.#led.add(first);
    if (first === i && y > this.#y) {
      // It stands below floats that leave it no room: those stay where they are.
      this.#y = y + toNextPage(flow);
      return true;
    }
    const to = first === i ? { ...this.#before[i]!, y } : this.#before[first]!;
    this.#goBack(to, first);
    this.#y = to.y + toNextPage(this.#flowAt(to.y)!);
    return true;
  }

  #canMove(first: number, end: number): boolean {
    const { y } = this.#lines[first]!;
    const flow = this.#flowAt(y)!;
    return !atPageTop(flow) && fitsOnePage(end - y, flow);
  }

  #goBack({ at, y, exclusions, floats }: Progress, line: number): void {
    this.#at = at;
    this.#y = y;
    this.#exclusions = exclusions;
    this.#floats.length = floats;
    this.#places.length = floats;
    this.#lines.length = line;
    this.#ranges.length = line;
  }

  /** How many lines follow one, as far as widows ask for it. */
  #linesAfter({ next }: LineRange): number {
    const { paragraph, box, width } = this.input;
    let count = 0;
    for (let at = next; at < paragraph.text.length && count < box.style.widows; count++)
      at = fillLine(paragraph, at, width).next;
    return count;
  }
}

/** Whether a float in the text belongs to a line: at its end too, where the line goes on there. */
function standsIn({ at }: HeldBox, { next, forced }: LineRange, text: string): boolean {
  return at < next || (at === next && !(forced && text[next - 1] === LINE_FEED));
}
