/** What a document shows on a screen and print can't, or shows in another way: told, so that nothing is missed in silence. */
import type { ComputedStyle, CounterStyles, StyledElement } from "../css/index.js";
import type { Diagnostic, DiagnosticCode, SourceText } from "../diagnostics/index.js";
import { atElement, textContent } from "../html/index.js";
import type { ImageLookup } from "../layout/index.js";

/** Elements that show something else than their content, and what that is. */
const EMBEDDED: Readonly<Record<string, string>> = {
  iframe: "another document",
  object: "what it embeds",
  embed: "what it embeds",
  video: "a video",
  audio: "a recording",
  canvas: "what a script draws",
};

/**
 * Warnings: `html/not-printed` for what is embedded and no image, `html/closed` for the content of a `details` that is closed,
 * `html/mathml` for formulas, which are printed as lines of text, `html/not-shown` for what styles ask of
 * columns of tables, rules between flex and grid items, legends in borders, what spans columns from deeper within.
 * `css/counter-style` for counter styles that nobody has defined.
 * @param root without elements of `display: none`
 */
export function unprinted(
  root: StyledElement,
  images: ImageLookup,
  counterStyles: CounterStyles,
  source: SourceText,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const undefinedStyles = new Set<string>();
  const visit = (styled: StyledElement, parent: StyledElement | undefined, isInColumns: boolean) => {
    const told = tell(styled, parent, images, source) ?? (isInColumns ? tellSpan(styled, parent, source) : undefined);
    if (told) found.push(told);
    for (const name of counterStylesOf(styled)) {
      if (undefinedStyles.has(name) || counterStyles.has(name)) continue;
      undefinedStyles.add(name);
      const message = `the counter style "${name}" is not defined: its numbers are written in decimal`;
      const hints = ["define it by `@counter-style`, or take one of those that `list-style-type` knows"];
      found.push(atElement(source, styled.element, "warning", "css/counter-style", message, hints));
    }
    // What an image or a formula is made of goes with it.
    if (styled.element.name === "svg" || styled.element.name === "math") return;
    const inside = isInColumns || hasColumns(styled.style);
    for (const child of styled.children) if (child.kind === "element") visit(child, styled, inside);
  };
  visit(root, undefined, false);
  return found;
}

function tell(
  styled: StyledElement,
  parent: StyledElement | undefined,
  images: ImageLookup,
  source: SourceText,
): Diagnostic | undefined {
  const { element, style } = styled;
  const { name, attribs } = element;
  const warn = (code: DiagnosticCode, message: string, hint: string) =>
    atElement(source, element, "warning", code, message, [hint]);
  const embedded = EMBEDDED[name];
  if (embedded) {
    if (images(element, style)) return undefined;
    const fallback = name !== "iframe" && textContent(element).trim() !== "";
    const message = `<${name}> shows ${embedded}, which can't be printed${fallback ? ": its fallback content stands in its place" : ""}`;
    return warn("html/not-printed", message, "put an image, a text or a link there for print");
  }
  if (name === "math") {
    const message = "a formula in MathML is printed as a line of text, without fractions, roots and matrices";
    return warn("html/mathml", message, "where its form matters, use an image (SVG) with the formula as its `alt`");
  }
  if (name === "legend" && isInBorder(styled, parent)) {
    const message = "<legend> stands below the upper border of its <fieldset>, not in it";
    return warn("html/not-shown", message, "give the fieldset no upper border, or write a heading before it");
  }
  if (name === "details" && attribs.open === undefined) {
    const summary = element.children.find((child) => "name" in child && child.name === "summary");
    const hidden = element.children.filter((child) => child !== summary).map((child) => textContent(child));
    const letters = hidden.join("").replace(/\s/g, "").length;
    if (letters === 0) return undefined;
    const message = `<details> is closed: ${letters} characters in it are not printed`;
    return warn("html/closed", message, "write `<details open>` for what is to stand on paper");
  }
  return undefined;
}

/** What spans the columns of its container is a child of that. */
function tellSpan({ element, style }: StyledElement, parent: StyledElement | undefined, source: SourceText) {
  if (style.columnSpan !== "all" || !parent || hasColumns(parent.style)) return undefined;
  const message = `column-span of <${element.name}> has no effect: it is no child of the container of the columns`;
  const hint = "put it beside what it stands in, as a child of the container";
  return atElement(source, element, "warning", "html/not-shown", message, [hint]);
}

const hasColumns = ({ columnCount, columnWidth }: ComputedStyle): boolean =>
  columnCount !== "auto" || columnWidth !== "auto";

/** Whether browsers set a legend into the upper border of its fieldset (HTML 15.3.13): the first, if it is in the flow. */
function isInBorder({ element, style }: StyledElement, fieldset: StyledElement | undefined): boolean {
  if (fieldset?.element.name !== "fieldset" || fieldset.style.borderTopWidth === 0) return false;
  const first = fieldset.children.find((child) => child.kind === "element" && child.element.name === "legend");
  const isInFlow = style.float === "none" && style.position !== "absolute" && style.position !== "fixed";
  return isInFlow && first?.kind === "element" && first.element === element;
}

/** The counter styles that an element and its generated content are written in. */
function counterStylesOf({ style, before, after, marker }: StyledElement): readonly string[] {
  const names: string[] = [];
  const type = style.listStyleType;
  if (style.display === "list-item" && type !== "none" && !type.startsWith('"')) names.push(type);
  for (const pseudo of [before, after, marker]) {
    if (!pseudo || typeof pseudo.style.content === "string") continue;
    for (const item of pseudo.style.content)
      if ((item.kind === "counter" || item.kind === "counters") && item.style !== "none") names.push(item.style);
  }
  return names;
}
