/**
 * A computed style -> declarations of a `style` attribute (CSS Style Attributes): what stylesheets say, for who has none. The
 * table says how each property is written; shorthands say in short what several of them say.
 */
import { foursomeText, lengthPercentageText, lineText, type TextContext } from "../values/css-text.js";
import type { LengthPercentage } from "../values/types.js";
import { longhandName } from "./shorthands/longhand.js";
import { EDGES } from "./shorthands/parts.js";
import { SHORTHANDS } from "./shorthands/shorthands.js";
import { type ComputedStyle, cssName, PROPERTIES, PROPERTY_NAMES, type PropertyName } from "./table.js";

/** A declaration: name and value. */
export type WrittenDeclaration = readonly [name: string, value: string];

/**
 * @param style computed at a root font size of 16 px
 * @param names the longhands to write: those that a rule sets on the element
 * @param parentFontSize px, of the element around
 * @param unit of lengths
 * @returns in the order of the table
 */
export function styleDeclarations(
  style: ComputedStyle,
  names: ReadonlySet<PropertyName>,
  parentFontSize: number,
  unit: TextContext["unit"],
): readonly WrittenDeclaration[] {
  const context = { unit, fontSize: style.fontSize, direction: style.direction };
  const written: WrittenDeclaration[] = [];
  const done = new Set<Writer>();
  for (const name of PROPERTY_NAMES) {
    if (!names.has(name)) continue;
    const own = PROPERTIES[name].after === "parent" ? { ...context, fontSize: parentFontSize } : context;
    const writer = WRITERS.get(name);
    if (writer && !done.has(writer)) written.push(...writer(style, names, own));
    else if (!writer) written.push(...longhandText(name, style, own));
    if (writer) done.add(writer);
  }
  return written;
}

function longhandText(name: PropertyName, style: ComputedStyle, context: TextContext): readonly WrittenDeclaration[] {
  const { text, writtenAs } = PROPERTIES[name];
  const value = text?.(style[name], context);
  return value === undefined ? [] : [[writtenAs ?? cssName(name), value]];
}

/** Writes several longhands at once. */
type Writer = (
  style: ComputedStyle,
  names: ReadonlySet<PropertyName>,
  context: TextContext,
) => readonly WrittenDeclaration[];

/** The longhands of a shorthand. */
function longhandsOf(shorthand: string): readonly PropertyName[] {
  const names = SHORTHANDS.get(shorthand)!.longhands.map(longhandName);
  return PROPERTY_NAMES.filter((name) => names.includes(name));
}

/** One declaration where rules set all four sides, else one for each that is set. */
function foursome(shorthand: string): Writer {
  const longhands = longhandsOf(shorthand);
  return (style, names, context) => {
    const set = longhands.filter((name) => names.has(name)).flatMap((name) => longhandText(name, style, context));
    return set.length < longhands.length ? set : [[shorthand, foursomeText(set.map(([, text]) => text))]];
  };
}

/** Each side of which a rule sets something as a whole, and all four at once where they are the same. */
const border: Writer = (style, names) => {
  const sides = BORDER_SIDES.flatMap(({ shorthand, width, line, color, longhands }): WrittenDeclaration[] =>
    longhands.some((name) => names.has(name)) ? [[shorthand, lineText(style[width], style[line], style[color])]] : [],
  );
  const [first] = sides;
  const isSame = sides.length === EDGES.length && sides.every(([, text]) => text === first![1]);
  return isSame ? [["border", first![1]]] : sides;
};

const BORDER_SIDES = (["Top", "Right", "Bottom", "Left"] as const).map((side) => {
  const [width, line, color] = [`border${side}Width`, `border${side}Style`, `border${side}Color`] as const;
  return { shorthand: cssName(`border${side}`), width, line, color, longhands: [width, line, color] };
});

/** Corners: both radii of each, which a slash parts where they differ; alone, those that are set. */
const radius: Writer = (style, names, context) => {
  const text = (value: LengthPercentage) => lengthPercentageText(value, context);
  const corners = CORNERS.map((name) => ({ name, x: text(style[name].x), y: text(style[name].y) }));
  const known = corners.flatMap(({ name, x, y }) => (x !== undefined && y !== undefined ? [{ name, x, y }] : []));
  const set = known.filter(({ name }) => names.has(name));
  if (set.length < CORNERS.length) return set.map(({ name, x, y }) => [cssName(name), x === y ? x : `${x} ${y}`]);
  const [x, y] = [foursomeText(set.map((corner) => corner.x)), foursomeText(set.map((corner) => corner.y))];
  return [["border-radius", x === y ? x : `${x} / ${y}`]];
};

const CORNERS = [
  "borderTopLeftRadius",
  "borderTopRightRadius",
  "borderBottomRightRadius",
  "borderBottomLeftRadius",
] as const;

const WRITERS: ReadonlyMap<PropertyName, Writer> = new Map([
  ...["margin", "padding"].flatMap((shorthand) => {
    const writer = foursome(shorthand);
    return longhandsOf(shorthand).map((name) => [name, writer] as const);
  }),
  ...longhandsOf("border").map((name) => [name, border] as const),
  ...CORNERS.map((name) => [name, radius] as const),
]);
