/**
 * The user-agent stylesheet: HTML 15.3, "The CSS user agent style sheet", as browsers have it, for the elements that mean
 * something on paper. Form controls show their values (layout/boxes/controls.ts); what can't be printed shows its fallback content.
 */
export const UA_SHEET = `
html, address, article, aside, blockquote, body, center, dd, details, dialog, div, dl, dt, fieldset, figcaption, figure,
footer, form, h1, h2, h3, h4, h5, h6, header, hgroup, hr, legend, main, menu, nav, ol, p, pre, search, section, summary,
ul, optgroup, option, listing, plaintext, xmp, dir { display: block }
head, title, base, link, meta, style, script, template, datalist, area, param, source, track, noembed, noframes, basefont,
dialog:not([open]), frameset, frame, bgsound, [hidden] { display: none }
body { margin: 8px }
p, blockquote, figure, dl, ol, ul, menu, dir, pre, listing, plaintext, xmp { margin-block: 1em }
blockquote, figure { margin-inline: 40px }
ol, ul, menu, dir { padding-inline-start: 40px }
ul, menu, dir { list-style-type: disc }
ol { list-style-type: decimal }
li { display: list-item }
details > summary:first-of-type { display: list-item; counter-increment: list-item 0; list-style: disclosure-closed inside }
details[open] > summary:first-of-type { list-style-type: disclosure-open }
:is(ul, ol, menu, dir) :is(ul, menu, dir) { list-style-type: circle }
:is(ul, ol, menu) :is(ul, ol, menu, dir) :is(ul, menu, dir) { list-style-type: square }
:is(ul, ol, menu, dir, dl) :is(ul, ol, menu, dir, dl) { margin-block: 0 }
dd { margin-inline-start: 40px }
h1 { font-size: 2em; margin-block: 0.67em }
h2 { font-size: 1.5em; margin-block: 0.83em }
h3 { font-size: 1.17em; margin-block: 1em }
h4 { margin-block: 1.33em }
h5 { font-size: 0.83em; margin-block: 1.67em }
h6 { font-size: 0.67em; margin-block: 2.33em }
h1, h2, h3, h4, h5, h6, b, strong, th { font-weight: bold }
i, em, cite, dfn, var, address { font-style: italic }
code, kbd, samp, tt { font-family: monospace }
pre, listing, plaintext, xmp { font-family: monospace; white-space: pre }
small { font-size: smaller }
big { font-size: larger }
sub { vertical-align: sub; font-size: smaller }
sup { vertical-align: super; font-size: smaller }
u, ins { text-decoration: underline }
s, strike, del { text-decoration: line-through }
a[href] { color: linktext; text-decoration: underline }
abbr[title], acronym[title] { text-decoration: underline dotted }
mark { background-color: #ff0; color: #000 }
q::before { content: open-quote }
q::after { content: close-quote }
hr { color: gray; border: 1px inset; margin-block: 0.5em; margin-inline: auto }
center { text-align: -webkit-center }
marquee { display: inline-block; text-align: start }
slot { display: contents }
fieldset { margin-inline: 2px; padding-block: 0.35em 0.625em; padding-inline: 0.75em; border: 2px groove #efefef; min-width: min-content }
legend { padding-inline: 2px }
dialog { position: absolute; inset-inline: 0; width: fit-content; height: fit-content; margin: auto; border: solid;
  padding: 1em; color: #000; background-color: #fff }
input, textarea, select, button { display: inline-block; font: 400 13.333px sans-serif; letter-spacing: normal; word-spacing: normal;
  text-transform: none; text-indent: 0; text-align: start; color: #000; background-color: #fff }
/* What a field shows stands in the middle of its height. */
input, select, button { align-content: center }
input { border: 2px inset #767676; padding: 1px 2px; white-space: pre; overflow: clip }
input[type="search" i] { box-sizing: border-box }
textarea { border: 1px solid #767676; padding: 2px; font-family: monospace; white-space: pre-wrap; white-space-collapse: preserve !important;
  overflow: auto }
select { border: 1px solid #767676; text-indent: 4px; white-space: pre; overflow: clip; box-sizing: border-box }
select:is([multiple], [size]:not([size="0"], [size="1"])) { text-indent: 0; align-content: normal; vertical-align: text-bottom;
  overflow-x: hidden; overflow-y: scroll; border-radius: 2px }
option { padding: 0 2px 1px; min-height: 1.2em; white-space: nowrap }
option:checked { background-color: #cecece }
optgroup { font-weight: bolder }
optgroup::before { content: attr(label); display: block; padding: 0 2px 1px; min-height: 1.2em; white-space: nowrap }
optgroup option { font-weight: normal; padding-inline-start: 20px }
button, input:is([type="button" i], [type="submit" i], [type="reset" i], [type="file" i]) { border: 2px outset #767676;
  padding: 1px 6px; text-align: center; background-color: #efefef; white-space: inherit; box-sizing: border-box }
input:is([type="checkbox" i], [type="radio" i]) { width: 13px; height: 13px; margin: 3px 3px 0 4px;
  border: 0; padding: 0; background-color: transparent; box-sizing: border-box; overflow: visible }
input[type="radio" i] { margin-inline-start: 5px }
input[type="range" i] { width: 129px; height: 16px; margin: 2px; border: 0; padding: 0; background-color: transparent }
input[type="color" i] { width: 50px; height: 27px; padding: 1px 2px; border: 1px solid #767676; box-sizing: border-box }
input[type="image" i] { border: 0; padding: 0; background-color: transparent }
input[type="hidden" i] { display: none }
meter, progress { display: inline-block; width: 5em; height: 1em; vertical-align: -0.2em }
progress { width: 10em }
iframe { display: inline-block; width: 300px; height: 150px; border: 2px inset #767676 }
:is(input, textarea)[placeholder]:is(:not([value]):empty, [value=""]) { color: #757575 }
math[display="block" i] { display: block; text-align: center }
math :is(annotation, annotation-xml, mphantom) { display: none }
math :is(msup, mover) > :nth-child(2), math :is(msubsup, munderover) > :nth-child(3) { vertical-align: super; font-size: smaller }
math :is(msub, munder) > :nth-child(2), math :is(msubsup, munderover) > :nth-child(2) { vertical-align: sub; font-size: smaller }
math :is(mfrac, mroot) > :nth-child(2)::before { content: "⁄" }
math msqrt::before { content: "√(" }
math msqrt::after { content: ")" }
math mi { font-style: italic }
math mo { margin-inline: 0.2em }
nobr { white-space: nowrap }
/* Blocks are aligned by the attribute of what they stand in; the text of tables is not. */
:is(center, [align]) table { text-align: start }
table { display: table; border-spacing: 2px; box-sizing: border-box; text-indent: 0 }
caption { display: table-caption; text-align: -webkit-center }
colgroup { display: table-column-group }
col { display: table-column }
thead { display: table-header-group; vertical-align: middle }
tbody { display: table-row-group; vertical-align: middle }
tfoot { display: table-footer-group; vertical-align: middle }
tr { display: table-row; vertical-align: inherit }
td, th { display: table-cell; vertical-align: inherit; padding: 1px }
th { text-align: -internal-center }
[dir="ltr" i] { direction: ltr }
[dir="rtl" i] { direction: rtl }
bdi, [dir="ltr" i], [dir="rtl" i], [dir="auto" i] { unicode-bidi: isolate }
bdo, bdo[dir] { unicode-bidi: isolate-override }
pre[dir="auto" i] { unicode-bidi: plaintext }
img { display: inline-block }
@page {
  margin: auto;
  @top-left-corner { text-align: right; vertical-align: middle }
  @top-left { text-align: left; vertical-align: middle }
  @top-center { text-align: center; vertical-align: middle }
  @top-right { text-align: right; vertical-align: middle }
  @top-right-corner { text-align: left; vertical-align: middle }
  @right-top { text-align: center; vertical-align: top }
  @right-middle { text-align: center; vertical-align: middle }
  @right-bottom { text-align: center; vertical-align: bottom }
  @bottom-right-corner { text-align: left; vertical-align: middle }
  @bottom-right { text-align: right; vertical-align: middle }
  @bottom-center { text-align: center; vertical-align: middle }
  @bottom-left { text-align: left; vertical-align: middle }
  @bottom-left-corner { text-align: right; vertical-align: middle }
  @left-bottom { text-align: center; vertical-align: bottom }
  @left-middle { text-align: center; vertical-align: middle }
  @left-top { text-align: center; vertical-align: top }
}
`;
