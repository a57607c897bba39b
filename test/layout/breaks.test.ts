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
