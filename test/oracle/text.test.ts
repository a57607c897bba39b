/** CSS Text, Fonts, Text Decoration and Writing Modes: white space, breaks, case, spacing, alignment, bidi. */
import { type Cases, type Exceptions, printsLikeChromium, TEXT } from "./harness.js";

const JAPANESE =
  "和室と洋室の主な違いは、床の材料と部屋の使い方にあります。「和室」は一つの部屋を寝室にも客間にも使えますが、洋室は用途が決まっていることが多いです（例：子供部屋）。ショッピングセンターのキャッシュレス化・ポイント制度も、チェックしておきたい！";

const CASES: Cases = {
  "hyphens of their own kind": [
    "p { width: 120px } .c { hyphenate-character: '~' } .m { hyphenate-character: '•' }",
    `<p class="c">typo\u00ADgraphy incompre\u00ADhensi\u00ADbilities</p><p class="m">typo\u00ADgraphy incompre\u00ADhensi\u00ADbilities</p>`,
  ],
  "tab stops": [
    "pre { font-family: inherit } .t { tab-size: 11 } .l { tab-size: 60px } .w { white-space: pre-wrap; width: 200px } .p { padding-left: 13px; letter-spacing: 1px }",
    "<pre>a\tb\tc\nlonger text\tb\tc\n\tindented\n\t\ttwice\nabcdefgh\tx</pre><pre class='t'>a\tb\nabcd\tb\nab\tcdefg\thi</pre><pre class='l'>a\tb\tc\nlonger words here\tb</pre><pre class='w'>one\ttwo\tthree\tfour\tfive six seven\teight\tnine</pre><pre class='p'>a\tb\n<b>bold</b>\tb\n<span style='padding-left: 20px'>in</span>\tb</pre>",
  ],
  "pre-line and break-spaces": [
    "p { width: 160px } .l { white-space: pre-line } .s { white-space: break-spaces } .r { text-align: right } .w { white-space: pre-wrap }",
    `<p class="l">one   two
three    four five six seven eight nine

ten </p><p class="s">one   two      three              four five     six</p><p class="w">one   two      three              four five     six</p><p class="r w">hanging    spaces    at the right end of  lines  </p><p class="r s">broken    spaces    at the right end of  lines  </p>`,
  ],
  "justified text": [
    "p { width: 300px; text-align: justify } .l { text-align-last: justify } .c { text-align-last: center } .r { text-align-last: right } .s { text-align: start; text-align-last: end } .p { white-space: pre-wrap } .i { text-indent: 40px } .w { word-spacing: 4px; letter-spacing: 0.5px }",
    `<p>${TEXT}</p><p class="l">${TEXT}</p><p class="c">${TEXT}</p><p class="r">${TEXT}</p><p class="s">${TEXT}</p><p class="p">${TEXT}</p><p class="i">${TEXT} no&nbsp;break&nbsp;spaces&nbsp;stretch too, which takes a few more words to show</p><p class="w">${TEXT}</p><p>A line<br>that ends ${TEXT}<br>early</p><p class="l">One</p>`,
  ],
  "justified Japanese": ["p { width: 300px; text-align: justify }", `<p lang="ja">${JAPANESE}</p>`],
  "word-break and line-break": [
    "p { width: 140px } .a { word-break: break-all } .k { word-break: keep-all } .x { line-break: anywhere } .b { word-break: break-word } .s { line-break: strict } .l { line-break: loose } .n { line-break: normal }",
    `<p class="a">Every letter (may) begin, a line; “quoted”</p><p class="x">Every letter (may) begin, a line; “quoted”</p><p class="b">Donaudampfschifffahrtsgesellschaft short</p>${["k", "s", "l", "n", ""].map((c) => `<p class="${c}" lang="ja">${JAPANESE}</p>`).join("")}`,
  ],
  kinsoku: [
    "div { font-size: 12px; line-height: 18px; margin-bottom: 6px }",
    [97, 109, 121, 133, 145, 157, 169, 181, 193, 205]
      .map((width) => `<div lang="ja" style="width: ${width}px">${JAPANESE}</div>`)
      .join(""),
  ],
  "overflow-wrap in intrinsic sizes": [
    "table { border-spacing: 0; margin: 4px 0 } td { padding: 0 4px; border: 1px solid } .a td { overflow-wrap: anywhere } .b td { overflow-wrap: break-word } .w { width: 200px } .f { width: min-content } .m { width: max-content }",
    `<table class="a w"><tr><td>Donaudampfschifffahrt</td><td>Gesellschaftskapitaenswitwe</td></tr></table><table class="b w"><tr><td>Donaudampfschifffahrt</td><td>Gesellschaftskapitaenswitwe</td></tr></table><div class="f">One two threefour</div><div class="f" style="overflow-wrap: break-word">One two threefour</div><div class="m">max content of words</div>`,
  ],
  "UAX 14": [
    "p { width: 120px; margin: 4px 0 }",
    `<p>and/or either/or and 1,234.56 or 12:30–14:00 €100 50% $20 (brackets) [more]</p><p>http://www.example.com/path/to/file.html?query=1&amp;b=2 a-b-c well-known twenty-first</p><p>em—dash en–dash ellipsis… “quotes” ‘single’ «guillemets» No.&nbsp;5</p><p>e.g. i.e. x=y+z a&amp;b C++ #tag @name 100km/h −5°C 3×4 1/2 ½</p><p>re-‑non‑breaking‑hyphen mid·dot slash/ed under_score semi;colon</p><p>wbr<wbr>opp<wbr>ortunity and some more of<wbr>them<wbr>here</p>`,
  ],
  "case transformed": [
    ".c { text-transform: capitalize } .u { text-transform: uppercase } .l { text-transform: lowercase }",
    `<p class="c">hello world, it's “quoted” (brackets) o'neill mother-in-law 3rd éa ﬁne _under état x.y a/b l’été</p><p class="c">spl<b>it wo</b>rd</p><p class="u">Straße ﬁ ŉ éàü ß</p><p class="u" lang="tr">istanbul ılık</p><p class="l" lang="tr">ISTANBUL İZMİR</p><p class="u" lang="lt">i̇ ì</p><p class="l">ΌΣΟΣ ΟΔΟΣ ABC</p><p class="u" lang="el">Άλφα μαΐου ή ευρωπαϊκός</p><p class="u" lang="de">Größe</p>`,
  ],
  "font sizes": [
    "span { margin-right: 8px }",
    `<p>${["xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large", "smaller", "larger", "80%", "1.5em", "1rem", "12pt", "3mm"].map((size) => `<span style="font-size: ${size}">${size}</span> `).join("")}</p><p><small>small <small>smaller <big>big</big></small></small> <big>big <big>bigger</big></big></p>`,
  ],
  "monospace and generic families": [
    "code { font-family: 'Source Sans 3', monospace }",
    "<p>Text with <code>code in it</code> and more.</p>",
  ],
  "vertical alignment": [
    "p { line-height: 2; margin: 10px 0 } .big { font-size: 30px; line-height: 1 } span { margin: 0 4px }",
    `${["baseline", "sub", "super", "text-top", "text-bottom", "middle", "top", "bottom", "10px", "-5px", "50%", "0.5em"].map((align) => `<p>Base <span style="vertical-align: ${align}; font-size: 10px">${align} <b style="vertical-align: super; font-size: 8px">in</b></span> <span class="big">Big</span> end</p>`).join("")}`,
  ],
  "vertical alignment, nested": [
    ".t { vertical-align: top; font-size: 24px } .b { vertical-align: bottom; font-size: 9px } .m { vertical-align: middle; font-size: 20px } .s { vertical-align: super; font-size: smaller }",
    `<p>a <span class="t">top <span class="s">sup <span class="s">more</span></span> <span class="b">bottom</span></span> b <span class="b">bottom <span class="m">middle</span></span> c <span class="m">mid <span class="t">top</span></span></p><p>x<span class="s">1<span class="s">2<span class="s">3</span></span></span> y<sub>a<sub>b</sub></sub> z<sup>c</sup><sub>d</sub></p>`,
  ],
  "inline blocks on the line": [
    "i { display: inline-block; width: 30px; font-style: inherit } .h { height: 40px } b { font-size: 28px }",
    `${["baseline", "middle", "top", "bottom", "text-top", "text-bottom", "super", "8px"].map((align) => `<p>Before <i class="h" style="vertical-align: ${align}"></i> <i style="vertical-align: ${align}">two lines</i> <b>big</b> after</p>`).join("")}`,
  ],
  "line heights": [
    ".n { line-height: normal } .z { line-height: 0.8 } .l { line-height: 30px } .p { line-height: 150% } b { font-size: 24px } .x { line-height: 3 }",
    ["n", "z", "l", "p", ""]
      .map(
        (c) =>
          `<p class="${c}">Lines with <b>big</b> words and <small>small</small> ones, <span class="x">one</span> of them ${TEXT}</p>`,
      )
      .join(""),
  ],
  "letter and word spacing": [
    ".a { letter-spacing: 0.8px } .b { letter-spacing: -0.5px } .c { letter-spacing: 0.04em; font-size: 20px } .d { word-spacing: 10px } .e { word-spacing: -2px } .f { word-spacing: 0.5em } .g { letter-spacing: 0.6px; text-align: center } .h { letter-spacing: 0.7px; text-align: right } p { width: 320px }",
    "abcdefgh"
      .split("")
      .map((c) => `<p class="${c}">${TEXT.slice(0, 143)} no&nbsp;break</p>`)
      .join(""),
  ],
  indents: [
    ".a { text-indent: 30px } .b { text-indent: -20px; padding-left: 20px } .c { text-indent: 10% } .r { direction: rtl; text-indent: 40px } .e { text-align: center; text-indent: 60px } .i { display: inline-block; text-indent: 0 } p { width: 300px }",
    `${["a", "b", "c", "e"].map((c) => `<p class="${c}">${TEXT}<br>After a break</p>`).join("")}<p class="r">${TEXT.replace(/[.;,]/g, "")}</p><div class="a">Inherited <span class="i">block</span><p>${TEXT}</p></div>`,
  ],
  "bidi elements": [
    "p { width: 420px }",
    `<p>abc <bdo dir="rtl">defg hij</bdo> klm</p><p>abc <bdi>def</bdi> klm <span dir="rtl">one two</span> end</p><p dir="rtl">one two <span dir="ltr">three four</span> five <bdo dir="ltr">six seven</bdo> eight</p><p dir="rtl">1 2 3 one 4 5 <b>six</b> 7</p><p dir="auto">auto Latin</p><div dir="rtl"><p dir="ltr">ltr in rtl</p><p>start <q>quoted</q> end</p></div>`,
  ],
  "bidi properties": [
    ".i { unicode-bidi: isolate; direction: rtl } .e { unicode-bidi: embed; direction: rtl } .o { unicode-bidi: bidi-override; direction: rtl } .io { unicode-bidi: isolate-override; direction: rtl } .p { unicode-bidi: plaintext } .n { direction: rtl }",
    `<p>one <span class="i">two 3 four</span> 5 six</p><p>one <span class="e">two 3 four</span> 5 six</p><p>one <span class="o">two three</span> four</p><p>one <span class="io">two three</span> four</p><p class="p">plain text</p><p>one <span class="n">two 3 four</span> 5 six</p><div class="n"><p class="p">plain in rtl</p><p class="o">over ride</p></div>`,
  ],
  "first letter case and features": [
    ".s { font-variant: small-caps } .t { font-variant-numeric: tabular-nums } .o { font-variant: oldstyle-nums tabular-nums } .f { font-feature-settings: 'tnum' 1, 'zero' on } .a { font-variant: all-small-caps } .n { font-variant: none }",
    `<p class="s">Small Caps 123</p><p class="t">1,111 and 2,222</p><p class="o">1,111 and 2,222</p><p class="f">1,101 and 2,020</p><p class="a">All Small CAPS</p><p class="n">office fine 12</p>`,
  ],
  "collapsing of white space": [
    "b { color: teal }",
    `<p>  leading <b> and </b> <b>  inner  </b>  spaces <br>   after a break   <br> end  </p><p>a<b> </b>b <b> </b> c</p><p>one<!-- comment --> two <span> </span> three</p>\n<p>a <span style="white-space: pre">  b  </span> c</p><p>tab\there&nbsp; &nbsp;nbsp</p><p>a&#x2003;em&#x2002;en&#x2007;figure&#x2008;point&#x2004;third&#x2009;thin&#x200a;hair&#x202f;nnbsp&#x3000;ideographic</p>`,
  ],
  quotes: [
    "q { font-style: normal } .n q { quotes: none } .c q { quotes: '<' '>' '[' ']' }",
    `${["en", "de", "fr", "es", "ja", "sv", "pl", "ru", "it", "nl", "en-GB", "ar", "de-CH", "cs", "pt", ""].map((lang) => `<p lang="${lang}">x <q>outer <q>inner</q> text</q> y</p>`).join("")}<p class="n"><q>none</q></p><p class="c"><q>a <q>b <q>c</q></q></q></p><p lang="fr"><q>a <q lang="de">b</q></q></p>`,
  ],
  "mixed scripts": [
    ".n { line-height: normal }",
    `<p class="n">Latin with 日本語 in it</p><p class="n">${TEXT} 和室と洋室 ${TEXT}</p><p>Latin with 日本語 in it</p><p class="n" lang="ja">日本語 with Latin</p><p class="n">Ελληνικά και Кириллица и Latin</p><p class="n" style="font-size: 22px">Big 日本 text</p>`,
  ],
  "justify with edges": [
    "p { width: 280px; text-align: justify } b { padding: 0 4px; border: 1px solid } i { display: inline-block; width: 20px; height: 5px }",
    `<p>${TEXT.replace("setting", "<b>setting words</b>").replace("margins", "<i></i>")}</p><p dir="rtl">${TEXT.replace(/[.;,]/g, "")}</p>`,
  ],
  "long words in narrow boxes": [
    "p { width: 60px; border: 1px solid } .a { overflow-wrap: anywhere } .b { overflow-wrap: break-word } .r { text-align: right } .c { text-align: center }",
    ["", "a", "b", "r", "c", "a r", "b c"].map((c) => `<p class="${c}">Incomprehensibilities of words</p>`).join(""),
  ],
  "nowrap inside": [
    "p { width: 200px } .n { white-space: nowrap } .w { white-space: normal }",
    `<p>Text before <span class="n">a piece that does not wrap</span> and after it, <span class="n">another piece</span>, with comma</p><p class="n">Outer nowrap with <span class="w">inner text that may wrap at the end of a line</span> and more</p><p>a <span class="n">no wrap </span>b c d e f g h i j k l m n o p q r s t</p>`,
  ],
  "breaks around boxes": [
    "p { width: 150px } i { display: inline-block; width: 40px; height: 10px; background: teal } b { padding: 0 10px }",
    `<p>word<i></i>word <i></i><i></i><i></i><i></i> <i></i> end<i></i>.</p><p>some <b>padded words that wrap</b> and<b>more</b>of it <b>x</b><b>y</b><b>z</b></p>`,
  ],
};

const HEIGHTS = "words of one line at many heights, which the two readers of the PDFs put into another order";
const EXCEPTIONS: Exceptions = {
  "hyphens of their own kind": {
    words: 2,
    why: "a hyphen that a line break put there is read as a soft hyphen from our files, and as itself from Chromium's",
  },
  "vertical alignment": { words: 3, why: HEIGHTS },
  "vertical alignment, nested": { words: 8, why: HEIGHTS },
};

/** One long page: where pages end is another subject. */
const onOnePage = Object.fromEntries(
  Object.entries(CASES).map(([name, given]) => [
    name,
    "document" in given ? given : ([`@page { size: 210mm 2000mm } ${given[0]}`, given[1]] as const),
  ]),
);

printsLikeChromium("text", onOnePage, EXCEPTIONS);
