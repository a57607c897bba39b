/// <reference lib="dom" />
/** What a reader finds in a snippet, and how it looks, as Chromium has it. */
import type { Page } from "playwright-core";

export interface Facts {
  /** All text but what is hidden from readers, without white space. */
  readonly text: string;
  readonly headings: readonly string[];
  readonly links: readonly (readonly [url: string, text: string])[];
  /** Rows of tables with a header, cells separated by bars. */
  readonly rows: readonly string[];
}

export const hostPage = (snippet: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title></head><body style="font: 16px/1.5 serif; margin: 20px">${snippet}</body></html>`;

export async function factsOf(page: Page, snippet: string): Promise<Facts> {
  await page.setContent(hostPage(snippet));
  return page.evaluate(() => {
    for (const hidden of document.querySelectorAll("[aria-hidden=true], style")) hidden.remove();
    // Marks that tell sides and values apart for the eye: where a host takes `aria-hidden` away, they show.
    const withoutMarks = (text: string) =>
      text.replace(/[●■○▲□△◐]|[?؟？](?=\s*(?:Unknown|Unbekannt|Inconnu|Desconocido|غير معروف|不明))/g, "");
    const shown = (element: Element) =>
      withoutMarks(element.textContent ?? "")
        .replace(/\s+/g, " ")
        .trim();
    const all = (selector: string) => [...document.querySelectorAll(selector)];
    return {
      text: withoutMarks(document.body.textContent ?? "").replace(/\s+/g, ""),
      headings: all("h1, h2, h3, h4, h5, h6").map((heading) => `${heading.localName} ${shown(heading)}`),
      links: all("a[href]").map((link) => [link.getAttribute("href") ?? "", shown(link)] as const),
      rows: all("table")
        .filter((table) => table.querySelector("th"))
        .flatMap((table) => [...table.querySelectorAll("tr")])
        .map((row) => [...row.children].map((cell) => shown(cell).replace(/\s/g, "")).join("|")),
    };
  });
}

/** Letters and digits alone, which every profile has in the same order: signs may be drawn by a stylesheet. */
export const lettersOf = (facts: Facts): string => facts.text.replace(/[^\p{L}\p{M}\p{N}]/gu, "");

export interface Look {
  readonly text: string;
  /** Where a block begins; the texts after the first may be anywhere in a line. */
  readonly x: number | undefined;
  readonly size: number;
  readonly weight: string;
  readonly style: string;
  readonly transform: string;
  /** Channels of the text's colour, and of what is painted behind it. */
  readonly color: readonly number[];
  readonly behind: readonly number[];
}

/** Each text with how it is painted. */
export async function looksOf(page: Page, snippet: string): Promise<Look[]> {
  await page.setContent(hostPage(snippet));
  return page.evaluate(() => {
    const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
    const channels = (color: string) => {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
      return [...context.getImageData(0, 0, 1, 1).data];
    };
    const looks: Look[] = [];
    let block: Element | undefined;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement!;
      const text = (node.textContent ?? "").trim();
      if (!/[\p{L}\p{N}]/u.test(text) || parent.closest("[aria-hidden=true], style")) continue;
      const style = getComputedStyle(parent);
      let painted: Element = parent;
      while (painted !== document.body && channels(getComputedStyle(painted).backgroundColor)[3] === 0)
        painted = painted.parentElement!;
      const own = parent.closest("h2, h3, p, li, td, th, small") ?? parent;
      const begins = own !== block;
      block = own;
      const range = document.createRange();
      range.selectNodeContents(node);
      looks.push({
        text: text.replace(/\s+/g, " "),
        x: begins ? Math.round(range.getClientRects()[0]?.left ?? 0) : undefined,
        size: Math.round(Number.parseFloat(style.fontSize) * 10) / 10,
        weight: style.fontWeight,
        style: style.fontStyle,
        transform: style.textTransform,
        color: channels(style.color),
        behind: channels(getComputedStyle(painted).backgroundColor),
      });
    }
    return looks;
  });
}
