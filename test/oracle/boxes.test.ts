/** Blocks and inline content: box model, margins, sizes, display types inside each other, lines and their alignment. */
import { type Cases, type Exceptions, printsLikeChromium, TEXT } from "./harness.js";

/** No full stop at the end, which in text from right to left stands apart. */
const SHORT = TEXT.slice(0, 80);
const LONG = TEXT.slice(0, -1);

const CASES: Cases = {
  "insets by the direction of the text": [
    ".r { position: relative; height: 60px; border: 1px solid; margin-bottom: 8px } .r > * { position: absolute } .a { inset-inline-start: 10px; inset-block-start: 5px } .b { inset-inline-end: 12px; inset-block-end: 6px } .c { inset-inline: 40% 20px; inset-block: 20px 0 }",
    ["ltr", "rtl"]
      .map((dir) => `<div class="r" dir="${dir}"><b class="a">start</b><b class="b">end</b><b class="c">both</b></div>`)
      .join(""),
  ],
  "percentages of the containing block": [
    ".o { width: 500px; height: 200px; padding: 10px } .p { padding: 5% 10% 2% 3%; margin: 4% 8%; width: 50% } .h { height: 30%; margin-left: 10% } .hh { height: 50%; width: 90% } .auto { height: 50% }",
    `<div class="o"><div class="p">${SHORT}</div><div class="h"><div class="hh">Half of thirty</div>After</div></div><div><div class="auto">Height auto of auto</div>Next</div>`,
  ],
  "box-sizing with min and max in both axes": [
    ".b { box-sizing: border-box } div { padding: 12px 20px; border: 5px solid; width: 300px; height: 80px; margin-bottom: 9px } .min { min-width: 70%; min-height: 120px } .max { max-width: 150px; max-height: 30px } .both { min-width: 400px; max-width: 200px; min-height: 90px; max-height: 20px } .pct { max-width: 30%; min-width: 10% } .small { width: 10px; height: 10px; box-sizing: border-box } .mc { width: min-content } .xc { width: max-content } .fc { width: fit-content; max-width: 80% } .minmax { width: auto; min-width: max-content } .mx { width: auto; max-width: min-content; height: auto }",
    ["min", "max", "both", "pct", "small", "mc", "xc", "fc", "minmax", "mx", "b min", "b max", "b both"]
      .map((c) => `<div class="${c}">Words ${c} of it</div>`)
      .join(""),
  ],
  "margins: negative, auto, collapsing": [
    `.neg { margin-top: -9px; margin-left: 20px } .neg b { margin-left: -10px } .m { margin: 30px 0 } .n { margin: -12px 0 } .auto { width: 200px; margin: 10px auto } .la { width: 200px; margin-left: auto } .wide { width: 120%; margin-left: auto; margin-right: auto } .root { display: flow-root; margin: 7px } .e { margin: 25px 0 } .h { height: 0; margin: 18px 0 } .mh { min-height: 20px; margin-bottom: 5px } .mh p { margin-bottom: 40px }`,
    `<p>One</p><p class="neg"><b>Two</b></p><div class="m"><div class="m">Three</div><div class="n">Four</div></div><div class="n"><div class="m">Five</div></div><div class="auto">Auto</div><div class="la">Left auto</div><div class="root"><p>Inside</p></div><div class="e"></div><div class="e"><div class="e"></div></div><p>After empties</p><div class="h"><p>Overflowing</p></div><p>After none</p><div class="mh"><p>Min</p></div><p>End</p><div style="height: 40px"><p style="margin-bottom: 50px">Fixed height</p></div><p>Last</p>`,
  ],
  "margins that min-height keeps apart": [
    ".mh { min-height: 20px; margin-bottom: 5px } .mh p { margin-bottom: 40px } .mi { min-height: 100px }",
    `<p>One</p><div class="mh"><p>Low</p></div><p>Two</p><div class="mh mi"><p>High</p></div><p>Three</p>`,
  ],
  "logical properties": [
    `.a { margin-inline: 20px 40px; margin-block: 10px 5px; padding-inline: 5px 15px; padding-block: 3px 6px; border-inline-start: 4px solid; border-inline-end: 2px solid; border-block: 3px solid; inline-size: 300px; min-block-size: 50px } .b { margin-inline-start: 30px; margin-inline-end: 3px; padding-inline-start: 12px; padding-inline-end: 9px; border-inline: 5px solid; border-block-start: 2px solid; border-block-end: 7px solid; max-inline-size: 60%; block-size: 60px; margin-block-start: 4px; margin-block-end: 9px; padding-block-start: 2px; padding-block-end: 3px } .c { border-inline-start-width: 9px; border-inline-start-style: solid; border-inline-end-width: 2px; border-inline-end-style: solid; border-inline-start-color: red; border-inline-end-color: blue; border-block-start-width: 6px; border-block-start-style: dashed; border-block-end-width: 1px; border-block-end-style: dotted; border-block-start-color: red; border-block-end-color: red; max-block-size: 200px; min-inline-size: 10px; border-start-start-radius: 3px; border-start-end-radius: 3px; border-end-start-radius: 3px; border-end-end-radius: 3px }`,
    `<div class="a">${LONG}</div><div class="b">${SHORT}</div><div class="c">${SHORT}</div><div dir="rtl"><div class="a">${LONG}</div><div class="b">${SHORT}</div><div class="c">${SHORT}</div></div>`,
  ],
  "border widths": [
    `div { border-style: solid; margin: 3px } .t { border-width: thin medium thick 9px } .n { border-style: none solid hidden dashed; border-width: 20px } .e { border: 0.3em solid; border-radius: 8px / 20% } .s { border-top: 8px double; border-right: 1px groove; border-bottom: 7px ridge; border-left: 30px inset } .i { border: solid } .o { border: 12px; border-left-style: outset } .l { border-top-width: 3px; border-right-width: 6px; border-bottom-width: 11px; border-left-width: 22px; border-top-style: dotted; border-right-style: solid; border-bottom-style: double; border-left-style: solid; border-top-color: red; border-right-color: currentcolor; border-bottom-color: #0008; border-left-color: transparent; border-color: red green blue }`,
    ["t", "n", "e", "s", "i", "o", "l"].map((c) => `<div class="${c}">Border ${c} ${SHORT}</div>`).join(""),
  ],
  "display types in each other": [
    `.ib { display: inline-block; width: 200px; border: 1px solid; padding: 3px } .if { display: inline-flex; gap: 8px; border: 1px solid } .it { display: inline-table; border: 2px solid } .t { display: table; border: 1px solid } .tr { display: table-row } .tc { display: table-cell; padding: 4px 10px } .c { display: contents; margin: 50px } .fr { display: flow-root } .li { display: list-item; margin-left: 30px } span.b { display: block; margin: 5px 20px } .n { display: none } div.i { display: inline; padding: 0 9px }`,
    `<div>Before <span class="ib">${SHORT}<span class="ib" style="width: 80px">Inner box</span> tail</span> and <span class="if"><b>flex</b><i>items</i></span> and <span class="it"><span class="tr"><span class="tc">cell</span><span class="tc">other<br>two</span></span></span> after</div>
     <div class="t"><div class="tc">Cell alone</div>Text beside<div class="tr"><div class="tc">Row</div></div></div><div class="c"><p>Contents</p>and text</div><div class="li">Item</div><p>Text <span class="b">Block in inline</span> more <em>em <span class="b">in em</span> rest</em></p><p>A<span class="n">hidden</span>B</p><div class="i">inline one</div><div class="i">inline two</div><div class="t"><div class="ib">${SHORT}</div></div>`,
  ],
  "inline-block: baselines, widths, margins": [
    `i { display: inline-block; font-style: normal; border: 1px solid } .h { height: 60px } .p { width: 30%; padding: 5px } .m { margin: 10px 15px -5px } .o { overflow: visible; height: 20px } .e { width: 40px; height: 25px } .mw { min-width: 90px; max-width: 120px } .ta { text-align: right; width: 150px }`,
    `<p>Text <i class="h">tall</i> and <i class="p">${SHORT}</i> then <i class="m">margins</i> <i class="e"></i> empty <i class="mw">x</i> <i class="mw">Much more text than fits in here</i> <i class="ta">right</i> <i><b>Para one</b><br><b>Para two</b></i> end</p><p><i>${TEXT}</i> after full</p>`,
  ],
  "vertical-align": [
    `p { font-size: 20px; line-height: 40px } small { font-size: 11px; line-height: 1.2 } ${["baseline", "sub", "super", "top", "middle", "bottom", "text-top", "text-bottom"].map((v) => `.${v} { vertical-align: ${v} }`).join(" ")} .l { vertical-align: 7px } .n { vertical-align: -0.5em } .pc { vertical-align: 30% } i { display: inline-block; width: 12px; height: 30px } .big { font-size: 40px; line-height: 50px } .nest { vertical-align: super } .deep { vertical-align: middle }`,
    `<p>Text ${["baseline", "sub", "super", "top", "middle", "bottom", "text-top", "text-bottom", "l", "n", "pc"].map((v) => `<small class="${v}">${v}</small><i class="${v}"></i>`).join(" ")} end</p><p>Big <span class="big top">top <small class="bottom">bottom in top</small></span> <span class="big nest">N <span class="deep">deep <small class="sub">sub</small></span></span></p>`,
  ],
  "line-height": [
    `.n { line-height: normal } .x { line-height: 1 } .e { line-height: 1.7em } .p { line-height: 150% } .px { line-height: 33px } .z { line-height: 0; padding: 10px 0 } .in span { line-height: 60px } .half { line-height: .5 } .big { font-size: 30px }`,
    ["n", "x", "e", "p", "px", "z", "in", "half"]
      .map((c) => `<div class="${c}">${SHORT} <span class="big">Big</span> ${SHORT}</div>`)
      .join(""),
  ],
  "inline boxes: padding, margins, borders over lines": [
    `p { width: 320px } b { padding: 2px 14px; border: solid; border-width: 0 6px; margin: 0 9px } em { margin-left: -12px; padding-right: 30px } u { border-left: 20px solid; letter-spacing: 1px }`,
    `<p>${TEXT.replace("the craft", "<b>the craft").replace("read without", "read</b> without").replace("even colour", "<em>even colour").replace("headings do", "headings</em> do").replace("ornaments", "<u>or<b>na</b>ments</u>")}</p><p><b></b>Empty <b> </b> inline <em></em>end</p>`,
  ],
  "text-align, text-align-last, text-indent": [
    `p { width: 300px; margin: 6px 0 } ${["start", "end", "left", "right", "center", "justify"].map((v) => `.${v} { text-align: ${v} } .last-${v} { text-align: justify; text-align-last: ${v} }`).join(" ")} .ind { text-indent: 15% } .neg { text-indent: -20px; padding-left: 20px } .rtl { direction: rtl }`,
    `${["start", "end", "left", "right", "center", "justify"].map((v) => `<p class="${v}">${SHORT} <br> and more of it</p><p class="last-${v} rtl">${SHORT} and more</p>`).join("")}<p class="ind">${SHORT}</p><p class="neg">${SHORT}</p><p class="ind rtl">${SHORT}</p><div class="ind"><p>Inherited ${SHORT}</p><span style="display: inline-block; width: 200px">Into inline-blocks ${SHORT}</span></div>`,
  ],
  fonts: [
    `.f1 { font: italic bold 1.3em/1.6 "Source Sans 3", serif } .f2 { font: 600 20px "Nowhere", "Source Sans 3" } .f3 { font-family: "Source Sans 3"; font-weight: bolder; font-style: oblique } .f4 { font-weight: 550 } .f5 { font-weight: lighter } .k { font-kerning: none } .lig { font-variant-ligatures: no-common-ligatures } .num { font-variant-numeric: tabular-nums slashed-zero } .on { font-variant-numeric: oldstyle-nums } .ff { font-feature-settings: "smcp", "onum" 1, "liga" 0 } .caps { font-variant-caps: all-small-caps } .f1 b { font-variant-caps: small-caps; font-style: normal; } .sp { letter-spacing: .4px; word-spacing: .5em } .ns { letter-spacing: -.5px; word-spacing: -2px }`,
    `<b>${["f1", "f2", "f3", "f4", "f5"].map((c) => `<div class="${c}">Class ${c} office waffle <b>bold</b> <i>italic</i></div>`).join("")}</b>${["k", "lig", "num", "on", "ff", "caps", "sp", "ns"].map((c) => `<div class="${c}">AVATAR To office fine 10,301.50 ${c}</div>`).join("")}`,
  ],
  "visibility and opacity keep their place": [
    `.h { visibility: hidden } .v { visibility: visible } .o { opacity: .4; color: #123456; background-color: #eee; text-decoration: underline wavy red 2px; text-underline-offset: 3px }`,
    `<p>One <span class="h">gone <b class="v">shown</b> gone</span> two</p><div class="h">Nothing<p class="v">Here</p></div><p class="o">Opacity</p>`,
  ],
  "longhands and older names": [
    `.a { white-space-collapse: preserve; text-wrap-mode: nowrap; padding-bottom: 11px } .b { text-wrap-style: balance; width: 300px } .c { hyphens: manual; width: 60px; word-wrap: break-word; line-break: auto } .d { white-space: pre; tab-size: 4 } .g { display: flex; flex-wrap: wrap; width: 150px; grid-row-gap: 12px; grid-column-gap: 30px } .k { page-break-inside: avoid } .l { page-break-after: always }`,
    `<p class="a">Two  spaces   kept</p><p class="b">${SHORT}</p><p class="c">hy&shy;phen&shy;ated Donaudampfschiff</p><p class="d">in words</p><div class="g"><b>one</b><b>two</b><b>three</b></div><p class="k">Kept</p><p class="l">Then a page</p><p>Second page</p>`,
  ],
  "elements of HTML": [
    "pre, kbd { font-family: inherit }",
    `<article><h1>H1</h1><section><h1>H1 in section</h1></section></article><dl><dt>Term</dt><dd>Definition</dd><dd>Another</dd></dl><figure><p>Figure</p><figcaption>Caption</figcaption></figure><pre>Pre\n  text</pre><address>Address</address><fieldset>Field</fieldset><p><mark>mark</mark> <kbd>kbd</kbd> <abbr title="x">abbr</abbr> <cite>cite</cite> <del>del</del> <ins>ins</ins> <s>s</s> <var>var</var> <small>small</small></p><hr><hr style="width: 50%"><center>Centre</center><menu><li>Menu</li></menu><nav>Nav</nav><p align="right">Aligned</p><div hidden>Hidden</div><p>a<wbr>b&shy;c</p><ol type="a" reversed><li>x<li value="7">y<li>z</ol>`,
  ],
  "margins and padding of the root element": [
    "html { margin: 20px 30px; padding: 10px; background: #eee } body { margin: 10px; background: #fff }",
    `<p>${TEXT}</p>`,
  ],
  "relative positions": [
    "body { padding: 0 60px } .a { position: relative; top: 12px; left: 30px } .b { position: relative; right: 20px; bottom: 5px } .c { position: relative; left: 10%; top: 10% } .d { height: 80px } span { position: relative; top: -4px; left: 6px } .i { display: inline-block; position: relative; top: 0.5em }",
    `<p>Before</p><p class="a">${TEXT}</p><p class="b">${TEXT.slice(0, 80)}</p><div class="d"><p class="c">Ten per cent</p></div><p>Some <span>raised <b>words</b></span> in a <span class="i">line</span> of text</p><ul><li class="a">Item</li></ul>`,
  ],
  "absolute positions in a containing block": [
    ".box { position: relative; width: 400px; height: 160px; border: 5px solid; padding: 20px; margin: 0 auto 10px } .box > * { position: absolute } .tl { top: 0; left: 0 } .tr { top: 4px; right: 8px } .bl { bottom: 0; left: 10% } .br { bottom: -10px; right: -20px } .mid { inset: 0; margin: auto; width: 90px; height: 40px } .wide { left: 60px; right: 60px; top: 30px } .tall { top: 50px; bottom: 20px; left: 5px; width: 60px; padding-top: 50% } .shrink { left: 300px; top: 60px }",
    `<div class="box"><b class="tl">Top left</b><b class="tr">Top right</b><b class="bl">Bottom left</b><b class="br">Badge</b><div class="mid">In the middle</div><div class="wide">${TEXT.slice(0, 60)}</div><div class="shrink">${TEXT.slice(0, 50)}</div></div><p>After ${TEXT}</p>`,
  ],
  "static positions": [
    ".abs { position: absolute } .n { left: 300px } div { border: 1px solid; padding: 6px; margin: 10px 0 } .f { display: flex } h2 { position: relative; margin: 20px 0 } h2::after { content: 'New'; position: absolute; margin-left: 8px; font-size: 10px; top: 2px } .t::before { content: '99'; position: absolute; right: 40px }",
    `<div>Some text <span class="abs">inline</span></div><div><p>One</p><p class="abs">Between</p><p style="margin-left: 90px">Two</p></div><div>Text <p class="abs n">Block after text</p></div><div class="f"><b class="abs">Flex</b><span style="margin-left: 60px">item</span></div><h2>Heading</h2><p class="t">Paragraph</p><p>Last</p>`,
  ],
  "absolute positions on the page": [
    ".corner { position: absolute; top: 0; right: 0; width: 120px; text-align: right } .foot { position: absolute; bottom: 0; left: 0; right: 0; text-align: center } .card { position: relative; padding: 10px; border: 2px solid } .ribbon { position: absolute; top: -10px; right: -10px; padding: 2px 8px } table { width: 100% }",
    `<div class="corner">Draft of the sheet</div><h1>Title</h1><p>${TEXT}</p><table><tr><td><div class="card"><span class="ribbon">Best</span>${TEXT.slice(0, 80)}</div></td><td>${TEXT.slice(0, 80)}</td></tr></table><p class="foot">Foot of the page</p>`,
  ],
  "an inline box as the containing block": [
    "b { position: relative; padding: 0 4px } i { position: absolute; left: 100%; top: 100%; font-size: 9px; white-space: nowrap } p { margin: 20px 0; line-height: 2.5 }",
    `<p>Some words <b>with a note<i>the note</i></b> here.</p>`,
  ],
  "sizes of what is positioned": [
    ".box { position: relative; height: 200px; border: 1px solid } .box > * { position: absolute } .a { width: 50%; height: 50%; right: 0 } .a p { margin: 0; height: 50%; } .b { min-width: 120px; max-width: 140px; top: 100px } .c { left: 40px; top: 130px; display: flex; gap: 10px } .d { left: 60%; top: 120px; width: min-content } .e { top: 10px; left: 20px; right: 60%; box-sizing: border-box; padding: 10px; border: 2px solid } .g { bottom: 5px; right: 5px } .g td { padding: 2px 6px } .h { top: 50%; left: 50%; margin-left: -30px }",
    `<div class="box"><div class="a"><p>Half</p><p>of it</p></div><div class="b">${TEXT.slice(0, 50)}</div><div class="c"><span>one</span><span>two</span></div><div class="d">min content width</div><div class="e">${TEXT.slice(0, 60)}</div><table class="g"><tr><td>a table</td><td>cell</td></tr></table><b class="h">Halfway</b></div>`,
  ],
  "right to left": [
    "div { position: relative; direction: rtl; width: 300px; border: 1px solid; padding: 10px; margin: 10px } b { position: absolute } .s { top: 30px } .e { inset-inline-end: 4px; bottom: 0 } .o { left: 10px; right: 10px; width: 80px; top: 0 }",
    `<div>One two <b class="s">static</b><p>three</p><b class="e">end</b><b class="o">over</b></div>`,
  ],
  "pages and what is positioned": [
    ".fix { position: fixed; top: 0; right: 0 } .foot { position: fixed; bottom: 0; left: 0 } .big { height: 700px; position: relative } .big b { position: absolute; bottom: 0; right: 0 } .page { position: absolute; top: 5px; left: 200px }",
    `<div class="fix">Running head</div><div class="foot">Running foot</div><p>One</p><div class="big">Big <b>End of one</b></div><div class="big">Second<b>End of two</b></div><div class="page">At the top</div><p>Last</p>`,
  ],
};

const EXCEPTIONS: Exceptions = {
  "inline boxes: padding, margins, borders over lines": {
    words: 3,
    why: "an inline box without any content has no place on a line, so that its padding takes no room",
  },
};

printsLikeChromium("blocks and lines", CASES, EXCEPTIONS);
