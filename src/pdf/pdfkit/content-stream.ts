/**
 * Operators of one content stream (a page's, or a form's) with the graphics state that they leave behind, so that nothing
 * is said twice (ISO 32000-1, sections 8 and 9). Coordinates are pt with y downwards: the page's stream begins with a flip.
 */
import type { Color } from "../../css/index.js";
import { type Matrix, multiply, type Path, type SvgStroke } from "../../graphics/index.js";
import type { GlyphRun } from "../target.js";
import type { EmbeddedFace } from "./fonts/embedded-face.js";
import { showGlyphs } from "./fonts/show-glyphs.js";
import { number, precise } from "./numbers.js";
import type { PdfReference } from "./objects.js";

/** Resources by their names. */
export interface Resources {
  readonly Font: Record<string, PdfReference>;
  readonly ExtGState: Record<string, PdfReference>;
  readonly XObject: Record<string, PdfReference>;
  readonly Pattern: Record<string, PdfReference>;
}

/** What was said last of each kind, as it was written. */
interface GraphicsState {
  fill: string;
  stroke: string;
  alpha: string;
  line: string;
  font: string;
  /** Text rendering mode (ISO 32000-1, section 9.3.6). */
  mode: string;
  matrix: Matrix;
}

const CAPS = { butt: 0, round: 1, square: 2 };
const JOINS = { miter: 0, round: 1, bevel: 2 };

/** How far letters lean that are made oblique, and are stroked that are made bold, as browsers do it. */
const SLANT = 0.25;
const BOLD_STROKE: Omit<SvgStroke, "width"> = { cap: "butt", join: "miter", miterLimit: 4, dash: [], dashOffset: 0 };
const PX = 0.75;

/** Width of the stroke, pt, for a font size in pt: a 24th of small letters, a 32nd of large ones. */
function boldness(size: number): number {
  const [small, large] = [9 * PX, 36 * PX];
  const part = Math.min(1, Math.max(0, (size - small) / (large - small)));
  return size * (1 / 24 + part * (1 / 32 - 1 / 24));
}

export class ContentStream {
  readonly resources: Resources = { Font: {}, ExtGState: {}, XObject: {}, Pattern: {} };
  readonly #operators: string[] = [];
  readonly #saved: GraphicsState[] = [];
  #state: GraphicsState;
  /** Where the current line of the open text object begins, pt; undefined outside of text objects. */
  #lineStart: { readonly x: number; readonly y: number; readonly slant: number } | undefined;
  #marked = false;

  /** @param base from the stream's coordinates to those that patterns refer to (ISO 32000-1, section 8.7.2) */
  constructor(
    readonly base: Matrix,
    /** From the coordinates at the stream's start to the page's, y downwards. */
    readonly toPage: Matrix,
  ) {
    this.#state = { fill: "", stroke: "", alpha: "", line: "", font: "", mode: "0 Tr", matrix: [1, 0, 0, 1, 0, 0] };
  }

  /** The matrix from current coordinates to those at the start of the stream. */
  get matrix(): Matrix {
    return this.#state.matrix;
  }

  /** How many graphics states are saved. */
  get depth(): number {
    return this.#saved.length;
  }

  get isEmpty(): boolean {
    return this.#operators.length === 0;
  }

  text(): string {
    this.unmark();
    return this.#operators.join("\n");
  }

  /** Begins marked content; `properties` as they are written, if any. */
  beginMark(tag: string, properties: string | undefined): void {
    this.unmark();
    this.#operators.push(properties === undefined ? `/${tag} BMC` : `/${tag} ${properties} BDC`);
    this.#marked = true;
  }

  /** Ends the marked content, so that graphics states and marks nest properly. */
  unmark(): void {
    this.#endText();
    if (this.#marked) this.#operators.push("EMC");
    this.#marked = false;
  }

  save(): void {
    this.unmark();
    this.#operators.push("q");
    this.#saved.push({ ...this.#state });
  }

  restore(): void {
    this.unmark();
    this.#operators.push("Q");
    this.#state = this.#saved.pop()!;
  }

  concat(matrix: Matrix): void {
    this.#operators.push(`${matrix.map(precise).join(" ")} cm`);
    this.#state.matrix = multiply(this.#state.matrix, matrix);
  }

  clip(path: Path, rule: "nonzero" | "evenodd"): void {
    this.#operators.push(pathOperators(path), rule === "evenodd" ? "W* n" : "W n");
  }

  setColor(use: "fill" | "stroke", color: Color): void {
    this.#set(use, colorOperators(use, color));
  }

  setPattern(use: "fill" | "stroke", name: string): void {
    this.#set(use, use === "fill" ? `/Pattern cs /${name} scn` : `/Pattern CS /${name} SCN`);
  }

  setGraphicsState(name: string): void {
    this.#set("alpha", `/${name} gs`);
  }

  setStroke({ width, cap, join, miterLimit, dash, dashOffset }: SvgStroke): void {
    const pattern = `[${dash.map(number).join(" ")}] ${number(dashOffset)} d`;
    this.#set(
      "line",
      `${number(width)} w ${CAPS[cap]} J ${JOINS[join]} j ${number(Math.max(1, miterLimit))} M ${pattern}`,
    );
  }

  fill(path: Path, rule: "nonzero" | "evenodd"): void {
    this.#endText();
    this.#operators.push(pathOperators(path), rule === "evenodd" ? "f*" : "f");
  }

  stroke(path: Path): void {
    this.#endText();
    this.#operators.push(pathOperators(path), "S");
  }

  /** Paints an XObject in the current coordinates, or in those of a matrix. */
  paintObject(name: string, matrix?: Matrix): void {
    this.#endText();
    this.#operators.push(matrix ? `q ${matrix.map(precise).join(" ")} cm /${name} Do Q` : `/${name} Do`);
  }

  glyphs(run: GlyphRun, face: EmbeddedFace): void {
    if (this.#lineStart === undefined) this.#operators.push("BT");
    this.#set("font", `/${face.name} ${number(run.size)} Tf`);
    const x = Math.round(run.x * 1000) / 1000;
    const y = Math.round(run.y * 1000) / 1000;
    const slant = run.font.synthesis?.oblique ? SLANT : 0;
    // In text space y points up: the first matrix turns it round, the moves that follow are in its terms.
    if (this.#lineStart?.slant === slant && slant === 0)
      this.#operators.push(`${number(x - this.#lineStart.x)} ${number(this.#lineStart.y - y)} Td`);
    else this.#operators.push(`1 0 ${slant} -1 ${number(x)} ${number(y)} Tm`);
    this.#lineStart = { x, y, slant };
    const bold = run.font.synthesis?.bold === true;
    if (bold) this.setStroke({ ...BOLD_STROKE, width: boldness(run.size) });
    this.#set("mode", run.invisible ? "3 Tr" : bold ? "2 Tr" : "0 Tr");
    for (const operator of showGlyphs(run, face)) this.#operators.push(operator);
  }

  #endText(): void {
    if (this.#lineStart !== undefined) this.#operators.push("ET");
    this.#lineStart = undefined;
  }

  #set(what: "fill" | "stroke" | "alpha" | "line" | "font" | "mode", operators: string): void {
    if (this.#state[what] === operators) return;
    // Line parameters and colours may be set inside of text objects as well (ISO 32000-1, figure 9).
    this.#operators.push(operators);
    this.#state[what] = operators;
  }
}

function colorOperators(use: "fill" | "stroke", { r, g, b }: Color): string {
  const red = number(r / 255);
  if (r === g && g === b) return `${red} ${use === "fill" ? "g" : "G"}`;
  return `${red} ${number(g / 255)} ${number(b / 255)} ${use === "fill" ? "rg" : "RG"}`;
}

const LETTERS = { M: "m", L: "l", C: "c", R: "re", Z: "h" };

function pathOperators(path: Path): string {
  let operators = "";
  for (const segment of path) {
    if (operators !== "") operators += " ";
    for (let i = 1; i < segment.length; i++) operators += `${number(segment[i] as number)} `;
    operators += LETTERS[segment[0]];
  }
  return operators;
}
