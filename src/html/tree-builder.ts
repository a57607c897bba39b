/**
 * HTML text -> DOM as the HTML standard builds it (section 13.2.6): implied elements, optional end tags, misnested inline
 * elements, tables, foreign content with the names of SVG. The nodes are domhandler's, and know their places in the text.
 */
import { type Document, hasChildren, isTag, type ParentNode } from "domhandler";
import { Parser, type ParserOptions } from "parse5";
import { adapter, type Htmlparser2TreeAdapterMap } from "parse5-htmlparser2-tree-adapter";
import { requireMembers } from "../private-members.js";

/**
 * Scripts don't run, so what `noscript` holds is content. Nothing is done for documents in quirks mode: they are laid out by the
 * same rules as all others.
 */
const OPTIONS: ParserOptions<Htmlparser2TreeAdapterMap> = {
  treeAdapter: adapter,
  sourceCodeLocationInfo: true,
  scriptingEnabled: false,
};

/**
 * Formatting elements that one paragraph may take over from those before it. The standard sets no limit, and with none a text of
 * some kB makes millions of elements: `<p><b id=1>…<b id=300></p>`, and each of 300 paragraphs after it has 300 elements.
 */
const MAX_REOPENED = 64;

requireMembers("parse5's parsers", Parser.prototype, {
  "_reconstructActiveFormattingElements()":
    "opens again what an end tag has cut off; added to, so that it comes to an end",
  "_attachElementToTree()":
    "notes where an element is written, in an object for which V8 11 makes a hidden class each time; ours share one",
});

type Base = Parser<Htmlparser2TreeAdapterMap>;

class TreeBuilder extends Parser<Htmlparser2TreeAdapterMap> {
  override _reconstructActiveFormattingElements(): void {
    const entries = this.activeFormattingElements;
    let count = 0;
    for (let entry = entries.newest; entry && "element" in entry; entry = entry.older)
      if (++count > MAX_REOPENED) entries.removeEntry(entry);
    super._reconstructActiveFormattingElements();
  }

  override _attachElementToTree(...[element, location, at]: Parameters<Base["_attachElementToTree"]>): void {
    super._attachElementToTree(element, null, at);
    if (!location) return;
    const { startLine, startCol, startOffset, endLine, endCol, endOffset, attrs } = location;
    const place = { startLine, startCol, startOffset, endLine, endCol, endOffset, attrs, startTag: location };
    this.treeAdapter.setNodeSourceCodeLocation(element, place);
  }
}

/** A whole document, with `html`, `head` and `body` whether they are written or not. */
export function buildDocument(text: string): Document {
  const document = TreeBuilder.parse(text, OPTIONS);
  if (/<math/i.test(text)) nameUnknown(document);
  return document;
}

const MATHML = "http://www.w3.org/1998/Math/MathML";
const KNOWN = new Set(
  `annotation annotation-xml maction maligngroup malignmark math menclose merror mfenced mfrac mi mlabeledtr mmultiscripts mn mo mover
  mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none
  semantics`.split(/\s+/),
);

/**
 * Elements that MathML doesn't know are rows (MathML Core, section 2.1.1): a `details` or `dialog` within a formula has nothing but its name
 * of the one in HTML, and hides nothing.
 */
function nameUnknown(document: Document): void {
  const waiting: ParentNode[] = [document];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    for (const child of node.children) {
      if (!hasChildren(child)) continue;
      if (isTag(child) && child.namespace === MATHML && !KNOWN.has(child.name)) child.name = "mrow";
      waiting.push(child);
    }
  }
}

/** A piece of HTML such as could stand in any element. */
export function buildFragment(text: string): Document {
  const parser = TreeBuilder.getFragmentParser<Htmlparser2TreeAdapterMap>(null, OPTIONS);
  parser.tokenizer.write(text, true);
  return parser.getFragment();
}
