/**
 * A snippet as its template made it -> one that survives its host. It comes with a style element; hosts take that away, and
 * classes, `display`, even every style. The profile says what is left, and the snippet is written so that nothing is lost.
 */
import render from "dom-serializer";
import { type ChildNode, Element, Text } from "domhandler";
import {
  computeStyles,
  type MediaEnvironment,
  matchRules,
  parseStylesheet,
  type StyledElement,
  type StyledText,
  type Stylesheet,
  UA_SHEET,
} from "../css/index.js";
import { findElements, isElement, parseHtmlFragment, textContent } from "../html/index.js";
import { inertText } from "./host-text.js";
import { plainMarkup } from "./plain-markup.js";
import { type PlainRules, PROFILES, type SnippetProfile } from "./profiles.js";
import { styledMarkup } from "./styled-markup.js";

/** The screen whose styles are written out: wide enough for sides next to each other. Lengths in px. */
const SCREEN: MediaEnvironment = { type: "screen", width: 960, height: 1200 };

/**
 * Writes a snippet for a profile.
 * @param html the snippet with its styles in `style` elements
 * @param file the snippet's name
 */
export function finishSnippet(html: string, profile: SnippetProfile, file: string): string {
  const target = PROFILES[profile];
  if (target.styles === "element") return html;
  const document = parseHtmlFragment(html, { file });
  const sheets = findElements(document.dom, ({ name }) => name === "style").map((style) => sheetOf(textContent(style)));
  const matched = matchRules(document.dom, document.root, sheetOf(UA_SHEET), sheets, document.source);
  const styled = withoutGaps(content(computeStyles(matched, { rootScale: 1, viewport: SCREEN })));
  if (target.styles === "attributes") return serialize(styledMarkup(styled, matched, target.rules), "html", profile);
  return serialize(wrapped(plainMarkup(styled, target.rules), styled, target.rules), target.rules.syntax, profile);
}

const MAX_SHEETS = 20;
const parsed = new Map<string, Stylesheet>();

/** Parsed stylesheets: those of a batch are the same for every snippet. What print doesn't know, print has told. */
function sheetOf(text: string): Stylesheet {
  let sheet = parsed.get(text);
  if (!sheet) {
    if (parsed.size >= MAX_SHEETS) parsed.clear();
    parsed.set(text, (sheet = parseStylesheet(text, { file: "snippet.css", media: SCREEN })));
  }
  return sheet;
}

/** The innermost element that holds everything and says nothing itself. */
function content(root: StyledElement): StyledElement {
  const elements = root.children.filter((child) => child.kind === "element" || child.text.trim() !== "");
  const [only] = elements;
  const isWrapper =
    only?.kind === "element" && elements.length === 1 && only.element.name === "div" && !only.element.attribs.lang;
  return isWrapper ? content(only) : root;
}

/** White space between blocks says nothing, but hosts make paragraphs of it; within lines it is one space. */
function withoutGaps(styled: StyledElement): StyledElement {
  const { style, children } = styled;
  if (style.whiteSpaceCollapse !== "collapse") return styled;
  const hasBlocks = children.some((child) => child.kind === "element" && !child.style.display.startsWith("inline"));
  return {
    ...styled,
    children: children.flatMap((child): (StyledElement | StyledText)[] => {
      if (child.kind === "element") return [withoutGaps(child)];
      if (hasBlocks && child.text.trim() === "") return [];
      return [{ ...child, text: child.text.replace(/[ \t\r\n\f]+/g, " ") }];
    }),
  };
}

/** Around all of it, language and direction, where the host lets them stand. */
function wrapped(nodes: ChildNode[], root: StyledElement, rules: PlainRules): ChildNode[] {
  const named = findElements(root.element, ({ attribs }) => attribs.lang !== undefined)[0] ?? root.element;
  const { lang, dir } = named.attribs;
  return rules.wrapper ? [new Element("div", { ...(lang && { lang }), ...(dir && { dir }) }, nodes)] : nodes;
}

/** Elements after which a line ends, for whoever reads the source. */
const LINE_ENDS = new Set(
  "article colgroup div footer h2 h3 h4 header li nav ol p section table tbody thead tr ul".split(" "),
);

const CELLS = new Set(["td", "th"]);

/** Profiles whose snippets may be pasted into WordPress. */
const WORDPRESS: ReadonlySet<SnippetProfile> = new Set(["wordpress", "plain", "inline"]);

function serialize(nodes: ChildNode[], syntax: PlainRules["syntax"], profile: SnippetProfile): string {
  // WordPress makes line breaks of those in the source.
  if (profile !== "wordpress") for (const node of nodes) if (isElement(node)) endLines(node);
  const options = { encodeEntities: "utf8", xmlMode: syntax === "xhtml" } as const;
  const text = nodes.map((node) => render(node, options)).join(profile === "wordpress" ? "" : "\n");
  if (syntax === "xhtml") return `${readable(text)}\n`;
  return `${WORDPRESS.has(profile) ? inertText(text, profile === "wordpress") : text}\n`;
}

/** The serializer writes all but ASCII as references in XML: characters that can be seen stand for themselves. */
function readable(xml: string): string {
  return xml.replace(/&#x([\da-f]+);/gi, (reference, hex: string) => {
    const character = String.fromCodePoint(Number.parseInt(hex, 16));
    return /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(character) ? character : reference;
  });
}

function endLines(element: Element): void {
  element.children = element.children.flatMap((child): ChildNode[] => {
    if (!isElement(child)) return [child];
    endLines(child);
    return LINE_ENDS.has(child.name) && !CELLS.has(element.name) ? [child, new Text("\n")] : [child];
  });
}
