/** What goes wrong when a wild document is laid out and painted: text lost or painted twice, numbers that are none. */
import { type AnyNode, Element, type ParentNode, Text } from "domhandler";
import { matchRules } from "../../src/css/cascade/cascade.js";
import { pageRules } from "../../src/css/pages/page-cascade.js";
import { PageStyles } from "../../src/css/pages/page-style.js";
import { parseStylesheet } from "../../src/css/sheets/parse-stylesheet.js";
import { UA_SHEET } from "../../src/css/sheets/ua-sheet.js";
import { builtInFonts } from "../../src/fonts/built-in.js";
import { openFonts } from "../../src/fonts/library.js";
import { fontUnits } from "../../src/fonts/units.js";
import { parseHtml } from "../../src/html/parse.js";
import { layOutDocument } from "../../src/layout/document.js";
import type { BoxFragment } from "../../src/layout/fragments/fragment.js";
import { paintDocument } from "../../src/pdf/paint/document.js";
import { RecordingTarget } from "../../src/pdf/recording-target.js";

const fonts = openFonts(builtInFonts()).value!;
const media = { type: "print" as const, width: 794, height: 1123 };

/** Lays a body out and paints it; returns what is wrong, of which there should be nothing. */
export function wildFaults(body: string, css: string): string[] {
  const { dom, root, source } = parseHtml(`<body>${body}</body>`, { file: "wild.html" });
  const parse = (text: string) => parseStylesheet(text, { file: "wild.css", media });
  const sheets = [parse(css)];
  const userAgent = parse(UA_SHEET);
  const matched = matchRules(dom, root, userAgent, sheets, source);
  const fallback = { width: 794, height: 1123, margin: { top: 38, right: 38, bottom: 38, left: 38 } };
  const pages = new PageStyles(matched, pageRules(matched.scope, userAgent, sheets), fallback, fontUnits(fonts));
  const laidOut = layOutDocument({
    matched,
    pages,
    fonts,
    images: () => undefined,
    cssImages: () => undefined,
    file: "wild.html",
    source,
  });
  if (!laidOut.value) return laidOut.diagnostics.some(({ code }) => code === "page/too-many") ? [] : ["no reason:"];
  const document = laidOut.value;
  const faults: string[] = [];
  const target = new RecordingTarget();
  paintDocument(document, document.styled, target);
  for (const { root, width, height } of document.pages) {
    if (!(Number.isFinite(width) && Number.isFinite(height))) faults.push(`page: ${width} × ${height}`);
    const bad = notFinite(root.fragment);
    if (bad) faults.push(`not finite: ${bad}`);
  }
  const broken = target.lines.find((line) => /NaN|Infinity/.test(line.replace(/".*"/, "")));
  if (broken) faults.push(`painted: ${broken}`);
  let artifact = false;
  let painted = "";
  for (const line of target.lines) {
    const [, kind, json] = /^\s*(mark|artifact|text)\b[^"]*(".*")?/.exec(line) ?? [];
    if (kind === "mark") artifact = false;
    else if (kind === "artifact") artifact = true;
    else if (kind === "text" && !artifact) painted += JSON.parse(json!);
  }
  const [wanted, got] = [counts(textOf(dom)), counts(painted)];
  const difference = [...new Set([...wanted.keys(), ...got.keys()])]
    .filter((each) => /[\p{L}]/u.test(each) && wanted.get(each) !== got.get(each))
    .map((each) => `${each} ${wanted.get(each) ?? 0}→${got.get(each) ?? 0}`);
  if (difference.length > 0) faults.push(`text: ${difference.slice(0, 10).join(", ")}`);
  return faults;
}

function counts(text: string): Map<string, number> {
  const result = new Map<string, number>();
  for (const each of text) result.set(each, (result.get(each) ?? 0) + 1);
  return result;
}

const UNRENDERED = /^(head|title|style|script|template|noscript|rp|button)$/;

function textOf(node: AnyNode): string {
  if (node instanceof Text) return node.data;
  if (node instanceof Element && UNRENDERED.test(node.name)) return "";
  return "children" in node ? shownChildren(node).map(textOf).join("") : "";
}

/** Of a closed `details` no more than its summary is shown. */
function shownChildren(node: ParentNode): readonly AnyNode[] {
  if (!(node instanceof Element) || node.name !== "details" || node.attribs.open !== undefined) return node.children;
  const summary = node.children.find((child) => child instanceof Element && child.name === "summary");
  return summary ? [summary] : [];
}

/** The first number of a tree of fragments that is none. */
function notFinite(fragment: BoxFragment): string | undefined {
  const numbers = (of: object) =>
    Object.entries(of).find(([, value]) => typeof value === "number" && !Number.isFinite(value));
  const bad = numbers(fragment);
  if (bad) return `<${fragment.box.element.name}> ${fragment.box.inside} ${bad.join(" ")}`;
  for (const place of fragment.children) {
    const { fragment: child } = place;
    const at = numbers(place);
    if (at) return `in <${fragment.box.element.name}> ${at.join(" ")}`;
    if (child.kind === "box") {
      const inner = notFinite(child);
      if (inner) return inner;
      continue;
    }
    const line = numbers(child);
    if (line) return `a line in <${fragment.box.element.name}> ${line.join(" ")}`;
    for (const at of child.content.children) {
      const { fragment: part } = at;
      const inner = numbers(at)?.join(" ") ?? (part.kind === "box" ? notFinite(part) : numbers(part)?.join(" "));
      if (inner) return `in a line of <${fragment.box.element.name}> ${part.kind} ${inner}`;
      if (part.kind !== "text") continue;
      const { advances, xOffsets, yOffsets } = part.glyphs;
      if ([advances, xOffsets, yOffsets].some((list) => list.some((value) => !Number.isFinite(value))))
        return "a glyph";
    }
  }
  return undefined;
}
