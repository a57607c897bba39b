/** What a printed sheet has lost, doubled, mixed up or hidden, told by poppler and by the sheet's own web page. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AnyNode, Element, Text } from "domhandler";
import { DomUtils, parseDocument } from "htmlparser2";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { builtInFonts } from "../../src/fonts/built-in.js";
import { openFonts } from "../../src/fonts/library.js";
import { type Diagnostic, renderPage, renderPdf } from "../../src/index.js";
import type { GeneratedSheet } from "./generate.js";

/** Characters that take part in the setting of text and show nothing themselves. */
const INVISIBLE =
  /[\s\p{Z}\p{Cf}\p{Cc}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\u{e0000}-\u{e0fff}]/gu;

/** A text as two readers of it agree on: compatibility forms folded, case and white space ignored, marks on their letters. */
function folded(text: string): string {
  return text.normalize("NFKC").toUpperCase().normalize("NFKD").replace(INVISIBLE, "").replaceAll("\u0345", "Ι");
}

function counted(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const character of folded(text)) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}

/** Characters that one text has more often than another, with how much more. */
function surplus(of: string, over: string): string {
  const other = counted(over);
  return [...counted(of)]
    .filter(([character, count]) => count > (other.get(character) ?? 0))
    .map(
      ([character, count]) =>
        `${character} U+${character.codePointAt(0)!.toString(16)} ×${count - (other.get(character) ?? 0)}`,
    )
    .join(", ");
}

const LIST_MARKS: Readonly<Record<string, string>> = { "4": "▲", "5": "□", "6": "△" };
const HEADER_MARKS = ["●", "■", "○", "▲", "□", "△"];

/**
 * The text that a sheet's page shows, with what its styles add in print: numbers of sources, and for the eye alone marks of
 * subjects.
 */
function shownText(node: AnyNode, forTheEye: boolean): string {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element))
    return "children" in node ? node.children.map((child) => shownText(child, forTheEye)).join("") : "";
  const classes = (node.attribs.class ?? "").split(" ");
  if (classes.includes("vs-jump") || (!forTheEye && node.attribs["aria-hidden"] === "true")) return "";
  const own = node.children.map((child) => shownText(child, forTheEye)).join("");
  const subject = Number(/vs-s(\d)/.exec(node.attribs.class ?? "")?.[1]);
  if (node.name === "th" && subject > 0 && forTheEye) return HEADER_MARKS[subject - 1] + own;
  if (classes.includes("vs-kicker-tag") && node.previousSibling !== null) return `·${own}`;
  if (node.name === "li") return listMark(node) + own;
  // On the grid of a handout, names have their marks in the heads of the sides as well.
  if (forTheEye && classes.includes("vs-railed"))
    return DomUtils.findAll((each) => each.attribs.class === "vs-side-name", [node]).reduce(
      (text, _, i) => HEADER_MARKS[i] + text,
      own,
    );
  return own;
}

function listMark(item: Element): string {
  const list = item.parent as Element;
  if (list.name === "ol") return `${list.children.filter((child) => child instanceof Element).indexOf(item) + 1}.`;
  const kind = list.attribs.class ?? "";
  if (/vs-(?:list|items)/.test(kind)) return "";
  if (/vs-(?:pros|cons|avoid)/.test(kind)) return kind === "vs-pros" ? "+" : "−";
  const parent = list.parent as Element;
  const side = parent.attribs?.class === "vs-side-body" ? (parent.parent as Element) : parent;
  const number = /vs-(?:side|choice) vs-s(\d)/.exec(side.attribs?.class ?? "")?.[1];
  return LIST_MARKS[number ?? ""] ?? "";
}

function find(node: AnyNode, matches: (element: Element) => boolean): Element | undefined {
  if (node instanceof Element && matches(node)) return node;
  if (!("children" in node)) return undefined;
  for (const child of node.children) {
    const found = find(child, matches);
    if (found) return found;
  }
  return undefined;
}

const faces = openFonts(builtInFonts()).value!.sources.map((source) => source.open()!.face());
const known = new Map<number, boolean>();
function hasGlyph(codePoint: number): boolean {
  let has = known.get(codePoint);
  if (has === undefined)
    known.set(codePoint, (has = faces.some((face) => face.fontkit.hasGlyphForCodePoint(codePoint))));
  return has;
}

/** The warnings must name every character that no font has, or count what they don't name, and no other. */
function warningFaults(text: string, diagnostics: readonly Diagnostic[]): string[] {
  const lacking = new Set([...text.replace(INVISIBLE, "")].filter((character) => !hasGlyph(character.codePointAt(0)!)));
  const warnings = diagnostics.filter(({ code }) => code === "font/missing-glyph");
  const named = warnings.flatMap(({ message }) =>
    [...message.matchAll(/U\+([0-9A-F]+)/g)].map((m) => String.fromCodePoint(Number.parseInt(m[1]!, 16))),
  );
  const more = warnings.reduce((sum, { message }) => sum + Number(/and (\d+) more/.exec(message)?.[1] ?? 0), 0);
  const wrong = named.filter((character) => !lacking.has(character) && !lacking.has(character.toLowerCase()));
  const faults =
    wrong.length > 0
      ? [`warned of, but there: ${wrong.map((c) => `${c} U+${c.codePointAt(0)!.toString(16)}`).join(" ")}`]
      : [];
  const all = named.length + more;
  const expected = new Set([...lacking].map((character) => character.toUpperCase()));
  // Text that is set in capitals lacks those, in both cases where it shows in both.
  if (all < expected.size || all > lacking.size * 2)
    faults.push(
      `${lacking.size} characters without a glyph, ${all} warned of: ${[...lacking].map((c) => `${c} U+${c.codePointAt(0)!.toString(16)}`).join(" ")}`,
    );
  return faults;
}

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\u200f\u202a-\u202e\u2066-\u2069]/u;

interface Word {
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", "#39": "'" };
const unescaped = (xml: string): string => xml.replace(/&([\w#]+);/g, (all, name: string) => ENTITIES[name] ?? all);

function placed(xml: string): { words: Word[]; pages: { width: number; height: number }[] } {
  const words: Word[] = [];
  const pages: { width: number; height: number }[] = [];
  for (const match of xml.matchAll(
    /<page width="([\d.]+)" height="([\d.]+)">|<word xMin="([-\d.naif]+)" yMin="([-\d.naif]+)" xMax="([-\d.naif]+)" yMax="([-\d.naif]+)">(.*?)<\/word>/g,
  )) {
    if (match[1] !== undefined) pages.push({ width: Number(match[1]), height: Number(match[2]) });
    else {
      const [left, top, right, bottom] = match.slice(3, 7).map(Number) as [number, number, number, number];
      words.push({ page: pages.length - 1, left, top, right, bottom, text: unescaped(match[7]!) });
    }
  }
  return { words, pages };
}

/** Words that lie outside of their page, or on one another. Places in pt. */
function placeFaults(xml: string): string[] {
  const { words, pages } = placed(xml);
  const faults: string[] = [];
  // What letters really take of the height that poppler gives their font: line boxes may touch.
  const bands = words
    .map((word) => {
      const height = word.bottom - word.top;
      return { ...word, top: word.top + height * 0.38, bottom: word.bottom - height * 0.32 };
    })
    .sort((a, b) => a.page - b.page || a.top - b.top);
  for (const { page, left, top, right, bottom, text } of bands) {
    const { width, height } = pages[page]!;
    if (!(left >= -1 && right <= width + 1 && top >= 0 && bottom <= height))
      faults.push(
        `outside: "${text.slice(0, 20)}" at ${left},${top}–${right},${bottom} of ${width}×${height}, page ${page + 1}`,
      );
  }
  for (let i = 0; i < bands.length; i++) {
    const a = bands[i]!;
    for (let k = i + 1; k < bands.length; k++) {
      const b = bands[k]!;
      if (b.page !== a.page || b.top >= a.bottom) break;
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (
        across > 2 &&
        down > 1 &&
        !RTL.test(a.text + b.text) &&
        !/^\p{M}*$/u.test(a.text) &&
        !/^\p{M}*$/u.test(b.text)
      )
        faults.push(
          `overlap: "${a.text.slice(0, 20)}" and "${b.text.slice(0, 20)}" by ${across.toFixed(1)}×${down.toFixed(1)} at ${a.left},${a.top}`,
        );
    }
  }
  return faults;
}

/** Letters and digits alone: punctuation between two directions is read in either order. */
const lettersOf = (text: string): string => folded(text).replace(/[^\p{L}\p{N}]/gu, "");

/** What must stand together: a whole text, or each word where some run from right to left. */
function orderedParts(text: string, sheetIsRtl: boolean): string[] {
  // Where a sheet runs from right to left, symbols beside letters do as well, and no reader can tell.
  if (!RTL.test(text) && !(sheetIsRtl && /[^\p{L}\p{M}\p{Nd}\s\p{P}]/u.test(text))) return [lettersOf(text)];
  // pdf.js turns surrogate pairs round among such words.
  return text
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => !/[\u{10000}-\u{10ffff}]/u.test(word))
    .map(lettersOf);
}

/** Whether the text stands in two places: pages are read one after the other, and columns run on to the next. */
function isBroken(part: string, text: string): boolean {
  for (let at = 1; at < part.length; at++)
    if (text.includes(part.slice(0, at)) && text.includes(part.slice(at))) return true;
  return false;
}

/**
 * Whether a line may end within a word of a text that runs both ways: pdf.js guesses the direction of each line by itself, and what runs from right to left
 * then stands between the halves.
 */
const endsAnywhere = (part: string, text: string): boolean =>
  RTL.test(text) &&
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(
    part,
  );

/** Everything that is wrong with the print of a sheet; empty where nothing is. */
export async function faultsOf({ comparison, settings, fields }: GeneratedSheet): Promise<string[]> {
  const page = await renderPage(comparison, { settings });
  const article = find(parseDocument(page.value!), ({ name }) => name === "article")!;
  const { size, margin } = settings.page;
  // Narrow paper has no room for marks beside the names.
  const isNarrow = size.width - margin.left - margin.right <= (105 / 25.4) * 96;
  const shown = shownText(article, !isNarrow);
  const told = shownText(article, false);
  const all = folded(shown);
  const faults: string[] = [];
  for (const { where, shows } of fields)
    if (!all.includes(folded(shows))) faults.push(`page lost: ${where} ${JSON.stringify(shows)}`);
  const { value, diagnostics } = await renderPdf(comparison, { settings });
  const unexpected = diagnostics.filter(({ code }) => !/^(font\/missing-glyph|fit\/|templates\/no-locale)/.test(code));
  for (const { code, message } of unexpected) faults.push(`diagnostic: ${code} ${message}`);
  faults.push(...warningFaults(shown, diagnostics));
  if (!value) return [...faults, ...errorFaults(diagnostics, settings.fit.overflow)];
  if (value.pages > 1 && !(settings.fit.overflow === "flow" && diagnostics.some(({ code }) => code === "fit/flow")))
    faults.push(`${value.pages} pages without a word`);
  const folder = mkdtempSync(join(tmpdir(), "versus-lost-"));
  try {
    const file = join(folder, "sheet.pdf");
    writeFileSync(file, value.bytes);
    const run = (program: string, ...args: string[]) =>
      execFileSync(program, args, { encoding: "utf8", maxBuffer: 1e8 });
    // Words with their places: in running text poppler takes hyphens at the ends of lines for its own.
    const xml = run("pdftotext", "-bbox", "-enc", "UTF-8", file, "-");
    const { words } = placed(xml);
    const text = words.map((word) => word.text).join("");
    const lost = surplus(shown, text);
    if (lost) faults.push(`lost: ${lost}`);
    const doubled = value.pages === 1 ? surplus(text, shown) : "";
    if (doubled) faults.push(`doubled: ${doubled}`);
    const read = await taggedText(value.bytes);
    const more = surplus(read, told);
    const less = surplus(told, read);
    if (more) faults.push(`tags have more: ${more}`);
    if (less) faults.push(`tags have less: ${less}`);
    const inOrder = lettersOf(read);
    for (const { where, shows } of fields)
      for (const part of orderedParts(shows, /<html[^>]* dir="rtl"/.test(page.value!)))
        if (!(inOrder.includes(part) || ((value.pages > 1 || endsAnywhere(part, shows)) && isBroken(part, inOrder))))
          faults.push(`order: ${where} ${JSON.stringify(shows)}: ${part}`);
    faults.push(...placeFaults(xml));
  } finally {
    rmSync(folder, { recursive: true });
  }
  return faults;
}

/** The text in the order of the tags, by pdf.js: what a screen reader reads. */
async function taggedText(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  let text = "";
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const byId = new Map<string, string>();
    const open: string[] = [];
    for (const item of items) {
      if ("str" in item) {
        const id = open.findLast((each) => each !== "");
        if (id !== undefined) byId.set(id, (byId.get(id) ?? "") + item.str);
      } else if (item.type === "endMarkedContent") open.pop();
      else open.push(item.id ?? "");
    }
    const visit = (node: object): void => {
      if ("children" in node) for (const child of node.children as object[]) visit(child);
      else if ("id" in node) text += byId.get(String(node.id)) ?? "";
    };
    const tree = await page.getStructTree();
    if (tree) visit(tree);
  }
  await pdf.destroy();
  return text;
}

function errorFaults(diagnostics: readonly Diagnostic[], overflow: "error" | "flow"): string[] {
  const error = diagnostics.find(({ severity }) => severity === "error");
  if (error?.code !== "fit/overflow") return [`no PDF and no reason: ${JSON.stringify(diagnostics)}`];
  const [hint = ""] = error.hints ?? [];
  if (/even at scale \d+ % it is [1-9]\d* mm too wide$/.test(error.message))
    return /^what reaches too far: ("\S.*"|an image)$/.test(hint) ? [] : [`nothing named: ${hint}`];
  const faults: string[] = [];
  if (overflow === "flow") faults.push("an error where it should flow");
  if (!/even at scale \d+ % it is [1-9]\d* mm \([1-9]\d* %\) too long$/.test(error.message))
    faults.push(`no measure: ${error.message}`);
  if (!/^the longest parts: [a-z]\S* \([1-9]\d* % of the page\)/.test(hint)) faults.push(`no parts: ${hint}`);
  return faults;
}
