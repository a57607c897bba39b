/** Lists, counters, generated content, images. */
import { encode } from "fast-png";
import { type Cases, type Exceptions, printsLikeChromium } from "./harness.js";

const STYLES = [
  "decimal",
  "decimal-leading-zero",
  "lower-roman",
  "upper-roman",
  "lower-alpha",
  "upper-alpha",
  "lower-latin",
  "upper-latin",
  "lower-greek",
  "none",
];
const list = (attributes: string, ...items: string[]) =>
  `<ol ${attributes}>${items.map((item) => `<li>${item}</li>`).join("")}</ol>`;

const CASES: Cases = {
  "every list-style-type": [
    `ol { margin: 2px 0 } ${STYLES.map((s) => `.${s} { list-style-type: ${s} }`).join(" ")} .disc { list-style: disc } .circle { list-style: circle inside } .square { list-style: inside square } .string { list-style-type: "§ " }`,
    `${[...STYLES, "disc", "circle", "square", "string"].map((s) => list(`class="${s}" start="4"`, s, "b")).join("")}${list('class="lower-alpha" start="26"', "z", "aa")}${list('class="upper-roman" start="13"', "13", "14")}${list('class="lower-roman" start="-1"', "a", "b", "c")}`,
  ],
  "list-style-position": [
    `ol, ul { width: 200px } .in { list-style-position: inside } .sh { list-style: upper-alpha inside } .rtl { direction: rtl } .big li { font-size: 25px } .pad li { padding-left: 15px; border-left: 3px solid } .no { list-style: none; padding: 0 } li p { margin: 4px 0 }`,
    `${list('class="in"', "Inside and long enough to wrap around", "b")}${list('class="sh"', "Upper", "<p>Paragraph in an item</p>")}${list('class="big"', "Big")}${list('class="pad"', "Padded", "more")}${list('class="no"', "None")}<ol><li><p>Para</p><p>Two</p></li><li><div><div>Deep</div></div></li><li></li><li>After an empty one</li><li><b>Bold</b></li></ol>`,
  ],
  "numbers by attributes": [
    ``,
    `<ol start="0"><li>zero<li>one<li value="10">ten<li>eleven</ol><ol reversed><li>three<li>two<li>one</ol><ol type="A"><li>A<li>B</ol><ol type="i" start="3"><li>iii</ol><ol><li>1<ol><li>1<ul><li>x<ul><li>y</ul></ul><li>2</ol><li>2</ol>`,
  ],
  "nested counters": [
    `ol.n { counter-reset: s; list-style: none; padding-left: 20px } ol.n > li { counter-increment: s } ol.n > li::before { content: counters(s, ".") " " } body { counter-reset: h 2 f 10 } h3 { counter-increment: h; counter-reset: sub } h4 { counter-increment: sub 2 } h3::before { content: "Part " counter(h, upper-roman) ": " } h4::before { content: counter(h) "-" counter(sub, lower-alpha) " " } .set { counter-set: h 40 } .dec { counter-increment: f -3 } .dec::before { content: counter(f, decimal-leading-zero) " " } .li::marker { content: counter(list-item) ") "; font-weight: bold } .two { counter-increment: h 2 sub } .none { counter-increment: none; counter-reset: none }`,
    `<ol class="n"><li>One<ol class="n"><li>Inner<li>Inner<ol class="n"><li>Deep</ol></ol><li>Two</ol><h3>A</h3><h4>a</h4><h4>b</h4><h3>B</h3><h4>c</h4><h3 class="set">C</h3><h3 class="two">D</h3><h3 class="none">E</h3><p class="dec">x</p><p class="dec">y</p><ol><li class="li">Marker</li><li class="li">Two</li></ol>`,
  ],
  "generated content": [
    `.a::before { content: "« " } .a::after { content: " »" attr(data-x) } .q { quotes: "<" ">" "{" "}" } .n { quotes: none } .oq::before { content: open-quote "x" } .oq::after { content: close-quote } .b::before { content: "block"; display: block; margin-left: 20px; font-weight: bold } .ib::after { content: "box"; display: inline-block; width: 60px; padding: 4px; border: 1px solid } .e::before { content: ""; display: inline-block; width: 30px; height: 20px } .no::before { content: none } .no::after { content: normal } .m::before { content: "multi" " " "part" / "alt" } .esc::before { content: "\\201C\\A line"; white-space: pre } .fb::after { content: attr(missing, "fallback") } .t::before { content: "t"; display: table-cell; padding: 8px }`,
    `<p class="a" data-x="!">Guillemets</p><p class="q"><q>outer <q>inner <q>third</q></q></q></p><p class="n"><q>no quotes</q></p><p class="oq">y</p><p class="b">After a block</p><p class="ib">Inline </p><p class="e">Space</p><p class="no">None</p><p class="m">M</p><p class="esc">Esc</p><p class="fb">F </p><p class="t">cell</p><p lang="de"><q>deutsch <q>innen</q></q></p><p lang="fr"><q>français</q></p>`,
  ],
  "images: sizes by CSS, attributes and ratio": [
    `img { border: 0 } .w { width: 100px } .h { height: 30px } .wh { width: 60px; height: 60px } .p { width: 25% } .max { max-width: 50px } .maxh { max-height: 20px } .min { min-width: 150px } .minh { min-height: 90px } .both { max-width: 60px; min-height: 50px } .b { display: block; margin: 5px auto } .pad { padding: 5px; border: 3px solid; box-sizing: border-box; width: 60px } .of { object-fit: contain; width: 90px; height: 20px } .va { vertical-align: middle } .ph { height: 50% } .box { height: 60px } .au { width: auto; height: 33px }`,
    `${["w", "h", "wh", "p", "max", "maxh", "min", "minh", "both", "pad", "of", "va", "au"].map((c) => `<div>${c} <img class="${c}" src="i.png" alt=""> after</div>`).join("")}<div><img class="b" src="i.png" alt="">after block</div><div class="box">x <img class="ph" src="i.png" alt=""> half</div><div>attr <img width="50" src="i.png" alt=""> and <img width="70" height="20" src="i.png" alt=""> <img height="10%" src="i.png" alt=""> end</div>`,
  ],
  "SVG images and images in flex and tables": [
    `.w { width: 90px } .f { display: flex; gap: 8px; align-items: center } .f img { flex: none; width: 40px } td { border: 1px solid } td img { width: 30px } .full img { max-width: 100% } .n { width: 50px }`,
    `<p>a <img src="a.svg" alt=""> b <img class="w" src="a.svg" alt=""> c <img class="w" src="b.svg" alt=""> e <img height="20" src="a.svg" alt=""> f</p><div class="f"><img src="i.png" alt=""><p>Beside</p><img src="a.svg" alt=""></div><table><tr><td><img src="i.png" alt=""></td><td>cell</td></tr></table><div class="full n"><img src="i.png" alt="">x</div>`,
  ],
};

const EXCEPTIONS: Exceptions = {
  "images: sizes by CSS, attributes and ratio": {
    words: 2,
    why: "for what stands in a line, a percentage of the block's height counts as auto",
  },
};
const png = encode({ width: 80, height: 40, channels: 3, data: new Uint8Array(80 * 40 * 3).fill(120) });

printsLikeChromium("lists, counters, generated content, images", CASES, EXCEPTIONS, {
  "i.png": png,
  "a.svg": `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><rect width="60" height="30" fill="red"/></svg>`,
  "b.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="blue"/></svg>`,
});
