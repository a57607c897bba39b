/**
 * Chromium as the oracle of sizes: many small arrangements in one document, and the size and place of every box in them that is
 * marked with `data-box`, beside what the engine finds.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { layOutHtml } from "../../src/document/lay-out.js";
import type { BoxFragment, Placed } from "../../src/layout/fragments/fragment.js";
import { FACES } from "./harness.js";

/** Arrangements, each in a `section` of its own, with a style sheet for all. */
export interface Arrangements {
  readonly css: string;
  readonly bodies: readonly string[];
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const WIDTH = 600;

/** A line for each box that lies more than half a px from where Chromium has it, relative to its section. */
export async function misplacedBoxes(
  browser: Browser,
  { css, bodies }: Arrangements,
  folder: string,
): Promise<string[]> {
  const sections = bodies.map((body) => `<section>${body}</section>`).join("\n");
  const html = `<!DOCTYPE html><html lang="en"><head><title>T</title><style>${FACES}
@page { size: ${WIDTH}px 19000px; margin: 0 } html { font: 12px/16px "Source Sans 3" } body { margin: 0 }
section { position: relative; width: 400px; display: flow-root; margin-bottom: 9px; break-inside: avoid } ${css}</style></head><body>${sections}</body></html>`;
  const path = join(folder, "boxes.html");
  writeFileSync(path, html);
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 800 } });
  await page.goto(pathToFileURL(path).href);
  await page.evaluate("document.fonts.ready");
  const theirs = (await page.evaluate(`[...document.querySelectorAll("section")].map((section) => {
    const from = section.getBoundingClientRect();
    return [...section.querySelectorAll("[data-box]")].map((box) => {
      const { x, y, width, height } = box.getBoundingClientRect();
      return { x: x - from.x, y: y - from.y, width, height };
    });
  })`)) as Place[][];
  await page.close();
  const { value, diagnostics } = layOutHtml(html, { file: "boxes.html", baseDir: folder, lang: "en" });
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const ours = placesBySection(value.pages.pages.map((part) => part.root));
  return theirs.flatMap((places, i) => {
    const own = ours[i]?.length === places.length ? ours[i] : undefined;
    if (!own) return [`${bodies[i]}\n  has ${ours[i]?.length} boxes, not ${places.length}`];
    const off = places.flatMap((place, k) =>
      isNear(place, own[k]!) ? [] : [`  box ${k + 1}: ${shown(own[k]!)}, but ${shown(place)} in Chromium`],
    );
    return off.length > 0 ? [[bodies[i], ...off].join("\n")] : [];
  });
}

const isNear = (a: Place, b: Place): boolean =>
  [a.x - b.x, a.y - b.y, a.width - b.width, a.height - b.height].every((by) => Math.abs(by) <= 0.5);

const shown = ({ x, y, width, height }: Place): string =>
  `${width.toFixed(1)} × ${height.toFixed(1)} at ${x.toFixed(1)}, ${y.toFixed(1)}`;

/** Places of the marked boxes in each section, in the order of the document. */
function placesBySection(roots: readonly Placed<BoxFragment>[]): Place[][] {
  const found: { readonly order: number; readonly place: Place }[][] = [];
  let open: { x: number; y: number; boxes: { order: number; place: Place }[] } | undefined;
  const visit = (fragment: BoxFragment, left: number, top: number) => {
    const { element, origin } = fragment.box;
    const [x, y] = [left + (fragment.shift?.x ?? 0), top + (fragment.shift?.y ?? 0)];
    const outer = open;
    if (element.name === "section" && origin === "element") found.push((open = { x, y, boxes: [] }).boxes);
    if (open && origin === "element" && element.attribs["data-box"] !== undefined && !fragment.repeated)
      open.boxes.push({
        order: element.startIndex ?? 0,
        place: { x: x - open.x, y: y - open.y, width: fragment.width, height: fragment.height },
      });
    for (const { x: dx, y: dy, fragment: child } of fragment.children) {
      if (child.kind === "box") visit(child, x + dx, y + dy);
      else
        for (const part of child.content.children)
          if (part.fragment.kind === "box") visit(part.fragment, x + dx + part.x, y + dy + part.y);
    }
    open = outer;
  };
  for (const { x, y, fragment } of roots) visit(fragment, x, y);
  return found.map((boxes) => boxes.sort((a, b) => a.order - b.order).map(({ place }) => place));
}
