/** What is painted, and in which order, by the lines that the recording target writes. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { paintWarnings, record } from "./engine.js";

/** The lines of the first page, without marks and structure, and without the clip by its area that is around them. */
function painted(html: string, css = "", root?: string): string[] {
  const lines = record(html, css, root).split("\n");
  const end = lines.findIndex((line) => line.startsWith("outline") || line.startsWith("<Document"));
  const shown = lines.slice(1, end < 0 ? undefined : end).filter((line) => !/^ *(mark|artifact)\b/.test(line));
  const clip = shown.indexOf(PAGE_CLIP);
  return clip < 0
    ? shown
    : [...shown.slice(0, clip), ...shown.slice(clip + 1).map((line) => line.replace(/^ {2}/, ""))];
}

const PAGE_CLIP = "clip rect 15,15 195x195";

const BOX = "div { width: 100px; height: 40px; box-sizing: border-box }";

describe("order", () => {
  it("paints backgrounds of blocks below all text", () => {
    const lines = painted(
      "<div class=a>one<p>two</p></div><div class=b>three</div>",
      ".a { background: #eee } .b { background: #ddd } p { margin: 0; background: #ccc }",
    );
    const kinds = lines.map((line) => (line.startsWith("fill") ? line.split(" ")[1] : line.split(" ").at(-1)));
    expect(kinds).toEqual(["#eeeeee", "#cccccc", "#dddddd", '"one"', '"two"', '"three"']);
  });

  it("paints flex items and inline-blocks each as one", () => {
    const lines = painted("<div><p>A</p><p>B</p></div>", "div { display: flex } p { background: #ccc }");
    expect(lines.map((line) => line.split(" ")[0])).toEqual(["fill", "text", "fill", "text"]);
  });

  it("paints what is half transparent in a group", () => {
    const lines = painted("<div>text</div>", `${BOX} div { opacity: 0.5; background: red }`);
    expect(lines[0]).toBe("group opacity 0.5");
    expect(lines[1]).toMatch(/^ {2}fill #ff0000/);
    expect(lines[2]).toMatch(/^ {2}text/);
  });

  it("paints a table's captions with it as one, and its background behind its rows alone", () => {
    const css =
      "table { opacity: 0.5; background: linear-gradient(red, blue); font-size: 20px } caption, td { padding: 0 }";
    const lines = painted("<table><caption>One</caption><tr><td>Two</table>", css);
    expect(lines.filter((line) => line.includes("group"))).toEqual(["group opacity 0.5"]);
    expect(lines).toEqual([
      "group opacity 0.5",
      expect.stringMatching(/^ {2}fill linear\(.*\) rect 15,30 [\d.]+x18$/),
      expect.stringMatching(/^ {2}text .* "One"$/),
      expect.stringMatching(/^ {2}text .* "Two"$/),
    ]);
  });

  it("paints nothing of what is invisible, and what is visible inside of it", () => {
    expect(
      painted(
        "<div>hidden <b>shown</b></div>",
        "div { visibility: hidden; background: red } b { visibility: visible }",
      ),
    ).toEqual([expect.stringMatching(/^text .* "shown"$/)]);
    expect(painted("<div>x</div>", "div { opacity: 0 }")).toEqual([]);
  });
});

describe("borders", () => {
  it("of equal sides are one ring", () => {
    expect(painted("<div></div>", `${BOX} div { border: 4px solid #123456 }`)).toEqual([
      "fill #123456 evenodd rect 15,15 75x30 rect 18,18 69x24",
    ]);
  });

  it("of one side are a rectangle", () => {
    expect(painted("<div></div>", `${BOX} div { border-bottom: 4px solid red }`)).toEqual([
      "fill #ff0000 rect 15,42 75x3",
    ]);
  });

  it("that are round have no area where a side has no width, which would be painted as a hairline", () => {
    const css = `${BOX} div { border-left: 4px solid red; border-radius: 8px }`;
    expect(painted("<div></div>", css)).toEqual([
      "fill #ff0000 evenodd M21,45 C17.69,45,15,42.31,15,39 L15,21 C15,17.69,17.69,15,21,15 " +
        "L21,15 C19.34,15,18,17.69,18,21 L18,39 C18,42.31,19.34,45,21,45 Z",
    ]);
  });

  it("of different colours meet in a mitre", () => {
    const lines = painted("<div></div>", `${BOX} div { border: 4px solid; border-color: red lime blue black }`);
    expect(lines).toEqual([
      "fill #ff0000 M15,15 L90,15 L87,18 L18,18 Z",
      "fill #00ff00 M90,15 L90,45 L87,42 L87,18 Z",
      "fill #0000ff M90,45 L15,45 L18,42 L87,42 Z",
      "fill #000000 M15,45 L15,15 L18,18 L18,42 Z",
    ]);
  });

  it("that are double, dashed, dotted", () => {
    const css = (style: string) => `${BOX} div { border-top: 6px ${style} red }`;
    expect(painted("<div></div>", css("double"))).toEqual([
      "fill #ff0000 rect 15,15 75x1.5",
      "fill #ff0000 rect 15,18 75x1.5",
    ]);
    expect(painted("<div></div>", css("dashed"))).toEqual([
      expect.stringMatching(/^stroke 4.5pt #ff0000 dash 9,[\d.]+ M15,17.25 L90,17.25$/),
    ]);
    // Dots are round, and the first and last of them touch the corners.
    expect(painted("<div></div>", css("dotted"))).toEqual([
      expect.stringMatching(/^stroke 4.5pt #ff0000 dash 0,[\d.]+ M17.25,17.25 L87.75,17.25$/),
    ]);
    expect(painted("<div></div>", css("none"))).toEqual([]);
  });

  it("fill the line with whole dashes", () => {
    const [line] = painted("<div></div>", `${BOX} div { border-top: 6px dashed red }`);
    const [dash, gap] = /dash ([\d.]+),([\d.]+)/.exec(line!)!.slice(1).map(Number) as [number, number];
    const count = (75 + gap) / (dash + gap);
    expect(Math.abs(count - Math.round(count))).toBeLessThan(0.01);
  });

  it("have radii that never overlap", () => {
    const [line] = painted("<div></div>", `${BOX} div { background: red; border-radius: 100px }`);
    // 100 px are reduced to half of the height, 15 pt.
    expect(line).toMatch(/^fill #ff0000 M30,15 L75,15 C/);
  });

  it("that collapse are drawn once, on the edges between the cells", () => {
    const lines = painted(
      "<table><tr><td></td><td></td></tr></table>",
      "table { border-collapse: collapse } td { border: 4px solid red; width: 40px; height: 20px; padding: 0 }",
    );
    expect(lines.every((line) => line.startsWith("fill #ff0000"))).toBe(true);
    expect(lines.length).toBe(2);
  });
});

describe("text", () => {
  it("is decorated where Chromium draws the lines", () => {
    // Measured from its PDF: at 40 px the underline is 4 px thick and 2 px below the baseline, at 10 px 1 px and 1 px.
    const lines = (size: number, line: string) =>
      painted("<p>xx</p>", `p { margin: 0; font-size: ${size}px; line-height: 100px; text-decoration: ${line} }`);
    const at = (text: string) => Number(/^text [\d.]+,([\d.]+)/.exec(text)![1]) / 0.75;
    const rule = (text: string) =>
      /rect [\d.]+,([\d.]+) [\d.]+x([\d.]+)/
        .exec(text)!
        .slice(1)
        .map((value) => Number(value) / 0.75);
    for (const [size, kind, offset, thickness] of [
      [40, "underline", 2, 4],
      [16, "underline", 1, 1],
      [10, "underline", 1, 1],
      [40, "line-through", -16, 4],
      [25, "line-through", -10, 2],
      [40, "overline", -45, 4],
    ] as const) {
      const found = lines(size, kind);
      const baseline = at(found.find((line) => line.startsWith("text"))!);
      const [top, height] = rule(found.find((line) => line.startsWith("fill"))!);
      expect([size, kind, Math.round(top! - baseline), Math.round(height!)]).toEqual([size, kind, offset, thickness]);
    }
  });

  it("carries the decoration of its block and of its inline boxes, not into inline-blocks", () => {
    const lines = painted(
      "<p>a <b>b</b> <i>c</i></p>",
      "p { text-decoration: underline } b { display: inline-block } i { text-decoration: line-through }",
    );
    const fills = lines.filter((line) => line.startsWith("fill"));
    // `a `, ` ` and c are underlined, c is struck through, b is neither.
    expect(fills.length).toBe(4);
  });

  it("draws nothing for what generates nothing", () => {
    expect(painted("<p></p><div></div>")).toEqual([]);
  });

  it("has hyphens that extraction knows as soft", () => {
    expect(record("<p>hyphen&shy;ation</p>", "p { width: 60px }")).toContain('"hyphen\u00AD"');
  });
});

describe("images", () => {
  const root = mkdtempSync(join(tmpdir(), "versus-paint-"));
  afterAll(() => rmSync(root, { recursive: true }));
  const svg = (body: string, attributes = 'width="100" height="50"') =>
    `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${body}</svg>`;
  writeFileSync(join(root, "a.svg"), svg('<rect width="100" height="50" fill="red"/>'));

  it("are figures with a place for what they show", () => {
    const text = record('<p><img src="a.svg" alt="Red"></p>', "", root);
    expect(text).toContain("mark Figure");
    expect(text).toContain('<Figure alt="Red">');
    expect(record('<p>x<img src="a.svg" alt=""></p>', "", root)).not.toContain("Figure");
  });

  it("keep their shape when they are contained or cover", () => {
    const css = (fit: string) => `img { width: 100px; height: 100px; object-fit: ${fit} }`;
    const place = (fit: string) => painted('<img src="a.svg" alt="x">', css(fit), root).slice(0, 2);
    expect(place("contain")[0]).toMatch(/^clip rect 15,33.75 75x37.5$/);
    expect(place("cover")[0]).toMatch(/^clip rect 15,15 75x75$/);
    expect(place("cover")[1]).toMatch(/^ {2}clip rect -22.5,15 150x75$/);
  });

  it("without a size or a shape of their own take those of the background", () => {
    const drawn = (attributes: string) => {
      writeFileSync(join(root, "b.svg"), svg('<rect width="100%" height="100%" fill="red"/>', attributes));
      const css = "div { width: 200px; height: 40px; background: url(b.svg) no-repeat }";
      return painted("<div></div>", css, root)
        .map((line) => /^ *clip rect 15,15 (\S+)$/.exec(line)?.[1])
        .filter(Boolean)
        .at(-1);
    };
    // As Chromium has them, in pt.
    expect(drawn('viewBox="0 0 100 50"')).toBe("60x30");
    expect(drawn("")).toBe("150x30");
    expect(drawn('width="40"')).toBe("30x30");
    expect(drawn('width="40" viewBox="0 0 100 50"')).toBe("30x15");
    expect(drawn('height="50%"')).toBe("150x30");
    expect(drawn('width="50%" viewBox="0 0 50 100"')).toBe("15x30");
  });

  it("without alternate text are told of", () => {
    expect(record('<img src="a.svg">', "", root)).not.toContain("Figure");
    expect(paintWarnings('<img src="a.svg">', root)).toEqual(["pdf/missing-alt"]);
    expect(paintWarnings('<img src="a.svg" alt="">', root)).toEqual([]);
  });
});

describe("backgrounds", () => {
  const div = (background: string) => painted("<div></div>", `${BOX} div { background: ${background} }`);

  it("of the root, or else of the body, cover the page area", () => {
    const canvas = ["fill #ffeedd rect 15,15 195x195"];
    expect(painted("x", "html { background: #fed; margin: 20px } p { margin: 0 }")[0]).toBe(canvas[0]);
    expect(painted("<body><p>x", "body { background: #fed; margin: 50px }").slice(0, 1)).toEqual(canvas);
    const both = painted("<body><p>x", "html { background: #fed } body { background: #def }").slice(0, 2);
    expect(both).toEqual([canvas[0], expect.stringMatching(/^fill #ddeeff/)]);
  });

  it("of one gradient that covers the box are one fill", () => {
    expect(div("linear-gradient(red, blue)")).toEqual(["fill linear(#ff0000 0, #0000ff 1) rect 15,15 75x30"]);
    expect(div("radial-gradient(closest-side, red, blue)")).toEqual([
      expect.stringMatching(/^fill radial\(#ff0000 0, #0000ff 0.71\) rect/),
    ]);
  });

  it("keep the colour towards what is transparent, and sharp edges", () => {
    expect(div("linear-gradient(to right, red 50%, transparent 50%)")).toEqual([
      "fill linear(#ff0000 0.5, #000000/0 0.5) rect 15,15 75x30",
    ]);
    expect(div("linear-gradient(red, transparent)")).toEqual([
      "fill linear(#ff0000 0, #ff0000/0 1, #000000/0 1) rect 15,15 75x30",
    ]);
  });

  it("repeat a gradient over its line", () => {
    const [fill] = div("repeating-linear-gradient(to right, red 0 25px, blue 25px 50px)");
    expect(fill!.match(/#ff0000/g)).toHaveLength(4);
  });

  it("are placed, repeated and layered, the colour lowest", () => {
    expect(div("linear-gradient(red, red) right 10px bottom / 20px 50% no-repeat, #eee")).toEqual([
      "fill #eeeeee rect 15,15 75x30",
      "clip rect 15,15 75x30",
      "  fill linear(#ff0000 0, #ff0000 1) rect 67.5,30 15x15",
    ]);
    expect(div("radial-gradient(#333 1px, transparent 0) 0 0 / 5px 5px")[0]).toBe(
      "tile 15,15 3.75x3.75 over rect 15,15 75x30",
    );
  });
});

describe("layers", () => {
  const order = (html: string, css: string) => painted(html, css).flatMap((line) => line.match(/"(\w.*)"$/)?.[1] ?? []);

  it("come after the flow, by z-index, then in the order of the tree", () => {
    const css =
      "i { position: absolute } .r { position: relative } .top { z-index: 2 } .low { z-index: -1 } .o { opacity: 0.5 }";
    const html =
      "<i class=top>top</i><i>first</i><p class=r>relative <i class=top>inner</i></p><p class=o>faint</p><i class=low>low</i><p>flow</p>";
    expect(order(html, css)).toEqual(["low", "flow", "first", "relative", "faint", "top", "inner"]);
  });

  it("stay inside of their stacking context", () => {
    const css =
      "div { position: relative; z-index: 1 } i { position: absolute; z-index: 9 } u { position: absolute; z-index: 2 }";
    expect(order("<div>a<i>in a</i></div><u>above</u><p>flow</p>", css)).toEqual(["flow", "a", "in a", "above"]);
  });

  it("are turned about their origin", () => {
    const css = `${BOX} div { rotate: 90deg; transform-origin: left top; background: red } p { transform: translate(50%, 4px) scale(2) }`;
    const lines = painted("<div></div><p>x</p>", css);
    expect(lines.slice(0, 2)).toEqual(["transform 0,1,-1,0,30,0", "  fill #ff0000 rect 15,15 75x30"]);
    expect(lines[2]).toBe("transform 2,0,0,2,-15,-61.5");
  });
});

it("paints the rules between columns that have content", () => {
  const css = ".c { columns: 3; column-gap: 20px; column-rule: 4px solid red; width: 340px }";
  const painted = record('<div class="c"><p>One</p><p>Two</p></div>', css);
  expect(painted.match(/#ff0000/g)?.length).toBe(1);
});

describe("outlines", () => {
  it("are drawn around boxes, take no room, and follow corners", () => {
    const box = `${BOX} div { background: #eee; margin: 0 } p { margin: 0 }`;
    const plain = painted("<div>x</div><p>y</p>", box);
    const outlined = painted("<div>x</div><p>y</p>", `${box} div { outline: 4px solid red; outline-offset: 2px }`);
    const lines = outlined.filter((line) => !plain.includes(line));
    expect(outlined.filter((line) => plain.includes(line))).toEqual(plain);
    expect(lines).toHaveLength(1);
    // The page's margin is 20 px: 6 px outside of it, in pt.
    expect(lines[0]).toMatch(/#ff0000.* rect 10\.5,10\.5 /);
  });

  it("are drawn around inline boxes and over what is beside them", () => {
    const lines = painted("<p>a <b>b</b> c</p>", "b { outline: 2px dashed #00f; background: #eee }");
    expect(lines.findIndex((line) => line.includes("#0000ff"))).toBeGreaterThan(
      lines.findIndex((line) => line.includes('"c"') || line.includes('" c"')),
    );
  });

  it("without a style are none", () => {
    expect(painted("<p>a</p>", "p { outline-width: 9px }")).toEqual(painted("<p>a</p>"));
  });
});

describe("boxes between two px", () => {
  /** Width and height of each shape, pt. */
  const sizes = (css: string) => {
    const html = "<div>" + "<i></i>".repeat(5) + "</div>";
    const row = "div { display: flex; gap: 2.3px } i { width: 9.6px; height: 9.6px; background: teal; flex: none }";
    const fills = painted(html, `${row} i { ${css} }`).filter((line) => line.trimStart().startsWith("fill"));
    return fills.map((line) => {
      const numbers = [...line.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
      const extent = (axis: number) => {
        const all = numbers.map((point) => point[axis]!);
        return Math.max(...all) - Math.min(...all);
      };
      return [extent(0), extent(1)];
    });
  };

  it("that are round all along are circles of one size", () => {
    const circles = sizes("border-radius: 50%");
    expect(circles).toHaveLength(5);
    for (const size of circles.flat()) expect(size).toBeCloseTo(7.2, 1);
  });
});

describe("masks (CSS Masking 1, section 7.8)", () => {
  const masks = (composite: string) =>
    record(
      "<p></p>",
      `p { height: 9px; background: teal; mask: linear-gradient(#fff 0 0) content-box ${composite}, linear-gradient(#fff 0 0) }`,
    )
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => /^mask/.test(line))
      .map((line) => line.replace(/ \{$/, ""));

  it("are put together by their operators", () => {
    expect(masks("add")).toEqual(["mask alpha", "masked"]);
    expect(masks("intersect")).toEqual(["mask alpha", "mask alpha", "masked", "masked"]);
    const without = ["mask luminance", "mask alpha", "masked", "masked"];
    expect(masks("subtract")).toEqual(["mask alpha", ...without, "masked"]);
    expect(masks("exclude")).toEqual(["mask alpha", ...without, ...without, "masked"]);
  });
});
