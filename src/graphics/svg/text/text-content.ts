/** A text element -> its characters as they are shown, with the styles and places that its elements give them (SVG 2, 11.4). */
import { Element, Text } from "domhandler";
import { transformText } from "../../../css/index.js";
import { localName } from "../dom.js";
import type { Drawing, Place } from "../drawing.js";
import { lengths, numbers } from "../numbers.js";
import type { SvgStyle } from "../style/style.js";

/** Characters of one element. */
export interface TextRun {
  readonly start: number;
  end: number;
  readonly element: Element;
  readonly style: SvgStyle;
  /** How far above the baseline of the text it stands, in user units. */
  readonly shift: number;
  /** Lines that elements around it draw. */
  readonly decoration: string;
}

/** Where a character is put, or moved to. */
export interface CharacterPlace {
  x?: number;
  y?: number;
  dx?: number;
  dy?: number;
  rotate?: number;
}

/** A stretch that is to be of a given length. */
interface Stretched {
  readonly start: number;
  readonly end: number;
  readonly length: number;
  readonly glyphs: boolean;
}

export interface TextContent {
  readonly text: string;
  readonly runs: readonly TextRun[];
  /** By offset into the text. */
  readonly places: ReadonlyMap<number, CharacterPlace>;
  /** The innermost first. */
  readonly stretched: readonly Stretched[];
}

/** Elements whose text belongs to the text around them. */
const CONTENT = new Set(["tspan", "a", "textPath", "tref", "altGlyph"]);
const SILENT = new Set([
  "title",
  "desc",
  "metadata",
  "animate",
  "set",
  "animateTransform",
  "animateMotion",
  "animateColor",
  "script",
  "style",
]);

interface Lists {
  readonly start: number;
  readonly end: number;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly dx: readonly number[];
  readonly dy: readonly number[];
  readonly rotate: readonly number[];
}

export function collectText(element: Element, style: SvgStyle, place: Place, drawing: Drawing): TextContent {
  return new Collector(place, drawing).collect(element, style);
}

class Collector {
  #text = "";
  readonly #runs: TextRun[] = [];
  readonly #lists: Lists[] = [];
  readonly #stretched: Stretched[] = [];

  constructor(
    readonly place: Place,
    readonly drawing: Drawing,
  ) {}

  collect(element: Element, style: SvgStyle): TextContent {
    this.#visit(element, style, 0, "", 0);
    const last = this.#runs.at(-1);
    if (last && collapses(last.style) && this.#text.endsWith(" ")) {
      this.#text = this.#text.slice(0, -1);
      last.end = this.#text.length;
    }
    return {
      text: this.#text,
      runs: this.#runs.filter((run) => run.end > run.start),
      places: this.#places(),
      stretched: this.#stretched,
    };
  }

  #visit(element: Element, style: SvgStyle, shift: number, decoration: string, depth: number): void {
    const start = this.#text.length;
    for (const child of element.children) {
      if (child instanceof Text) this.#add(child.data, element, style, shift, decoration);
      else if (!(child instanceof Element)) {
        if ("children" in child)
          for (const inner of child.children)
            if (inner instanceof Text) this.#add(inner.data, element, style, shift, decoration);
      } else if (CONTENT.has(localName(child))) this.#child(child, style, shift, decoration, depth);
      else if (!SILENT.has(localName(child)))
        this.drawing.tell(child, `<${child.name}>`, `<${child.name}> in a text of an SVG image is not drawn`);
    }
    const { attribs } = element;
    const { width, height } = this.place.viewport;
    const of = (name: string, reference: number) => lengths(attribs[name], { fontSize: style.fontSize, reference });
    this.#lists.push({
      start,
      end: this.#text.length,
      x: of("x", width),
      y: of("y", height),
      dx: of("dx", width),
      dy: of("dy", height),
      rotate: numbers(attribs.rotate),
    });
    const wanted = style.attribute(attribs.textLength, width);
    if (wanted !== undefined && wanted > 0)
      this.#stretched.push({
        start,
        end: this.#text.length,
        length: wanted,
        glyphs: attribs.lengthAdjust === "spacingAndGlyphs",
      });
  }

  #child(child: Element, parent: SvgStyle, shift: number, decoration: string, depth: number): void {
    const style = this.drawing.cascade.style(child, parent);
    if (style.get("display") === "none" || depth > 100) return;
    if (localName(child) === "textPath")
      this.drawing.tell(child, "textPath", "<textPath> in an SVG image is set on a straight line", [
        "turn the text into paths to keep its curve",
      ]);
    const lines = `${decoration} ${parent.get("text-decoration") ?? ""} ${parent.get("text-decoration-line") ?? ""}`;
    this.#visit(child, style, shift + shiftOf(style, parent), lines, depth + 1);
  }

  #add(data: string, element: Element, style: SvgStyle, shift: number, decoration: string): void {
    const spaced = collapses(style) ? data.replace(/[\t\n\r\f ]+/g, " ") : data.replace(/\r\n|[\t\n\r\f]/g, " ");
    const before = this.#text;
    const isFirst = collapses(style) && spaced.startsWith(" ") && (before === "" || before.endsWith(" "));
    const kept = isFirst ? spaced.slice(1) : spaced;
    const transform = style.get("text-transform");
    const shown =
      transform === "uppercase" || transform === "lowercase" || transform === "capitalize"
        ? transformText(kept, transform, before, this.drawing.lang)
        : kept;
    if (shown === "") return;
    this.#text += shown;
    this.#runs.push({ start: before.length, end: this.#text.length, element, style, shift, decoration });
  }

  /** Lists count characters; those of elements further in count for more. They were noted from the inside out. */
  #places(): ReadonlyMap<number, CharacterPlace> {
    const places = new Map<number, CharacterPlace>();
    const at = (offset: number): CharacterPlace => {
      let found = places.get(offset);
      if (!found) places.set(offset, (found = {}));
      return found;
    };
    for (const list of this.#lists) {
      const most = Math.max(
        list.x.length,
        list.y.length,
        list.dx.length,
        list.dy.length,
        list.rotate.length > 0 ? Infinity : 0,
      );
      for (let offset = list.start, i = 0; offset < list.end && i < most; i++) {
        const one = at(offset);
        for (const name of ["x", "y", "dx", "dy"] as const) {
          const value = list[name][i];
          if (value !== undefined) one[name] ??= value;
        }
        // The last angle goes on to the end of the element.
        const angle = list.rotate[Math.min(i, list.rotate.length - 1)];
        if (angle !== undefined) one.rotate ??= angle;
        offset += this.#text.codePointAt(offset)! > 0xffff ? 2 : 1;
      }
    }
    return places;
  }
}

function collapses(style: SvgStyle): boolean {
  const mode = style.get("white-space-collapse") ?? style.get("white-space") ?? "normal";
  return mode === "normal" || mode === "nowrap" || mode === "collapse" || mode === "pre-line";
}

/** `baseline-shift`, in user units upwards. */
function shiftOf(style: SvgStyle, parent: SvgStyle): number {
  const value = style.get("baseline-shift");
  if (value === undefined || value === "baseline") return 0;
  if (value === "super") return parent.fontSize / 3;
  if (value === "sub") return -parent.fontSize / 5;
  return style.length("baseline-shift", style.fontSize * 1.2) ?? 0;
}
