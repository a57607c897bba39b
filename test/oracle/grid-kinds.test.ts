/** Grids beside what people put into them: images, lists, spans, percentages, inline grids, limits of size. */
import { type Cases, type Exceptions, printsLikeChromium, TEXT } from "./harness.js";

const G = ".g{display:grid;gap:6px;margin-bottom:8px} .g>*{border:1px solid #999}";
const it = (n: number, t = "") => Array.from({ length: n }, (_, i) => `<div>Item ${i + 1} ${t}</div>`).join("");
const GRID: Cases = {
  "placed by their start or end alone": [
    ".g { display: grid; grid-gap: 6px 10px; grid-template-columns: repeat(4, 1fr) } .a { grid-column-start: 3 } .b { grid-row-end: 4 } .c { grid-column-end: 3; grid-row-start: 2 }",
    `<div class="g"><div class="a">starts</div><div class="b">ends below</div><div class="c">both</div>${it(5)}</div>`,
  ],
  "inline images in auto columns": [
    `${G} img{max-width:100%} .g{grid-template-columns:auto auto;justify-content:start} .f{grid-template-columns:1fr 1fr}`,
    `<div class=g><p><img src="small.svg" alt=""> text</p><p>b</p></div><div class="g f"><p><img src="wide.svg" alt=""> text</p><p>b</p></div><div class="g f"><figure style="margin:0"><img src="wide.svg" alt=""><figcaption>Cap</figcaption></figure><p>b</p></div>`,
  ],
  "images with width 100% in auto": [
    `${G} img{width:100%} .g{grid-template-columns:auto auto} .f{grid-template-columns:100px 1fr} .h{grid-template-columns: auto 1fr}`,
    `<div class=g><img src="small.svg" alt=""><p>b</p></div><div class="g f"><img src="wide.svg" alt=""><p>b</p></div><div class="g h"><img src="wide.svg" alt=""><p>${TEXT}</p></div>`,
  ],
  "spans over min and max content": [
    `${G} .a{grid-template-columns:min-content max-content 1fr} .b{grid-template-columns:minmax(50px,max-content) minmax(min-content,120px) auto} .s{grid-column:span 2} .x{grid-column:1/-1}`,
    ["a", "b"]
      .map(
        (c) =>
          `<div class="g ${c}"><div class=s>${TEXT.slice(0, 60)}</div><div>x</div><div>Words in</div><div class=s>${TEXT.slice(0, 80)}</div><div class=x>${TEXT.slice(0, 100)}</div><div>p</div><div>q</div><div>r</div></div>`,
      )
      .join(""),
  ],
  "spans over fr": [
    `${G} .a{grid-template-columns:1fr 2fr auto} .b{grid-template-columns:auto 1fr;width:300px} .c{grid-template-columns:repeat(3,1fr);width:200px} .s{grid-column:span 2}`,
    `<div class="g a"><div class=s>Averyveryverylongwordindeedthatdoesnotbreakatall</div><div>c</div></div><div class="g b"><div class=s>${TEXT.slice(0, 60)}</div><div>Label</div><div>Unbreakablelongwordhere</div></div><div class="g c"><div class=s>Unbreakablelongwordthatiswiderthantwo</div><div>c</div><div>a</div><div class=s>b</div></div>`,
  ],
  "inline grid shrink with fr": [
    `${G} .i{display:inline-grid;border:1px solid} .a{grid-template-columns:1fr 2fr} .b{grid-template-columns:1fr 1fr 1fr} .c{grid-template-columns:minmax(0,1fr) auto} .d{grid-template-columns: 0.5fr 0.2fr} .s{grid-column:span 2}`,
    `<p><span class="i a"><span>short</span><span>longer words</span></span> x</p><p><span class="i b"><span class=s>span over two tracks</span><span>c</span></span> x</p><p><span class="i c"><span>words here</span><span>d</span></span> x</p><p><span class="i d"><span>words here</span><span>d</span></span> x</p>`,
  ],
  "float like shrink in flex": [
    `.f{display:flex;gap:10px} .g{display:grid;grid-template-columns:auto 1fr;gap:4px 8px} .h{display:grid;grid-template-columns:repeat(auto-fill,60px)}`,
    `<div class=f><div class=g><b>Key</b><span>Value one</span><b>Longer key</b><span>v</span></div><div>${TEXT}</div></div><div class=f><div class=h>${it(4)}</div><div>${TEXT}</div></div>`,
  ],
  "percent gaps and padding": [
    `.g{display:grid;gap:10% 5%;grid-template-columns:1fr 1fr;padding:5%;border:1px solid} .h{height:200px;display:grid;row-gap:10%;grid-template-rows:repeat(3,auto)}`,
    `<div class=g>${it(4)}</div><div class=h>${it(3)}</div>`,
  ],
  "min max height containers": [
    `${G} .a{max-height:60px;grid-template-rows:1fr 1fr} .b{min-height:120px;align-content:center} .c{min-height:150px;grid-template-rows:1fr 2fr} .d{height:140px;align-content:space-between} .e{min-height:120px;grid-template-rows:auto 50%}`,
    ["a", "b", "c", "d", "e"].map((c) => `<div class="g ${c}">${it(2)}</div>`).join("<p>between</p>"),
  ],
  "fit-content spans and limits": [
    `${G} .a{grid-template-columns:fit-content(100px) fit-content(300px) 1fr} .s{grid-column:span 2} .b{grid-template-columns:fit-content(120px) auto}`,
    `<div class="g a"><div class=s>${TEXT.slice(0, 120)}</div><div>c</div><div>One</div><div>two three</div><div>d</div></div><div class="g b"><div>${TEXT.slice(0, 40)}</div><div>${TEXT}</div></div>`,
  ],
  "auto-fit rows and columns": [
    `${G} .a{grid-template-rows:repeat(auto-fill,40px);height:140px;grid-auto-flow:column;grid-auto-columns:80px;justify-content:start} .b{grid-template-columns:repeat(auto-fit,minmax(80px,max-content))} .c{grid-template-columns:repeat(auto-fit,80px) 100px;} .d{grid-template-columns:repeat(auto-fill,[x] 70px [y] 30px)} .y{grid-column:y 2}`.replace(
      "max-content",
      "1fr",
    ),
    `<div class="g a">${it(7)}</div><div class="g b">${it(2)}</div><div class="g c">${it(3)}</div><div class="g d">${it(3)}<div class=y>y</div></div>`,
  ],
  "items with sizes": [
    `${G} .g{grid-template-columns:1fr 1fr 1fr} .w{width:80px} .m{max-width:60px} .n{min-width:250px} .h{height:60px} .p{width:50%;padding:10px;box-sizing:border-box} .c{width:max-content} .d{width:min-content} .f{width:fit-content}`,
    `<div class=g>${["w", "m", "n", "h", "p", "c", "d", "f"].map((c) => `<div class=${c}>${c} has words</div>`).join("")}</div>`,
  ],
  "margins on items": [
    `${G} .g{grid-template-columns:auto 1fr} .m{margin:10px 20px} .n{margin:-5px 0 0 -5px} .p{margin:5%}`,
    `<div class=g><div class=m>margin</div><div>b</div><div class=n>neg</div><div class=p>percent ${TEXT.slice(0, 50)}</div><p>para</p><p>para</p></div>`,
  ],
  "nested collapse and lists": [
    `.g{display:grid;grid-template-columns:1fr 1fr;gap:10px} ul{margin:0;padding-left:20px} pre{font-family:inherit}`,
    `<div class=g><section><h3>A</h3><ul><li>x</li><li>y</li></ul></section><section><h3>B</h3><ol><li>one<li>two</ol></section><blockquote>Q</blockquote><pre>pre\n  text</pre></div>`,
  ],
  "grid as list": [
    "ul.g{display:grid;grid-template-columns:repeat(2,1fr);gap:4px 30px;padding-left:20px} ol.g{display:grid;list-style:none;padding:0;counter-reset:c;gap:8px} ol.g li{display:grid;grid-template-columns:2em 1fr;counter-increment:c} ol.g li::before{content:counter(c)'.';font-weight:bold}",
    `<ul class=g><li>One<li>Two ${TEXT.slice(0, 60)}<li>Three</ul><ol class=g><li>Alpha<li><span>Beta ${TEXT}</span></ol>`,
  ],
  "stretch percent height": [
    ".g{display:grid;grid-template-columns:1fr 1fr;gap:10px} .h{height:100%;display:flex;flex-direction:column;justify-content:space-between} .i{height:50%}",
    `<div class=g><div>${TEXT}</div><div><div class=h><span>top</span><span>bottom</span></div></div><div><div class=i>half</div>after</div><div>${TEXT}</div></div>`,
  ],
  "uneven fr with gaps and content": [
    `${G} .g{grid-template-columns:minmax(120px,1fr) 3fr minmax(auto,0.5fr);column-gap:3%}`,
    `<div class=g>${it(3, TEXT.slice(0, 70))}<div>Extraordinarilylongwordthatspills</div><div>b</div><div>Incomprehensibilities</div></div>`,
  ],
  "rtl placement": [
    `${G} .g{grid-template-columns:[a] 60px [b] 1fr [c] 90px [d];} .x{grid-column:b/d} .j{justify-items:self-start} .k{justify-content:end;grid-template-columns:80px 80px} .l{justify-content:left;grid-template-columns:80px 80px}`,
    `<div dir=rtl><div class=g><div>1</div><div class=x>x</div><div>2</div></div><div class="g j"><div dir=ltr>ltr</div><div>rtl</div></div><div class="g k">${it(2)}</div><div class="g l">${it(2)}</div></div>`,
  ],
};
const image = (w: number, h: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}"><rect width="${w}" height="${h}" fill="teal"/></svg>`;
const EXCEPTIONS: Exceptions = {
  "inline grid shrink with fr": {
    words: 2,
    why: "flex factors that add up to less than 1, in a grid that shrinks to its content: Chromium divides its width otherwise",
  },
};

printsLikeChromium("grids of many kinds", GRID, EXCEPTIONS, {
  "wide.svg": image(600, 100),
  "small.svg": image(80, 40),
});
