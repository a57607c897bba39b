/**
 * Inline text -> a paragraph, which is the same at every size: directions resolved (UAX #9), faces chosen by character, words
 * shaped, break opportunities found (UAX #14).
 */
import { type ComputedStyle, fontFeatures, type LengthPercentage } from "../../css/index.js";
import {
  chooseFace,
  embeddingLevels,
  type FontChain,
  type FontFace,
  type FontLibrary,
  isIgnored,
  madeSpace,
  shape,
  shapeCapitals,
  shapeWord,
} from "../../fonts/index.js";
import { directionOfText } from "../../html/index.js";
import { takesRoom } from "../boxes/kinds.js";
import { Break, breakOpportunities } from "./breaks.js";
import { lackingInMark } from "./emphasis.js";
import { isSameFont, joinAcrossBoxes } from "./join-across-boxes.js";
import { isCursive, type Part } from "./part.js";
import { hasSmallCapitals, SmallCapitals } from "./small-capitals.js";
import { EMPTY_BOX, type InlineText, OBJECT, type TextBox, type TextRun, type TextStyles } from "./text.js";

/** Lengths in em of the run that they belong to. */
export interface Paragraph extends InlineText {
  readonly parts: readonly Part[];
  /** 0 where the paragraph runs left to right, 1 where it runs right to left. */
  readonly baseLevel: 0 | 1;
  /** True where every part has the paragraph's level 0: nothing to reorder. */
  readonly leftToRight: boolean;
  /** True where nothing but text of one element in one face stands on the lines: most paragraphs and cells. */
  readonly plain: boolean;
  /** What kind of break may come before the character at each offset, length + 1 entries. */
  readonly breaks: Uint8Array;
  /** The first offset from each on before which a line may break, length + 1 entries. */
  readonly nextBreaks: Uint32Array;
  /** True where all white space collapses. */
  readonly collapses: boolean;
  /** Sum of the advances of all characters before an offset, each in em of its run, without spacing; length + 1 entries. */
  readonly sums: readonly number[];
  /** What of the styles at one scale the paragraph depends on; at nearly all others it is the same. */
  readonly dependence: string;
}

/** A character for which no font has a glyph. */
export interface LackingCharacter {
  readonly character: string;
  readonly style: ComputedStyle;
  readonly element: TextRun["element"];
}

/** @param onMissing is told of every character that no font has */
export function makeParagraph(
  inline: InlineText,
  styles: TextStyles,
  fonts: FontLibrary,
  onMissing: (missing: LackingCharacter) => void,
): Paragraph {
  const { text, runs, boxes, atomics, outOfFlow } = inline;
  const { block } = styles;
  const direction = (block.unicodeBidi === "plaintext" && directionOfText(text)) || block.direction;
  const baseLevel = direction === "rtl" ? 1 : 0;
  const levels = embeddingLevels(text, baseLevel);
  const parts: Part[] = [];
  for (const run of runs)
    new RunSplitter(run, inline, styles.runs[run.index]!, levels, baseLevel, fonts, onMissing).split(parts);
  for (const { index, element } of runs) {
    const style = styles.runs[index]!;
    for (const character of lackingInMark(style, fonts)) onMissing({ character, style, element });
  }
  if (boxes.length > 0) joinAcrossBoxes(parts, text, styles, partingEdges(boxes, styles));
  const leftToRight = baseLevel === 0 && levels === undefined;
  const breaks = breakOpportunities(inline, styles);
  const isPlain = leftToRight && !text.includes("\t") && boxes.length === 0 && atomics.size === 0 && runs.length === 1;
  const plain = isPlain && parts.every(({ face }) => face === fonts.chain(styles.runs[0]!).primary);
  return {
    text,
    runs,
    boxes,
    atomics,
    outOfFlow,
    parts,
    baseLevel,
    leftToRight,
    plain,
    breaks,
    nextBreaks: nextBreaks(breaks),
    collapses: styles.runs.every(({ whiteSpaceCollapse }) => whiteSpaceCollapse === "collapse"),
    sums: sumsOf(parts, text),
    dependence: dependenceOf(inline, styles, fonts),
  };
}

/**
 * What of styles decides about shaping beside keywords, which are the same at every scale: sizes where a font has forms for them,
 * letters that are spaced, words that are one across the edge of a box, empty boxes that take room.
 */
export function dependenceOf({ text, runs, boxes }: InlineText, styles: TextStyles, fonts: FontLibrary): string {
  let key = "";
  for (const style of styles.runs) {
    if (style.letterSpacing !== 0) key += "s";
    if (fonts.dependsOnSize(style)) key += style.fontSize;
    key += " ";
  }
  if (boxes.length === 0) return key;
  for (let i = 1; i < runs.length; i++) key += isSameFont(styles.runs[i - 1]!, styles.runs[i]!) ? "=" : "|";
  for (const { index, start, end } of boxes)
    if (start === end || (start + 1 === end && text[start] === EMPTY_BOX))
      key += takesRoom(styles.boxes[index]!) ? "+" : "-";
  return `${key} ${[...partingEdges(boxes, styles)].join()}`;
}

/** Where a box begins or ends whose margin, border, padding or alignment parts the letters on both sides. */
function partingEdges(boxes: readonly TextBox[], styles: TextStyles): Set<number> {
  const offsets = new Set<number>();
  for (const box of boxes) {
    const style = styles.boxes[box.index]!;
    const left = isThere(style.marginLeft) || style.borderLeftWidth !== 0 || isThere(style.paddingLeft);
    const right = isThere(style.marginRight) || style.borderRightWidth !== 0 || isThere(style.paddingRight);
    const isMoved = style.verticalAlign !== "baseline";
    const rtl = style.direction === "rtl";
    if (isMoved || (rtl ? right : left)) offsets.add(box.start);
    if (isMoved || (rtl ? left : right)) offsets.add(box.end);
  }
  return offsets;
}

const isThere = (length: LengthPercentage | "auto"): boolean =>
  length !== "auto" && (length.px !== 0 || length.percent !== 0);

function nextBreaks(breaks: Uint8Array): Uint32Array {
  const next = new Uint32Array(breaks.length);
  for (let at = breaks.length - 1, found = at; at >= 0; at--) {
    if (breaks[at] !== Break.None) found = at;
    next[at] = found;
  }
  return next;
}

function sumsOf(parts: readonly Part[], text: string): number[] {
  const sums = new Array<number>(text.length + 1);
  sums[0] = 0;
  for (const { shaped, start, end } of parts) {
    const before = sums[start]!;
    for (let i = start + 1; i <= end; i++) sums[i] = shaped ? before + shaped.sums[i - start]! : before;
  }
  return sums;
}

/** Characters that take part in layout but have no glyph of their own. */
const CONTROL = /^[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]$/;

const LF = 0x0a;
const SPACE = 0x20;
const NO_BREAK_SPACE = 0xa0;
/** Below this, every character is a letter, mark of punctuation or symbol, but for the few that are named. */
const LATIN_END = 0x300;

type Class = "space" | "control" | "other";

function classOf(code: number, character: string): Class {
  if (code === SPACE || code === NO_BREAK_SPACE || code === 0x09 || code === 0x202f) return "space";
  if (code === LF || code === 0xad) return "control";
  return code >= LATIN_END && CONTROL.test(character) ? "control" : "other";
}

/** The spaces of General Punctuation with a width of their own, separators of lines, and the ideographic space. */
const isWideSpace = (codePoint: number): boolean =>
  (codePoint >= 0x2000 && codePoint <= 0x200a) ||
  codePoint === 0x2028 ||
  codePoint === 0x2029 ||
  codePoint === 0x205f ||
  codePoint === 0x3000;

/** Splits one run of a text into parts. */
class RunSplitter {
  readonly #chain: FontChain;
  readonly #features: ReturnType<typeof fontFeatures>;
  readonly #smallCapitals: SmallCapitals | undefined;
  #wordStart = -1;
  #wordFace: FontFace;

  constructor(
    readonly run: TextRun,
    readonly inline: InlineText,
    readonly style: ComputedStyle,
    readonly levels: Uint8Array | undefined,
    readonly baseLevel: number,
    fonts: FontLibrary,
    readonly onMissing: (missing: LackingCharacter) => void,
  ) {
    this.#chain = fonts.chain(style);
    this.#features = fontFeatures(style);
    this.#smallCapitals = hasSmallCapitals(style) ? new SmallCapitals(style) : undefined;
    this.#wordFace = this.#chain.primary;
  }

  split(parts: Part[]): void {
    const { text } = this.inline;
    const { start, end } = this.run;
    const plainLetters = this.#chain.hasAscii && !this.levels && !this.#smallCapitals;
    for (let i = start; i < end; ) {
      const code = text.charCodeAt(i);
      // The common case first: a letter without marks, in a face that has all of its neighbours.
      if (code > SPACE && code < 0x7f && plainLetters && !(text.charCodeAt(i + 1) >= LATIN_END)) {
        this.#letter(i, this.#chain.primary, parts);
        i++;
      } else i = this.#character(i, parts);
    }
    this.#flush(end, parts);
  }

  /** @returns where the next character begins */
  #character(at: number, parts: Part[]): number {
    const { text, atomics } = this.inline;
    const codePoint = text.codePointAt(at)!;
    const character = codePoint === SPACE ? " " : String.fromCodePoint(codePoint);
    const next = at + character.length;
    const kind = classOf(codePoint, character);
    const inWord = this.#wordStart >= 0;
    // What belongs to the word around it.
    if (inWord && isIgnored(character) && !(character === OBJECT && atomics.has(at))) return next;
    if (character === OBJECT && atomics.has(at)) this.#alone("object", at, next, undefined, parts);
    else if (kind === "control") this.#alone("control", at, next, undefined, parts);
    else if (kind === "space") this.#space(character, at, parts);
    else if (isWideSpace(codePoint) && !this.#chain.isInNamed(codePoint))
      this.#alone("space", at, next, madeSpace(this.#chain.primary, character), parts);
    else {
      const { end, face, missing } = chooseFace(text, at, this.#chain, inWord ? this.#wordFace : undefined);
      for (const lacking of missing)
        this.onMissing({ character: lacking, style: this.style, element: this.run.element });
      this.#letter(at, this.#smallCapitals?.faceFor(character, face) ?? face, parts);
      // A cluster is of one face, though not beyond its run.
      return Math.min(end, this.run.end);
    }
    return next;
  }

  #letter(at: number, face: FontFace, parts: Part[]): void {
    if (this.#wordStart >= 0 && (face !== this.#wordFace || this.#levelAt(at) !== this.#levelAt(this.#wordStart)))
      this.#flush(at, parts);
    if (this.#wordStart >= 0) return;
    this.#wordStart = at;
    this.#wordFace = face;
  }

  #flush(end: number, parts: Part[]): void {
    const [start, face] = [this.#wordStart, this.#wordFace];
    this.#wordStart = -1;
    if (start < 0) return;
    const { run } = this;
    const { text } = this.inline;
    const level = this.#levelAt(start);
    const shapeLetters = this.#smallCapitals?.isShownBy(face) ? shapeCapitals : shapeWord;
    const shaped = shapeLetters(face, text, start, end, this.#features, level % 2 === 1);
    const cursive = isCursive(text.slice(start, end));
    parts.push({ kind: "word", start, end, run, face, level, shaped, ...(cursive && { cursive }) });
  }

  #alone(kind: Part["kind"], start: number, end: number, shaped: Part["shaped"], parts: Part[]): void {
    this.#flush(start, parts);
    const face = this.#chain.primary;
    parts.push({ kind, start, end, run: this.run, face, level: this.#levelAt(start), shaped });
  }

  #space(character: string, start: number, parts: Part[]): void {
    this.#flush(start, parts);
    const level = this.#levelAt(start);
    const own = this.#chain.faceFor(character === "\t" ? SPACE : character.codePointAt(0)!);
    const usual = own ?? this.#chain.primary;
    const face = this.#smallCapitals?.faceFor(character, usual) ?? usual;
    const shaped =
      (own ? undefined : madeSpace(face, character)) ??
      shape(face, character === "\t" ? " " : character, this.#features, level % 2 === 1);
    parts.push({ kind: "space", start, end: start + 1, run: this.run, face, level, shaped });
  }

  #levelAt(offset: number): number {
    return this.levels?.[offset] ?? this.baseLevel;
  }
}
