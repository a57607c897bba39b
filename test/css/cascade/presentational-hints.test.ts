/** Presentational attributes (HTML 15.3) do what the CSS that they stand for does, in print as in Chromium; what is not done is told. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { printHtml } from "../../../src/pdf/print.js";
import { hasChromium, launchChromium } from "../../support/outside.js";

const PICTURE = `src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'><rect width='20' height='10'/></svg>" alt=x`;
const cells = (of = "") => `<tr><td ${of}>a<td>b<tr><td>c<td>d`;

/** Attributes, the page with `@` where they stand, and the CSS that they stand for, `x` being what has them. */
const ATTRIBUTES: readonly (readonly [attributes: string, page: string, css: string])[] = [
  ["align=center", "<p @>a", "x { text-align: center }"],
  ["align=right", "<h2 @>a", "x { text-align: right }"],
  ["align=center", `<table @>${cells()}</table>`, "x { margin-inline: auto }"],
  ["align=right", `<table width=300>${cells("@")}</table>`, "x { text-align: right }"],
  ["valign=bottom", `<table><tr><td>a<br>b<td @>c</table>`, "x { vertical-align: bottom }"],
  [
    "nowrap",
    `<table width=40>${cells().replace("<td ", "<td @ ").replace("a<", "a a a a a a<")}</table>`,
    "x { white-space: nowrap }",
  ],
  ["bgcolor=#ff0000", `<table @>${cells()}</table>`, "x { background-color: #f00 }"],
  ["cellspacing=9", `<table @>${cells()}</table>`, "x { border-spacing: 9px }"],
  ["cellpadding=9", `<table @>${cells()}</table>`, "x td { padding: 9px }"],
  ["border=3", `<table @>${cells()}</table>`, "x { border: 3px outset } x td { border: 1px inset }"],
  [
    "border=3 bordercolor=red",
    `<table @>${cells()}</table>`,
    "x { border: 3px solid red } x td { border: 1px solid red }",
  ],
  [
    "rules=all",
    `<table @>${cells()}</table>`,
    "x { border: hidden; border-collapse: collapse } x td { border: 1px solid }",
  ],
  [
    "rules=rows",
    `<table @>${cells()}</table>`,
    "x { border: hidden; border-collapse: collapse } x td { border-block: 1px solid }",
  ],
  [
    "rules=cols",
    `<table @>${cells()}</table>`,
    "x { border: hidden; border-collapse: collapse } x td { border-inline: 1px solid }",
  ],
  ["rules=none border=2", `<table @>${cells()}</table>`, "x { border: 2px outset; border-collapse: collapse }"],
  [
    "rules=groups",
    `<table @><thead><tr><td>a<tbody>${cells()}</table>`,
    "x { border: hidden; border-collapse: collapse } x :is(thead, tbody) { border-block: 1px solid }",
  ],
  ["frame=hsides", `<table @>${cells()}</table>`, "x { border: 1px; border-style: solid hidden }"],
  ["frame=lhs", `<table @>${cells()}</table>`, "x { border: 1px; border-style: hidden hidden hidden solid }"],
  ["frame=box border=4", `<table @>${cells()}</table>`, "x { border: 4px solid } x td { border: 1px inset }"],
  ["hspace=9 vspace=5", `a <img @ ${PICTURE}> b`, "x { margin: 5px 9px }"],
  ["border=4", `<img @ ${PICTURE}>`, "x { border: 4px solid }"],
  ["align=left", `a<img @ ${PICTURE}> b`, "x { float: left }"],
  ["align=RIGHT", `<table @>${cells()}</table>a`, "x { float: right }"],
  ["clear=all", `<img align=left height=90 ${PICTURE}>a<br @>b`, "x { clear: both }"],
  ["align=texttop", `a<big>B</big><img @ ${PICTURE}>`, "x { vertical-align: text-top }"],
  ["align=absmiddle", `a<big>B</big><img @ ${PICTURE}>`, "x { vertical-align: middle }"],
  ["align=absbottom", `a<big>B</big><img @ ${PICTURE}>`, "x { vertical-align: bottom }"],
  ["width=50 height=30", `<img @ ${PICTURE}>`, "x { width: 50px; height: 30px }"],
  ["text=red", "<body @>a", "body { color: red }"],
  ["link=green", "<body @><a href=https://example.org/>a</a>", "a { color: green }"],
  ["topmargin=40", "<body @>a", "body { margin-block: 40px }"],
  ["size=9 noshade", "<hr @>", "x { height: 7px; border-style: solid; background-color: #808080 }"],
  ["width=50% align=left", "<hr @>", "x { width: 50%; margin-left: 0 }"],
  ["color=red", "<hr @>", "x { color: red; border-style: solid; background-color: red }"],
  ["color=red face=monospace size=6", "<font @>a</font>", "x { color: red; font-family: monospace; font-size: 2em }"],
  ["type=A", "<ol @><li>a</ol>", "x { list-style-type: upper-alpha }"],
  ["type=square", "<ul @><li>a</ul>", "x { list-style-type: square }"],
  ["dir=rtl", "<p @>a", "x { direction: rtl; unicode-bidi: isolate }"],
  ["wrap", "<pre style='width: 30px' @>a b c d e f g</pre>", "x { white-space: pre-wrap }"],
];

const document = (page: string, given: string, css = "") =>
  `<!doctype html><html lang=en><title>T</title><style>${css.replace(/\bx\b/g, "[data-x]")}</style>${page.replace("@", `${given} data-x`)}`;

const print = async (html: string) => {
  const { value, diagnostics } = await printHtml(html, {});
  return { bytes: Buffer.from(value!.bytes).toString("latin1"), told: diagnostics.map(({ code }) => code) };
};

describe("attributes", () => {
  it.each(ATTRIBUTES)("%s: %s", async (attributes, page, css) => {
    const attribute = await print(document(page, attributes));
    const own = await print(document(page, "", css));
    expect(attribute.told).toEqual([]);
    expect(attribute.bytes === own.bytes).toBe(true);
    expect(attribute.bytes === (await print(document(page, ""))).bytes).toBe(false);
  });

  it.each(["<fieldset><legend align=center>a</legend>b</fieldset>"])("that do nothing are told: %s", async (html) => {
    expect((await print(document(html, ""))).told).toContain("html/not-shown");
  });
});

describe.skipIf(!hasChromium)("Chromium makes the same of", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => browser?.close());

  it("all of them", async () => {
    const page = await browser.newPage();
    const boxes = async (html: string) => {
      await page.setContent(html);
      return page.screenshot();
    };
    const different: string[] = [];
    for (const [attributes, body, css] of ATTRIBUTES) {
      const [attribute, own] = [await boxes(document(body, attributes)), await boxes(document(body, "", css))];
      if (!attribute.equals(own)) different.push(`${attributes}: ${body}`);
    }
    expect(different).toEqual([]);
  });
});
