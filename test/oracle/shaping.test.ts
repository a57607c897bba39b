/** Kerning, ligatures and joined letters, within words and across the edges of inline boxes. */
import { type Cases, printsLikeChromium, TEXT } from "./harness.js";

/** Every third letter in an element of its own. */
const split = (text: string, tag: string) => text.replace(/(\w)(\w)(\w)/g, `$1<${tag}>$2</${tag}>$3`);

const CASES: Cases = {
  "kerning across elements": [
    ".c { color: teal } .p { padding: 0 3px } i { font-style: inherit }",
    `<p>${split(`AVATAR Towards Yonder, L'To. WAVE ${TEXT.replace("effort", "work")}`, "i")}</p><p>A<span class="c">V</span>A<span class="p">V</span>A, T<span class="c">o</span>y <a href="x.html">AV</a>. End of <span class="c">T</span>. <span class="c">Te</span>xt</p>`,
  ],
  "ligatures across elements": [
    ".c { color: teal } .m { margin-left: 1px } p { font-size: 24px }",
    `<p>on<span class="c">ly</span>, so<span class="c">me</span>, <span class="c">ffi</span> <span class="c">fl</span>y ffi ffl fl fi Th end</p><p>o<b>ffi</b>ce and f<b>i</b>t, f<span class="m">i</span>ne end</p>`,
  ],
  "soft hyphens and joiners inside words": [
    "p { width: 240px }",
    `<p>A&shy;V&shy;A&shy;T&shy;A&shy;R To&shy;wards f&shy;i&shy;ne, A&zwj;V f&zwnj;i end</p><p>Typo&shy;graphy Wa&shy;ter&shy;way Ve&shy;hi&shy;cle Au&shy;to&shy;mo&shy;bile Ta&shy;ble&shy;ware ${TEXT.replace(/([aeiou])([bcdgklmnprst])/g, "$1&shy;$2")}</p>`,
  ],
  // The Latin words tell how much room the Arabic ones take; these are not painted, as poppler can't put them together again.
  "Arabic joins across elements": [
    "p { visibility: hidden } u { visibility: visible; text-decoration: none } b { font-weight: inherit } .m { margin: 0 2px }",
    `<p>${"one السل<b>ام</b> two ال<span>مقارنة</span> three م<b>ق</b>ار<b>ن</b>ة four كتا<span class='m'>بة</span> five سل<b>ا</b>م six".replace(/\b(one|two|three|four|five|six)\b/g, "<u>$1</u>")}</p>`,
  ],
  "Arabic with a bold part": [
    "p { visibility: hidden } u { visibility: visible; text-decoration: none }",
    "<p><u>one</u> الم<b>قار</b>نة <u>two</u></p>",
  ],
  "letter spacing across elements": [
    "p { letter-spacing: 1px } .n { letter-spacing: 0 } .w { letter-spacing: 3px }",
    `<p>${split(TEXT.slice(0, 120), "i")} of<span class="n">fi</span>ce <span class="w">wi<u>d</u>er</span> end</p>`,
  ],
  "features and kerning off": [
    ".k { font-kerning: none } .l { font-variant-ligatures: none } .t { font-variant-numeric: tabular-nums } .o { font-feature-settings: 'onum' } .s { font-variant-caps: small-caps }",
    `<p><span class="k">AVATAR To</span> <span class="l">office fine</span> 11<span class="t">11 1,204.11</span> <span class="o">1234567890</span> <span class="s">Small Caps and Th</span> end</p>`,
  ],
};

printsLikeChromium("shaping", CASES);
