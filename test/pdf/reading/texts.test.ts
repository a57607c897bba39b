/** Texts read back from PDFs of ours are those that other people's readers find. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { printHtml } from "../../../src/index.js";
import { pdfTexts } from "../../../src/pdf/index.js";
import { hasPoppler, pdfText } from "../../support/outside.js";

const HTML = `<!DOCTYPE html><html lang="en"><head><title>Äpfel (and) \\ pears — 苹果</title>
<meta name="description" content="A description"><meta name="keywords" content="one, two">
<style>@page { size: 90mm 120mm; margin: 8mm } .narrow { width: 70pt; hyphens: auto; text-align: justify } .gap span { margin-right: 20pt }
.small { font-variant: small-caps } .x::before { content: "Generated " }</style></head><body>
<h1>A headline</h1>
<p class="narrow">Incomprehensibilities of extraordinarily long words, <em>emphasized</em>ly said.</p>
<p class="gap"><span>Apart</span><span>from</span><span>others</span></p>
<p class="x">text with <b>strong</b>, <i>italic</i> and <code>code</code>: 1.234,50 € (40 %), fi ffl</p>
<p class="small">Small Capitals</p>
<p dir="rtl" lang="ar">القلم للتفكير في 13 كلمة</p>
<table><tr><th scope="col">Key</th><th scope="col">Value</th></tr><tr><td>left cell</td><td>right cell</td></tr></table>
<p><a href="https://example.org/target?q=1">A link</a> <img alt="A picture" width="9" height="9" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"></p>
</body></html>`;

let folder = "";
let bytes: Uint8Array = new Uint8Array();
const words = (text: string): string[] =>
  text
    .replace(/[\u00ad\u2010]\s*|[\u200b-\u200f\u202a-\u202e]/g, "")
    .normalize("NFC")
    .split(/\s+/)
    .filter(Boolean);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "versus-reading-"));
  const { value } = await printHtml(HTML, {
    attachments: [
      {
        name: "data.txt",
        mimeType: "text/plain",
        description: "Its source",
        relationship: "Source",
        content: Buffer.from("Attached text"),
      },
    ],
  });
  bytes = value!.bytes;
  writeFileSync(join(folder, "a.pdf"), bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("Texts of a PDF", () => {
  it("are what stands on its pages, words that are divided at the end of a line in one", () => {
    const { texts } = pdfTexts(bytes);
    const all = texts.map((text) => words(text).join(" "));
    expect(all).toContain("Incomprehensibilities of extraordinarily long words, emphasizedly said.");
    expect(all).toContain("Apart from others");
    expect(all).toContain("Generated text with strong, italic and code: 1.234,50 € (40 %), fi ffl");
    for (const cell of ["Key", "Value", "left cell", "right cell", "Small Capitals"]) expect(all).toContain(cell);
    expect(all).toContain("القلم للتفكير في 13 كلمة");
  });

  it("are its title, bookmarks, alternate texts, links and names of attachments as well", () => {
    const { texts, attachments } = pdfTexts(bytes);
    const strings = [
      "Äpfel (and) \\ pears — 苹果",
      "A description",
      "A headline",
      "A picture",
      "https://example.org/target?q=1",
      "data.txt",
      "Its source",
    ];
    expect(strings.filter((text) => !texts.includes(text))).toEqual([]);
    expect(attachments.map(({ mimeType, content }) => [mimeType, Buffer.from(content).toString()])).toEqual([
      ["text/plain", "Attached text"],
    ]);
  });

  it("are the metadata in XML", () => {
    expect(pdfTexts(bytes).markup.join()).toContain("Äpfel (and) \\ pears — 苹果");
  });

  it.skipIf(!hasPoppler)("are all that poppler finds", () => {
    const ours = new Set(pdfTexts(bytes).texts.flatMap(words));
    const theirs = words(pdfText(join(folder, "a.pdf"))).filter((word) => !/[\u0600-\u06ff]/.test(word));
    expect(theirs.length).toBeGreaterThan(25);
    expect(theirs.filter((word) => !ours.has(word))).toEqual([]);
  });

  it("can be read of nothing that is no PDF of ours without a fault", () => {
    expect(pdfTexts(readFileSync(new URL(import.meta.url)))).toEqual({ texts: [], markup: [], attachments: [] });
  });
});
