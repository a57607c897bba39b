/** Drawings of 100 by 100 px, each of which shows one thing. */

const svg = (body: string, attributes = "") =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100" height="100" ${attributes}>${body}</svg>`;

const STOPS = '<stop offset="0.2" stop-color="red"/><stop offset="0.8" stop-color="blue"/>';
/** A picture of 2 by 2 pixels: red, lime, blue, yellow. */
const PICTURE =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFElEQVR4nGP4z8DAAMIM////ZwAAHu8E/KPItPcAAAAASUVORK5CYII=";

/** By what they show. */
export const DRAWINGS: Readonly<Record<string, string>> = {
  "shapes of every kind": svg(
    '<rect x="5" y="5" width="30" height="20" rx="6"/><rect x="40" y="5" width="30" height="20" ry="15" fill="teal"/><circle cx="85" cy="15" r="10" fill="red"/><ellipse cx="20" cy="45" rx="15" ry="8" fill="navy"/><line x1="40" y1="35" x2="70" y2="55" stroke="green" stroke-width="3"/><polyline points="75,35 95,35 85,55" fill="none" stroke="purple" stroke-width="2"/><polygon points="10,65 40,65 25,95" fill="orange"/><path d="M50 65 h20 v10 q10 5 0 10 t-10 10 a 10 6 20 1 1 -10 -20z" fill="gray"/>',
  ),
  "arcs in all flags": svg(
    '<g fill="none" stroke="black" stroke-width="2"><path d="M20 30 A20 12 30 0 0 50 30"/><path d="M20 30 A20 12 30 1 1 50 30" stroke="red"/><path d="M60 70a25 15 0 0 1 30 0"/><path d="M10 80 a10 10 0 11 20 0a10,10 0 0020 0" stroke="blue"/></g>',
  ),
  "curves that go on": svg(
    '<path d="M5 50 C 5 10 45 10 45 50 S 85 90 85 50" fill="none" stroke="black" stroke-width="4"/><path d="M5 80 Q 20 60 35 80 T 65 80 T 95 80" fill="none" stroke="red" stroke-width="3"/>',
  ),
  "strokes: caps, joins, dashes": svg(
    '<g stroke-width="8" stroke="black" fill="none"><path d="M10 15 H90" stroke-linecap="round"/><path d="M10 30 H90" stroke-linecap="square" stroke-dasharray="12 14"/><path d="M10 75 L30 45 L50 75" stroke-linejoin="round"/><path d="M55 75 L75 45 L95 75" stroke-linejoin="bevel"/><path d="M5 92 H95" stroke-width="4" stroke-dasharray="10" stroke-dashoffset="5"/></g>',
  ),
  "miter limits": svg(
    '<g stroke-width="6" stroke="black" fill="none"><path d="M10 30 L50 10 L10 20"/><path d="M10 70 L50 50 L10 62" stroke-miterlimit="20"/><path d="M60 70 L80 20 L95 70" stroke-miterlimit="1"/></g>',
  ),
  "fill rules": svg('<path d="M50 5 L79 95 L2 39 L98 39 L21 95z" fill="green" fill-rule="evenodd" stroke="black"/>'),
  "opacity of groups and paints": svg(
    '<g opacity="0.5"><rect x="10" y="10" width="50" height="50" fill="red"/><rect x="40" y="40" width="50" height="50" fill="blue"/></g><rect x="5" y="70" width="40" height="25" fill="lime" fill-opacity="0.4" stroke="black" stroke-width="6" stroke-opacity="0.5"/>',
  ),
  "a view box in the middle": svg(
    '<rect width="200" height="100" fill="gold"/><circle cx="100" cy="50" r="50"/>',
    'viewBox="0 0 200 100"',
  ),
  "a view box that slices": svg(
    '<rect width="200" height="100" fill="gold"/><circle cx="150" cy="50" r="50"/>',
    'viewBox="0 0 200 100" preserveAspectRatio="xMaxYMin slice"',
  ),
  "a view box that stretches": svg(
    '<rect width="200" height="50" fill="gold"/><circle cx="100" cy="25" r="20" stroke="red" stroke-width="5"/>',
    'viewBox="0 0 200 50" preserveAspectRatio="none"',
  ),
  "a tiny view box": svg(
    '<path d="M0.1 0.1 L0.9 0.15 L0.523 0.876z" stroke="red" stroke-width="0.03"/>',
    'viewBox="0 0 1 1"',
  ),
  "a huge view box": svg(
    '<circle cx="5000000" cy="5000000" r="4000000" fill="teal" stroke="black" stroke-width="500000"/>',
    'viewBox="0 0 10000000 10000000"',
  ),
  "nested viewports": svg(
    '<svg x="10" y="10" width="40" height="40" viewBox="0 0 10 10"><circle cx="5" cy="5" r="7" fill="red"/></svg><svg x="55" y="10" width="40" height="40" overflow="visible"><rect x="-5" y="20" width="30" height="30" fill="blue"/></svg><svg x="10%" y="60%" width="50%" height="30%"><rect width="50%" height="100%" fill="green"/></svg>',
  ),
  "transforms in a list": svg(
    '<rect width="20" height="20" transform="translate(30,10) rotate(30) scale(1.5 .8)" fill="red"/><rect width="20" height="20" transform="rotate(45 50 50)translate(50 50)" fill="blue"/><rect x="10" y="60" width="20" height="20" transform="skewX(20)" fill="green"/><rect width="10" height="10" transform="matrix(1,.3-.3,2 70 60)"/>',
  ),
  "transforms as properties": svg(
    '<style>.a{transform:rotate(45deg);transform-origin:50px 50px}.b{transform:translate(10px,20%) rotate(.05turn)}.c{transform-box:fill-box;transform-origin:center;rotate:30deg}</style><rect class="a" x="40" y="40" width="20" height="20" fill="red"/><rect class="b" width="20" height="20" fill="blue"/><rect class="c" x="60" y="65" width="30" height="20" fill="green"/><rect x="70" y="10" width="20" height="20" transform="rotate(20)" transform-origin="80 20"/>',
  ),
  "style sheets: selectors and what is stronger": svg(
    '<style><![CDATA[ rect { fill: red } .k { fill: blue } #z { fill: green } g > rect.k:first-child { stroke: black; stroke-width: 4 } rect[x="70"] { fill: orange !important } @media screen { .no { fill: none } } ]]></style><g><rect class="k" x="10" y="10" width="20" height="20" fill="lime"/><rect id="z" class="k" x="40" y="10" width="20" height="20"/></g><rect x="70" y="10" width="20" height="20" style="fill: pink"/><rect x="10" y="50" width="20" height="20" style="fill:purple"/><rect class="k" x="40" y="50" width="20" height="20" style="fill:"/>',
    'style="color: teal"',
  ),
  "currentColor and inherit": svg(
    '<g color="crimson" stroke="currentColor" stroke-width="3"><rect x="10" y="10" width="30" height="30" fill="currentColor"/><g color="navy"><rect x="50" y="10" width="30" height="30" fill="none"/><circle cx="30" cy="70" r="15" fill="currentcolor"/></g></g><g fill="green"><rect x="60" y="60" width="30" height="30" style="fill: inherit; stroke: none"/></g>',
  ),
  "invalid values are passed over": svg(
    '<g fill="teal"><rect x="10" y="10" width="30" height="30" fill="no-colour"/><rect x="50" y="10" width="30" height="30" style="fill:#12345;stroke:red;stroke-width:-1px"/></g><rect x="10" y="60" width="30" height="-5"/><circle cx="70" cy="70" r="-3"/><rect x="50" y="60" width="30" height="30" rx="-2" transform="rotate(9"/>',
  ),
  units: svg(
    '<rect x="1em" y="0.1in" width="5mm" height="1cm" fill="red" font-size="20"/><rect x="50%" y="10%" width="2pc" height="30pt" fill="blue"/><circle cx="30" cy="70" r="10%" stroke="black" stroke-width="0.2em"/><g style="font-size:30px"><rect x="2em" y="2em" width="1em" height="1em" fill="green"/></g><line x1="0" y1="100%" x2="100%" y2="80%" stroke="gray" stroke-width="2%"/>',
  ),
  "visibility and display": svg(
    '<g visibility="hidden"><rect width="40" height="40" fill="red"/><rect x="50" width="40" height="40" fill="blue" visibility="visible"/></g><g display="none"><rect y="50" width="40" height="40"/></g><rect x="50" y="50" width="40" height="40" style="display:inline;fill:green"/>',
  ),
  "geometry as properties": svg(
    '<style>circle{cx:30px;cy:30px;r:20px}rect{x:60px;y:10px;width:20px;height:60%;rx:5px}path{d:path("M10 70h40v20h-40z")}</style><circle r="1" fill="red"/><rect fill="blue"/><path fill="green"/>',
  ),
  "paint order": svg(
    '<g stroke-width="12" fill="gold" stroke="black"><circle cx="28" cy="50" r="18"/><circle cx="72" cy="50" r="18" paint-order="stroke"/></g>',
  ),
  "a stroke that doesn't scale": svg(
    '<g transform="scale(10 4)"><rect x="1" y="2" width="3" height="8" fill="none" stroke="black" stroke-width="4" vector-effect="non-scaling-stroke"/><rect x="6" y="2" width="3" height="8" fill="none" stroke="red" stroke-width="0.5"/></g>',
  ),
  "linear gradients in boxes": svg(
    `<linearGradient id="a">${STOPS}</linearGradient><linearGradient id="b" x1="0" y1="0" x2="1" y2="1">${STOPS}</linearGradient><rect x="5" y="5" width="90" height="40" fill="url(#a)"/><path d="M5 55 Q50 15 95 55 V95 H5z" fill="url(#b)"/>`,
  ),
  "linear gradients in user space, by template": svg(
    `<linearGradient id="a">${STOPS}</linearGradient><linearGradient id="b" xlink:href="#a" gradientUnits="userSpaceOnUse" x1="20" x2="80" gradientTransform="rotate(30)"/><g transform="translate(5 5)"><rect width="90" height="90" fill="url(#b)"/></g>`,
  ),
  "gradients that repeat": svg(
    `<linearGradient id="a" x2="0.3" spreadMethod="repeat">${STOPS}</linearGradient><linearGradient id="b" x1="0.4" x2="0.6" y2="0.1" spreadMethod="reflect">${STOPS}</linearGradient><rect x="5" y="5" width="90" height="40" fill="url(#a)"/><rect x="5" y="55" width="90" height="40" fill="url(#b)"/>`,
  ),
  "radial gradients": svg(
    `<radialGradient id="a">${STOPS}</radialGradient><radialGradient id="b" cx="0.3" cy="0.4" r="0.6" fx="0.2" fy="0.3">${STOPS}</radialGradient><rect x="5" y="5" width="90" height="40" fill="url(#a)"/><rect x="5" y="55" width="40" height="40" fill="url(#b)"/><radialGradient id="c" gradientUnits="userSpaceOnUse" cx="75" cy="75" r="20" fr="8">${STOPS}</radialGradient><circle cx="75" cy="75" r="20" fill="url(#c)"/>`,
  ),
  "radial gradients that repeat": svg(
    `<radialGradient id="a" r="0.2" spreadMethod="reflect">${STOPS}</radialGradient><radialGradient id="b" r="0.25" fx="0.4" spreadMethod="repeat">${STOPS}</radialGradient><rect x="5" y="5" width="90" height="40" fill="url(#a)"/><rect x="5" y="55" width="90" height="40" fill="url(#b)"/>`,
  ),
  "gradients with alpha": svg(
    '<linearGradient id="a"><stop stop-color="red" stop-opacity="0"/><stop offset="1" stop-color="blue"/></linearGradient><rect x="5" y="5" width="90" height="40" fill="url(#a)"/><linearGradient id="b" stop-color="red"><stop stop-color="red"/><stop offset="1" stop-color="lime"/></linearGradient><rect x="5" y="55" width="90" height="40" fill="url(#b)" fill-opacity="0.4"/>',
  ),
  "gradients on strokes": svg(
    `<linearGradient id="a">${STOPS}</linearGradient><circle cx="50" cy="50" r="35" fill="none" stroke="url(#a)" stroke-width="15"/>`,
  ),
  "a flat line has no box for a gradient": svg(
    `<linearGradient id="a">${STOPS}</linearGradient><path d="M5 20h90" stroke="url(#a)" stroke-width="10"/><path d="M5 50h90" stroke="url(#a) green" stroke-width="10"/><linearGradient id="b" gradientUnits="userSpaceOnUse" x2="100">${STOPS}</linearGradient><path d="M5 80h90" stroke="url(#b)" stroke-width="10"/>`,
  ),
  "gradients without extent": svg(
    `<linearGradient id="a" x1="0.5" x2="0.5">${STOPS}</linearGradient><linearGradient id="b"><stop stop-color="teal"/></linearGradient><linearGradient id="c"/><radialGradient id="d" r="0">${STOPS}</radialGradient><g stroke="gray"><rect x="5" y="5" width="40" height="40" fill="url(#a)"/><rect x="55" y="5" width="40" height="40" fill="url(#b)"/><rect x="5" y="55" width="40" height="40" fill="url(#c)"/><rect x="55" y="55" width="40" height="40" fill="url(#d)"/></g>`,
  ),
  "a server that isn't there": svg(
    '<g stroke="black"><rect x="5" y="5" width="40" height="40" fill="url(#no) lime"/><rect x="55" y="5" width="40" height="40" fill="url(#no)"/></g>',
  ),
  patterns: svg(
    '<pattern id="a" width="20" height="20" patternUnits="userSpaceOnUse"><rect width="10" height="20" fill="red"/></pattern><pattern id="b" x="5" y="5" width="0.25" height="0.25"><circle cx="5" cy="5" r="4" fill="blue"/></pattern><rect x="5" y="5" width="90" height="40" fill="url(#a)"/><rect x="5" y="55" width="90" height="40" fill="url(#b)" stroke="black"/>',
  ),
  "patterns: content of the box, view boxes, templates, transforms": svg(
    '<pattern id="a" width="0.2" height="0.5" patternContentUnits="objectBoundingBox"><rect width="0.1" height="0.25" fill="teal"/></pattern><pattern id="b" width="20" height="10" patternUnits="userSpaceOnUse" viewBox="0 0 10 10" patternTransform="rotate(30)"><path d="M0 0h10v10z" fill="red"/></pattern><pattern id="c" xlink:href="#b" patternTransform="scale(2)"/><rect x="5" y="5" width="40" height="40" fill="url(#a)"/><rect x="55" y="5" width="40" height="40" fill="url(#b)"/><rect x="5" y="55" width="90" height="40" fill="url(#c)" fill-opacity="0.5"/>',
  ),
  "patterns on strokes and in patterns": svg(
    '<defs><pattern id="a" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="3" height="3" fill="red"/></pattern><pattern id="b" width="30" height="30" patternUnits="userSpaceOnUse"><rect width="20" height="20" fill="url(#a)" stroke="blue"/></pattern></defs><path d="M10 25H90" stroke="url(#a)" stroke-width="20"/><rect x="5" y="50" width="90" height="45" fill="url(#b)"/>',
  ),
  "clip paths": svg(
    '<clipPath id="a"><circle cx="30" cy="30" r="20"/></clipPath><clipPath id="b" clipPathUnits="objectBoundingBox"><rect width="0.5" height="0.7"/></clipPath><clipPath id="c"><rect x="10" y="60" width="30" height="30"/><rect x="25" y="70" width="60" height="10" transform="rotate(10 50 75)"/></clipPath><rect x="5" y="5" width="40" height="40" fill="red" clip-path="url(#a)"/><circle cx="75" cy="30" r="20" fill="blue" style="clip-path:url(#b)"/><rect x="5" y="55" width="90" height="40" fill="green" clip-path="url(#c)"/>',
  ),
  "clip paths that are clipped, by use, with a rule": svg(
    '<defs><path id="s" d="M50 5 L79 95 L2 39 L98 39 L21 95z"/></defs><clipPath id="i"><rect width="60" height="100"/></clipPath><clipPath id="a" clip-path="url(#i)"><use href="#s" clip-rule="evenodd"/></clipPath><rect width="100" height="100" fill="purple" clip-path="url(#a)"/>',
  ),
  "a clip path on a transformed group": svg(
    '<clipPath id="a" transform="translate(5)"><circle cx="20" cy="20" r="18"/></clipPath><g transform="translate(20 20) scale(1.5)" clip-path="url(#a)"><rect width="30" height="60" fill="red"/><rect x="30" width="30" height="60" fill="blue"/></g>',
  ),
  "an empty clip path hides, a missing one doesn't": svg(
    '<clipPath id="a"/><rect width="50" height="50" clip-path="url(#a)"/><rect x="50" y="50" width="40" height="40" fill="teal" clip-path="url(#no)"/>',
  ),
  "masks by luminance": svg(
    '<linearGradient id="g"><stop stop-color="white"/><stop offset="1" stop-color="black"/></linearGradient><mask id="a"><rect width="100" height="100" fill="url(#g)"/></mask><mask id="b" maskContentUnits="objectBoundingBox"><circle cx="0.5" cy="0.5" r="0.4" fill="#f00"/><rect width="0.5" height="0.5" fill="white" fill-opacity="0.5"/></mask><rect x="5" y="5" width="90" height="40" fill="red" mask="url(#a)"/><rect x="5" y="55" width="90" height="40" fill="blue" mask="url(#b)"/>',
  ),
  "masks by alpha, with a region": svg(
    '<mask id="a" mask-type="alpha"><circle cx="30" cy="50" r="25" fill-opacity="0.6"/><rect x="40" y="40" width="50" height="20"/></mask><mask id="b" x="0" y="0" width="0.5" height="1"><rect width="100" height="100" fill="white"/></mask><rect x="5" y="5" width="90" height="70" fill="green" mask="url(#a)"/><rect x="5" y="80" width="90" height="15" mask="url(#b)"/>',
  ),
  "use, nested and moved": svg(
    '<defs><g id="a"><rect width="10" height="10"/><circle cx="15" cy="15" r="5" fill="red"/></g><g id="b" transform="scale(1.5)"><use href="#a"/><use xlink:href="#a" x="20" y="5" fill="blue"/></g></defs><use href="#b" x="5" y="5" fill="green"/><use href="#b" transform="translate(10 50) rotate(10)"/>',
  ),
  "symbols with view boxes": svg(
    '<symbol id="s" viewBox="0 0 10 10"><circle cx="5" cy="5" r="6" fill="inherit"/></symbol><symbol id="t" viewBox="0 0 20 10" preserveAspectRatio="none"><path d="M0 0L20 10H0z"/></symbol><symbol id="u"><rect width="60" height="20" fill="orange"/></symbol><use href="#s" x="5" y="5" width="40" height="40" fill="teal"/><use href="#t" x="55" y="5" width="40" height="40"/><use href="#u" x="5" y="60"/>',
  ),
  "markers by the way of the path": svg(
    '<marker id="m" markerWidth="6" markerHeight="6" refX="3" refY="3" orient="auto"><path d="M0 0L6 3L0 6z" fill="red"/></marker><path d="M15 15 L50 15 L50 50 C50 80 90 80 90 50" fill="none" stroke="black" stroke-width="2" marker-start="url(#m)" marker-mid="url(#m)" marker-end="url(#m)"/><polyline points="10,90 30,70 50,90" fill="none" stroke="blue" marker-end="url(#m)"/>',
  ),
  "markers: view box, units, reverse, angle": svg(
    '<marker id="a" viewBox="0 0 10 10" markerWidth="16" markerHeight="16" refX="5" refY="5" markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="M0 0L10 5L0 10z"/></marker><marker id="b" markerWidth="3" markerHeight="3" refX="1.5" refY="1.5" orient="45"><rect width="3" height="3" fill="green"/></marker><line x1="20" y1="20" x2="80" y2="30" stroke="gray" stroke-width="3" marker-start="url(#a)" marker-end="url(#a)"/><path d="M20 60h30v20h30" fill="none" stroke="red" stroke-width="4" style="marker:url(#b)"/>',
  ),
  "markers on closed paths and arcs": svg(
    '<marker id="m" markerWidth="8" markerHeight="8" refX="4" refY="4" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 1h8v2h-8z" fill="red"/></marker><path d="M20 20h30v30h-30z" fill="none" stroke="black" marker-start="url(#m)" marker-mid="url(#m)" marker-end="url(#m)"/><path d="M60 80 a15 15 0 1 1 30 0" fill="none" stroke="black" marker-mid="url(#m)" marker-end="url(#m)"/>',
  ),
  "markers that overflow": svg(
    '<marker id="m" markerWidth="2" markerHeight="2" overflow="visible"><circle r="3" fill="red"/></marker><marker id="n" markerWidth="2" markerHeight="2"><circle r="3" fill="blue"/></marker><path d="M20 30H80" stroke="black" stroke-width="4" marker-start="url(#m)" marker-end="url(#m)"/><path d="M20 70H80" stroke="black" stroke-width="4" marker-start="url(#n)" marker-end="url(#n)"/>',
  ),
  "markers with the paint of their path": svg(
    '<marker id="m" markerWidth="5" markerHeight="5" refX="2" refY="2"><circle cx="2" cy="2" r="2" fill="context-stroke"/></marker><path d="M20 30H80" stroke="purple" stroke-width="4" marker-start="url(#m)" marker-end="url(#m)"/>',
  ),
  "markers with the paint of a path that has no stroke": svg(
    '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient><marker id="m" markerUnits="userSpaceOnUse" markerWidth="20" markerHeight="20"><rect width="20" height="20" fill="context-stroke"/><rect width="8" height="8" fill="context-fill"/></marker><path d="M10 10V40H50" fill="url(#g)" stroke="green" stroke-width="0" marker-start="url(#m)" marker-mid="url(#m)" marker-end="url(#m)"/>',
  ),
  "what is used with the paint of its use": svg(
    '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient><g id="a" stroke="none"><rect width="15" height="15" fill="context-fill"/><rect x="15" width="15" height="15" fill="context-stroke" transform="translate(2 3) scale(1.2)"/></g><g id="b"><use href="#a" fill="context-stroke" stroke="context-fill"/></g><use href="#a" fill="red" stroke="blue"/><use href="#a" x="40" y="10" fill="lime" stroke="url(#g)"/><use href="#b" y="50" fill="teal" stroke="orange"/><use href="#a" x="50" y="50" fill="url(#g)"/><rect x="5" y="80" width="15" height="15" fill="context-fill"/>',
  ),
  pictures: svg(
    `<image href="${PICTURE}" x="5" y="5" width="40" height="40"/><image xlink:href="${PICTURE}" x="55" y="5" width="40" height="20"/><image href="${PICTURE}" x="5" y="55" width="40" height="20" preserveAspectRatio="none"/><image href="${PICTURE}" x="55" y="55" width="40" height="20" preserveAspectRatio="xMidYMid slice" />`,
    'style="image-rendering:pixelated"',
  ),
  "switch takes the first that holds": svg(
    '<switch><rect systemLanguage="xx" width="50" height="50" fill="red"/><rect systemLanguage="en, de" width="50" height="50" fill="green"/><rect width="100" height="100"/></switch>',
  ),
  "animations stand at their beginning": svg(
    '<rect x="10" y="10" width="30" height="30" fill="blue"><animate attributeName="x" begin="5000s" from="10" to="60" dur="1s"/></rect>',
  ),
  "names with a prefix, other vocabularies":
    '<svg:svg xmlns:svg="http://www.w3.org/2000/svg" xmlns:i="urn:x" width="100" height="100"><i:rect width="10"/><svg:rect x="10" y="10" width="50" height="50" fill="teal"/></svg:svg>',
};

/** Drawings with text: edges of letters differ a little more. */
export const TEXTS: Readonly<Record<string, string>> = {
  "text: sizes, weights, anchors": svg(
    '<g font-family="\'Source Sans 3\'"><text x="5" y="20" font-size="16">Plain <tspan fill="red" font-weight="bold">bold</tspan></text><text x="50" y="45" text-anchor="middle" font-size="14" font-style="italic">middle</text><text x="95" y="70" text-anchor="end" font-size="1.2em">end</text><text x="5" y="92" style="font:bold 18px \'Source Sans 3\'">font</text></g>',
  ),
  "text: places of characters": svg(
    '<g font-family="\'Source Sans 3\'" font-size="18"><text x="5 25 45" y="20 25 30">abcd</text><text x="5" y="55" dx="0 5 10" dy="0 -5 5">efgh<tspan dy="10" fill="blue">ij</tspan></text><text x="5" y="85" rotate="20 -20">klmn</text></g>',
  ),
  "text: white space and spacing": svg(
    '<g font-family="\'Source Sans 3\'" font-size="14"><text x="5" y="20">  a  \n b </text><text x="5" y="40" xml:space="preserve">a  b</text><text x="5" y="60" letter-spacing="4">abc</text><text x="5" y="80" word-spacing="10">a b c</text></g>',
  ),
  "text: lengths": svg(
    '<g font-family="\'Source Sans 3\'" font-size="16"><text x="5" y="25" textLength="90">spaced</text><text x="5" y="55" textLength="90" lengthAdjust="spacingAndGlyphs">glyphs</text><text x="95" y="85" text-anchor="end" textLength="60">end</text></g>',
  ),
  "text: strokes, gradients and patterns": svg(
    `<linearGradient id="a">${STOPS}</linearGradient><pattern id="p" width="4" height="4" patternUnits="userSpaceOnUse"><rect width="2" height="4" fill="green"/></pattern><g font-family="'Source Sans 3'" font-weight="bold" font-size="34"><text x="5" y="32" fill="url(#a)">Grad</text><text x="5" y="62" fill="none" stroke="black">Line</text><text x="5" y="94" fill="url(#p)">Patt</text></g>`,
  ),
  "text: transforms, clips, use": svg(
    '<clipPath id="c"><text x="5" y="40" font-size="40" font-weight="bold">Clip</text></clipPath><g font-family="\'Source Sans 3\'"><g clip-path="url(#c)"><rect width="100" height="25" fill="red"/><rect y="25" width="100" height="30" fill="blue"/></g><text id="t" transform="translate(10 90) rotate(-20)" font-size="16">turned</text><use href="#t" x="40" y="5" fill="green"/></g>',
    "font-family=\"'Source Sans 3'\"",
  ),
  "text: baselines": svg(
    '<g font-family="\'Source Sans 3\'" font-size="20"><path d="M0 50H100" stroke="red" stroke-width="0.5"/><text x="2" y="50">x</text><text x="20" y="50" dominant-baseline="middle">x</text><text x="38" y="50" dominant-baseline="hanging">x</text><text x="56" y="50" dominant-baseline="central">x</text><text x="74" y="50" dominant-baseline="text-before-edge">x</text></g>',
  ),
  "text: decorations": svg(
    '<g font-family="\'Source Sans 3\'" font-size="24"><text x="5" y="30" text-decoration="underline">under</text><text x="5" y="70" text-decoration="line-through" fill="blue">through</text></g>',
  ),
  "text: right to left": svg(
    '<g font-family="Noto Sans Arabic, \'Source Sans 3\'" font-size="20"><text x="95" y="40" direction="rtl">سلام 12</text><text x="5" y="80">ab سلام cd</text></g>',
  ),
};
