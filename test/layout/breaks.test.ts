/** Where lines and pages may break: between boxes in a line, and between rows. */
import { describe, expect, it } from "vitest";
import { layOutHtml } from "../../src/document/lay-out.js";
import type { BoxFragment } from "../../src/layout/fragments/fragment.js";
import { printHtml } from "../../src/pdf/print.js";
import { pageTexts } from "../support/tall.js";

const documentOf = (css: string, body: string) =>
  `<!DOCTYPE html><html lang="en"><head><title>T</title><style>@page { size: 240px 160px; margin: 10px } body { font: 10px/16px "Source Sans 3"; margin: 0 } ${css}</style></head><body>${body}</body></html>`;

function countLines(fragment: BoxFragment): number {
  return fragment.children.reduce(
    (sum, { fragment: child }) => sum + (child.kind === "line" ? 1 : countLines(child)),
    0,
  );
}

describe("a line", () => {
  const lines = (css: string, body: string) => {
    const dots = "<i></i>".repeat(5);
    const html = documentOf(`i { display: inline-block; width: 20px; height: 5px } ${css}`, body.replace("…", dots));
    return countLines(layOutHtml(html, {}).value!.pages.pages[0]!.root.fragment);
  };

  it("breaks between boxes that touch where the box around both of them lets it", () => {
    expect(lines("div { width: 60px }", "<div>…</div>")).toBe(2);
    expect(lines("div { width: 60px; white-space: nowrap }", "<div>…</div>")).toBe(1);
    expect(lines("div { width: 130px } span { white-space: nowrap }", "<div>2 of 5 <span>…</span></div>")).toBe(1);
    expect(lines("div { width: 110px } span { white-space: nowrap }", "<div>2 of 5 <span>…</span></div>")).toBe(2);
    expect(lines("div { width: 60px } i { white-space: nowrap }", "<div>…</div>")).toBe(2);
  });
});

describe("a row", () => {
  const pages = async (css: string, count: number) => {
    const row = (name: string, text: string) => `<tr class="${name}"><td>${text}</td></tr>`;
    const filler = Array.from({ length: count }, (_, i) => row("f", `f${i}`)).join("");
    const body = `<table><thead>${row("h", "head")}</thead><tbody>${filler}${row("g", "group")}${row("r", "first")}</tbody></table>`;
    const html = documentOf(`table { border-spacing: 0 } td { padding: 2px 2px 3px } ${css}`, body);
    const texts = await pageTexts((await printHtml(html)).value!.bytes);
    return texts.map((text) => text.replace(/^head | head$/g, ""));
  };

  it("takes the row before it along to the next page where no break is wanted between them", async () => {
    // Six rows of 21 px to a page, the head among them.
    expect(await pages("", 4)).toEqual(["f0 f1 f2 f3 group", "first"]);
    expect(await pages(".g { break-after: avoid }", 4)).toEqual(["f0 f1 f2 f3", "group first"]);
    expect(await pages(".r { break-before: avoid }", 4)).toEqual(["f0 f1 f2 f3", "group first"]);
  });

  it("goes alone where all rows before it on the page would have to come along", async () => {
    const all = await pages("tr { break-after: avoid }", 4);
    expect(all.join(" ").match(/f\d|group|first/g)).toEqual(["f0", "f1", "f2", "f3", "group", "first"]);
  });
});

describe("a header", () => {
  it("is repeated where a page ends just between two rows", async () => {
    const rows = Array.from({ length: 9 }, (_, i) => `<tr><td>r${i}</td></tr>`).join("");
    const html = documentOf(
      "body { line-height: 20px } table { border-spacing: 0 } td, th { padding: 0 }",
      `<table><thead><tr><th>head</th></tr></thead><tbody>${rows}</tbody></table>`,
    );
    const texts = await pageTexts((await printHtml(html)).value!.bytes);
    expect(texts.map((text) => text.split(" ").length)).toEqual([7, 4]);
    expect(texts[1]).toContain("head");
  });
});

describe.each([
  ["blocks", (parts: string[]) => parts.join("")],
  ["a flex column", (parts: string[]) => `<div style="display: flex; flex-direction: column">${parts.join("")}</div>`],
  ["rows of a grid", (parts: string[]) => `<div style="display: grid">${parts.join("")}</div>`],
  ["rows of a table", (parts: string[]) => `<table><tbody>${parts.map(toRow).join("")}</tbody></table>`],
])("siblings in %s", (_, around) => {
  /** Seven lines of 20 px to a page. */
  const pages = async (css: string, parts: string[]) => {
    const html = documentOf(
      `body { line-height: 20px } table { border-spacing: 0 } td { padding: 0 } ${css}`,
      around(parts),
    );
    return pageTexts((await printHtml(html)).value!.bytes);
  };
  const part = (name: string, text = name) => `<div class="${name}">${text}</div>`;
  const filler = (count: number) => Array.from({ length: count }, (_, i) => part(`f${i}`));
  const last = [part("g"), part("h"), part("i")];

  it("move together where no break is wanted between them", async () => {
    const parts = [...filler(5), ...last];
    expect(await pages("", parts)).toEqual(["f0 f1 f2 f3 f4 g h", "i"]);
    expect(await pages(".h { break-after: avoid }", parts)).toEqual(["f0 f1 f2 f3 f4 g", "h i"]);
    expect(await pages(".h, .i { break-before: avoid }", parts)).toEqual(["f0 f1 f2 f3 f4", "g h i"]);
  });

  it("move alone where a page hasn't room for all that would come along", async () => {
    expect(await pages("div, tr { break-before: avoid }", [...filler(6), ...last])).toEqual([
      "f0 f1 f2 f3 f4 f5 g",
      "h i",
    ]);
  });

  it("break where they must, whatever is wanted", async () => {
    expect(await pages(".h { break-before: page } .g { break-after: avoid }", [...filler(2), ...last])).toEqual([
      "f0 f1 g",
      "h i",
    ]);
  });

  it("go before what is longer than a page, with its first lines", async () => {
    const long = part("l", Array.from({ length: 9 }, (_, i) => `l${i}`).join("<br>"));
    const parts = [...filler(6), part("g"), long];
    const css = ".g { break-after: avoid }";
    expect(await pages(css, parts)).toEqual(["f0 f1 f2 f3 f4 f5", "g l0 l1 l2 l3 l4 l5", "l6 l7 l8"]);
    // One line alone is an orphan.
    expect(await pages(css, parts.slice(1))).toEqual(["f1 f2 f3 f4 f5", "g l0 l1 l2 l3 l4 l5", "l6 l7 l8"]);
  });

  it("are parted after a forced break as well, where one of them is longer than a page", async () => {
    const long = part("l", Array.from({ length: 9 }, (_, i) => `l${i}`).join("<br>"));
    expect(await pages(".l { break-before: page }", [part("g"), long])).toEqual(["g", "l0 l1 l2 l3 l4 l5 l6", "l7 l8"]);
  });
});

const toRow = (part: string): string =>
  part
    .replace("<div", "<tr")
    .replace(/^(<tr[^>]*>)/, "$1<td>")
    .replace("</div>", "</td></tr>");
