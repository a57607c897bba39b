/**
 * Styled DOM -> semantic markup without styles: headings, paragraphs, lists, tables, links and emphasis, which every host
 * keeps. Styles decide only what of generated content is text, and where a line breaks.
 */
import { type ChildNode, Element, Text } from "domhandler";
import type { Color, ComputedStyle, StyledElement, StyledText } from "../css/index.js";
import { generatedText } from "./generated-text.js";
import type { PlainRules } from "./profiles.js";

/** The content of `root` as blocks. */
export function plainMarkup(root: StyledElement, rules: PlainRules): ChildNode[] {
  return new PlainMarkup(rules).flow(root);
}

const HEADING = /^h[1-6]$/;
const BLOCKS = new Set(
  "address article aside blockquote dd details div dl dt figcaption figure footer form header hr li main nav ol p pre section summary table ul".split(
    " ",
  ),
);
/** Phrases that mean something; all others give way to what they hold. */
const PHRASES = new Set(["a", "abbr", "bdi", "br", "code", "em", "q", "strong", "sub", "sup"]);
/** Width of a page's text column in Confluence, px. */
const CONFLUENCE_WIDTH = 760;

class PlainMarkup {
  constructor(readonly rules: PlainRules) {}

  /** Blocks as they are, and what stands between them as paragraphs. */
  flow(styled: StyledElement): ChildNode[] {
    const blocks: ChildNode[] = [];
    let run: ChildNode[] = [];
    const flush = () => {
      if (hasText(run)) blocks.push(new Element("p", {}, trimmed(run)));
      run = [];
    };
    run.push(...generated(styled, "before"));
    for (const child of styled.children) {
      if (child.kind === "element" && isBlock(child)) {
        flush();
        blocks.push(...this.#block(child));
      } else run.push(...this.#phrase(child, styled.style));
    }
    run.push(...generated(styled, "after"));
    flush();
    return blocks;
  }

  #block(styled: StyledElement): ChildNode[] {
    const { element, children } = styled;
    if (element.attribs["aria-hidden"] === "true") return [];
    if (HEADING.test(element.name) || element.name === "p" || element.name === "pre")
      return this.#kept(styled, this.#phrases(styled));
    if (element.name === "ul" || element.name === "ol")
      return this.#kept(
        styled,
        children.flatMap((child) => (child.kind === "element" ? this.#kept(child, this.#cellContent(child)) : [])),
      );
    if (element.name === "table") return [this.#table(styled)];
    if (element.name === "blockquote") return this.#kept(styled, this.flow(styled));
    return element.name === "hr" ? [new Element("hr", {})] : this.flow(styled);
  }

  #kept({ element, style }: StyledElement, children: ChildNode[]): ChildNode[] {
    if (!hasText(children)) return [];
    const inner = HEADING.test(element.name) ? this.#coloured(children, style, undefined) : children;
    return [new Element(element.name, this.#attributes(element), inner)];
  }

  #attributes({ name, attribs }: Element): Record<string, string> {
    const { href, start, lang, dir, title } = attribs;
    return {
      ...(href !== undefined && { href }),
      ...(start !== undefined && name === "ol" && { start }),
      ...(title !== undefined && name === "abbr" && { title }),
      ...(this.rules.wrapper && { ...(lang && { lang }), ...(dir && { dir }) }),
    };
  }

  #phrases(styled: StyledElement): ChildNode[] {
    const { children, style } = styled;
    return trimmed([
      ...generated(styled, "before"),
      ...children.flatMap((child) => this.#phrase(child, style)),
      ...generated(styled, "after"),
    ]);
  }

  #phrase(child: StyledElement | StyledText, parent: ComputedStyle): ChildNode[] {
    if (child.kind === "text") return [new Text(child.text)];
    const { element, style } = child;
    if (element.attribs["aria-hidden"] === "true") return [];
    if (element.name === "br") return [new Element("br", {})];
    const inner = [
      ...generated(child, "before"),
      ...child.children.flatMap((grandchild) => this.#phrase(grandchild, style)),
      ...generated(child, "after"),
    ];
    const isKept = PHRASES.has(element.name) || (element.attribs.lang !== undefined && this.rules.wrapper);
    if (isKept && element.name !== "a") return [new Element(element.name, this.#attributes(element), inner)];
    if (element.name === "a" && element.attribs.href) return [new Element("a", this.#attributes(element), inner)];
    const coloured = this.#coloured(inner, style, parent);
    return style.display === "block" ? [new Element("br", {}), ...coloured] : coloured;
  }

  /** Confluence keeps the colour of a text, as `rgb()`: what is coloured on the sheet is coloured there. */
  #coloured(children: ChildNode[], { color }: ComputedStyle, parent: ComputedStyle | undefined): ChildNode[] {
    const isOwn = !parent || !sameColor(color, parent.color);
    if (this.rules.tables !== "confluence" || !isOwn || !isChromatic(color) || !hasText(children)) return children;
    const channels = [color.r, color.g, color.b].map(Math.round);
    return [new Element("span", { style: `color: rgb(${channels.join(",")});` }, children)];
  }

  #table(table: StyledElement): Element {
    const parts = table.children.filter((child) => child.kind === "element");
    const rowsOf = (part: StyledElement) =>
      part.children.flatMap((child) => (child.kind === "element" ? [this.#row(child)] : []));
    if (this.rules.tables === "html") {
      return new Element(
        "table",
        {},
        parts.map((part) => new Element(part.element.name, {}, rowsOf(part))),
      );
    }
    const body = new Element("tbody", {}, parts.flatMap(rowsOf));
    return new Element("table", {}, this.rules.tables === "confluence" ? [columnGroup(parts[0]), body] : [body]);
  }

  #row(row: StyledElement): Element {
    const cells = row.children.flatMap((child) => {
      if (child.kind !== "element") return [];
      const { name, attribs } = child.element;
      const { colspan, rowspan, scope } = attribs;
      const attributes = {
        ...(colspan && { colspan }),
        ...(rowspan && { rowspan }),
        ...(scope && this.rules.tables === "html" && { scope }),
      };
      const content = this.#cellContent(child);
      const first = content[0];
      const needsParagraph =
        this.rules.tables === "confluence" && !(first instanceof Element && BLOCKS.has(first.name));
      return [new Element(name, attributes, needsParagraph ? [new Element("p", {}, content)] : content)];
    });
    return new Element("tr", {}, cells);
  }

  /** What stands in a cell or an item: phrases alone without a paragraph around them. */
  #cellContent(styled: StyledElement): ChildNode[] {
    return styled.children.some((child) => child.kind === "element" && isBlock(child))
      ? this.flow(styled)
      : this.#phrases(styled);
  }
}

const isBlock = ({ element }: StyledElement): boolean => BLOCKS.has(element.name) || HEADING.test(element.name);

/** Generated text with spaces around it, which stand for its margins; what is for the eye alone is left out. */
function generated(styled: StyledElement, kind: "before" | "after"): ChildNode[] {
  const pseudo = styled[kind];
  const text = pseudo && generatedText(pseudo.style, styled.element);
  return text && !text.decorative ? [new Text(` ${text.text} `)] : [];
}

const hasText = (nodes: readonly ChildNode[]): boolean =>
  nodes.some((node) =>
    node instanceof Text
      ? node.data.trim() !== ""
      : node instanceof Element && (node.name === "hr" || hasText(node.children)),
  );

/** Phrases without space, or a line break, at either end. */
function trimmed(nodes: ChildNode[]): ChildNode[] {
  const isSpace = (node: ChildNode | undefined) =>
    (node instanceof Text && node.data.trim() === "") || (node instanceof Element && node.name === "br");
  const inner = [...nodes];
  while (isSpace(inner[0])) inner.shift();
  while (isSpace(inner.at(-1))) inner.pop();
  const [first, last] = [inner[0], inner.at(-1)];
  if (first instanceof Text) first.data = first.data.replace(/^[ \t\r\n]+/, "");
  if (last instanceof Text) last.data = last.data.replace(/(?<![ \t\r\n])[ \t\r\n]+$/, "");
  return inner;
}

const sameColor = (a: Color, b: Color): boolean => a.r === b.r && a.g === b.g && a.b === b.b;

/** Not ink, nor a grey. */
const isChromatic = ({ r, g, b }: Color): boolean => Math.max(r, g, b) - Math.min(r, g, b) > 40;

/** Columns as wide as the sheet has them, px: those without a width share what the others leave. */
function columnGroup(head: StyledElement | undefined): Element {
  const row = head?.children.find((child) => child.kind === "element");
  const cells = row?.kind === "element" ? row.children.filter((child) => child.kind === "element") : [];
  const shares = cells.map(({ style: { width } }) =>
    typeof width === "string" ? undefined : width.percent || undefined,
  );
  const taken = shares.reduce<number>((sum, share) => sum + (share ?? 0), 0);
  const open = shares.filter((share) => share === undefined).length;
  const columns = shares.map((share) => {
    const width = CONFLUENCE_WIDTH * (share ?? Math.max(0.1, (1 - taken) / open));
    return new Element("col", { style: `width: ${width.toFixed(1)}px;` });
  });
  return new Element("colgroup", {}, columns);
}
