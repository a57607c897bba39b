/** Elements whose content is not simply their children: nothing that they say is missing from the file, or the author is told. */
import { describe, expect, it } from "vitest";
import { printHtml } from "../../src/pdf/print.js";
import { record } from "./engine.js";
import { pdfjsText } from "./tools.js";

async function print(body: string, css = "") {
  const html = `<!DOCTYPE html>\n<html lang="en"><head><title>T</title><style>@page { size: 400px 300px; margin: 20px } ${css}</style></head>\n<body>\n${body}</body></html>`;
  const { value, diagnostics } = await printHtml(html, { file: "r.html" });
  return { text: (await pdfjsText(value!.bytes)).replace(/\s+/g, " "), diagnostics };
}

describe("form fields", () => {
  it.each([
    ["a value", '<input value="Jane Doe">', "Jane Doe"],
    ["a placeholder", '<input placeholder="Your name">', "Your name"],
    ["a number", '<input type="number" value="42">', "42"],
    ["a date", '<input type="date" value="2026-11-26">', "2026-11-26"],
    ["what is secret", '<input type="password" value="abc">', "\u2022\u2022\u2022"],
    ["a button", '<input type="button" value="Press">', "Press"],
    ["a button without words", '<input type="submit">', "Submit"],
    ["a button with content", "<button>Order <b>now</b></button>", "Order now"],
    ["several lines", "<textarea>\none\ntwo</textarea>", "one two"],
    ["what is chosen", "<select><option>No<option selected>Yes</select>", "Yes"],
    ["the first choice", "<select><optgroup label=g><option>No<option>Yes</optgroup></select>", "No"],
    ["a list", "<select multiple><option>a<option label=B>b</select>", "a B"],
    ["a result", "<output>7</output>", "7"],
  ])("show %s", async (_, markup, shown) => {
    const { text, diagnostics } = await print(`<p>before ${markup} after</p>`);
    expect(text).toContain(`before ${shown} after`);
    expect(diagnostics).toEqual([]);
  });

  it("cut off what is longer than they are, which is told", async () => {
    const { diagnostics } = await print(`<p><input value="${"long ".repeat(12)}"></p>`);
    expect(diagnostics.map(({ code }) => code)).toEqual(["css/text-cut-off"]);
  });

  it.each([
    ['<input type="checkbox" checked>', "\u2611"],
    ['<input type="checkbox">', "\u2610"],
    ['<input type="radio" checked>', "\u25C9"],
    ["<meter value=0.25></meter>", "25 %"],
    ["<progress value=3 max=4></progress>", "75 %"],
    ["<meter value=0.25>a quarter</meter>", "a quarter"],
  ])("are drawn, and read as text: %s", (markup, text) => {
    expect(record(`<p>${markup} after</p>`)).toContain(`actualText="${text}"`);
  });

  it("are hidden where they are hidden", async () => {
    const { text } = await print('<p>a <input type="hidden" value="secret"> b <datalist><option>none</datalist></p>');
    expect(text).toBe("a b");
  });
});

describe("drawings in the document", () => {
  it("are drawn with the colour, the fonts and the styles around them", () => {
    const lines = record(
      '<p><svg width="60" height="30" viewBox="0 0 60 30"><rect width="20" height="30" fill="currentColor"/><circle class="c" r="5"/></svg></p>',
      "p { color: #123456 } .c { fill: #00ff00 }",
    );
    expect(lines).toMatch(/fill #123456 .*/);
  });

  it("say in words what is written in them, or their title", async () => {
    const { diagnostics } = await print('<p><svg viewBox="0 0 9 9"><text>Sales</text></svg></p>');
    expect(diagnostics).toEqual([]);
    expect(record('<p><svg viewBox="0 0 9 9"><title>A chart</title><rect width="9" height="9"/></svg></p>')).toContain(
      'alt="A chart"',
    );
  });
});

describe("what can't be printed", () => {
  it.each([
    ["object", '<object data="none.swf">instead</object>', "instead"],
    ["video", "<video><source src=a.mp4>instead</video>", "instead"],
    ["audio", "<audio controls>instead</audio>", "instead"],
    ["canvas", "<canvas>instead</canvas>", "instead"],
    ["iframe", '<iframe src="other.html"></iframe>', ""],
    ["embed", "<embed>", ""],
  ])("is told with its place, and its fallback content is shown: %s", async (name, markup, fallback) => {
    const { text, diagnostics } = await print(`<p>before</p>\n${markup}`);
    expect(text).toContain(fallback);
    const [told] = diagnostics.filter(({ code }) => code === "html/not-printed");
    expect(told).toMatchObject({
      message: expect.stringContaining(`<${name}>`),
      span: { start: { line: 5, column: 1 } },
    });
  });

  it("formulas are lines of text", async () => {
    const { text, diagnostics } = await print(
      "<p><math><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></math></p>",
    );
    expect(text.replace(/ /g, "")).toBe("E=mc2");
    expect(diagnostics.map(({ code }) => code)).toEqual(["html/mathml"]);
  });

  it("what is closed is told with how much it is", async () => {
    const { text, diagnostics } = await print(
      "<details><summary>Sum</summary><p>hidden text</p></details><dialog>never</dialog>",
    );
    expect(text).toBe("Sum");
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ["html/closed", "<details> is closed: 10 characters in it are not printed"],
    ]);
    const open = await print("<details open><summary>Sum</summary><p>shown</p></details><dialog open>asks</dialog>");
    expect(open.text).toContain("Sum shown");
    expect(open.text).toContain("asks");
    expect(open.diagnostics).toEqual([]);
  });
});

describe("what browsers do otherwise is told", () => {
  it.each([
    ["<div style='columns: 2'><section>a<h2 style='column-span: all'>b</h2>c</section></div>", "column-span"],
    ["<fieldset><legend>a</legend>b</fieldset>", "<legend> stands"],
  ])("%s", async (body, what) => {
    const { diagnostics } = await print(body);
    expect(diagnostics).toMatchObject([
      { code: "html/not-shown", message: expect.stringContaining(what), span: { start: { line: 4 } } },
    ]);
  });

  it.each([
    "<fieldset style='border: 0'><legend>a</legend>b</fieldset>",
    "<div style='columns: 2; column-rule: 1px solid'><h2 style='column-span: all'>b</h2>c</div>",
  ])("and not %s", async (body) => {
    expect((await print(body)).diagnostics).toEqual([]);
  });
});
