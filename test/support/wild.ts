/**
 * Wild documents: trees of any elements with any declarations of the property table, values as small, large, negative and
 * strange as CSS takes them. Which values a property takes, its own parser says.
 */
import * as fc from "fast-check";
import { cssPropertyNames, PROPERTIES, propertyName } from "../../src/css/properties/table.js";
import { parseComponents } from "../../src/css/syntax/component.js";

const LENGTHS = [
  "0",
  "1px",
  "0.0001px",
  "10px",
  "200px",
  "5000px",
  "1e7px",
  "1e30px",
  "-1px",
  "-30px",
  "-1e6px",
  "1em",
  "-10em",
  "100em",
  "2rem",
  "50vw",
  "100vh",
  "1lh",
  "3mm",
  "1%",
  "50%",
  "100%",
  "1000%",
  "-100%",
  "calc(100% - 20px)",
  "calc(50% + 1e9px)",
  "calc(1px - 100%)",
  "calc(0px * 1e300)",
  "calc(1e300px * 1e300)",
  "calc(1px / 0)",
  "max(10%, 5px)",
  "min(1px, 1e9px)",
  "clamp(1px, 50vw, 9px)",
];
const NUMBERS = ["0", "1", "2", "0.5", "-1", "100", "1e9", "1e308", "700"];
const KEYWORDS = [
  ..."none auto normal block inline inline-block list-item flow-root flex inline-flex table inline-table".split(" "),
  ..."table-row-group table-header-group table-footer-group table-row table-cell table-column table-caption contents".split(
    " ",
  ),
  ..."grid inline-grid absolute relative fixed sticky static".split(" "),
  ..."content-box border-box min-content max-content fit-content thin medium thick solid dashed dotted double groove".split(
    " ",
  ),
  ..."hidden inset outset visible collapse avoid page left right always start end center justify".split(" "),
  ..."fill contain cover scale-down italic oblique bold bolder lighter small-caps tabular-nums uppercase capitalize".split(
    " ",
  ),
  ..."underline overline line-through wavy from-font preserve preserve-breaks break-spaces wrap nowrap balance pretty".split(
    " ",
  ),
  ..."break-word anywhere break-all keep-all loose strict manual sub super top bottom middle text-top text-bottom".split(
    " ",
  ),
  ..."baseline ltr rtl disc circle decimal lower-roman upper-latin lower-greek inside outside fixed separate".split(
    " ",
  ),
  ..."row row-reverse column column-reverse wrap-reverse flex-start flex-end space-between space-around space-evenly".split(
    " ",
  ),
  ..."stretch both row dense inherit initial unset larger smaller small xx-large serif all page-break".split(" "),
];
const OTHER = [
  "red",
  "rgba(0,0,0,.5)",
  "currentcolor",
  "color-mix(in oklab, red 50%, blue)",
  '"text"',
  'counter(x) ". "',
  'attr(title) "—"',
  "open-quote",
  '"a" "b"',
  "x 3",
  "10px 20px",
  "Source Sans 3",
  '"smcp" 1',
  "1 1 0",
  "1fr 2fr",
  "repeat(3, 1fr)",
  "span 3",
  "2 / 4",
  "100px auto 1fr",
];

/** For each property in CSS spelling what of the above it takes. */
const VALUES: ReadonlyMap<string, readonly string[]> = new Map(
  cssPropertyNames().map((name) => {
    const { parse } = PROPERTIES[propertyName(name)!];
    const takes = (text: string) => parse(parseComponents(text) ?? []) !== undefined;
    return [name, [...new Set([...LENGTHS, ...NUMBERS, ...KEYWORDS, ...OTHER])].filter(takes)] as const;
  }),
);

/** Properties and values that hide text, change it, or keep it from being laid out. */
const HIDING = /^(opacity|visibility|text-transform|color|content|quotes|list-style-type)$/;
const UNRENDERED = /^(none|table-column)$/;

const declaration: fc.Arbitrary<string> = fc
  .constantFrom(
    ...[...VALUES].filter(([name, values]) => values.length > 0 && !HIDING.test(name)).map(([name]) => name),
  )
  .chain((name) => {
    const values = VALUES.get(name)!.filter((value) => !(name === "display" && UNRENDERED.test(value)));
    return fc.constantFrom(...values).map((value) => `${name}: ${value}`);
  });

const LAYOUT = /^(display|flex.*|grid.*|width|height|(min|max)-.*|margin.*|padding.*|float|position|column.*|break.*)$/;
/** Declarations of layout come more often than their number among the properties. */
const layoutDeclaration: fc.Arbitrary<string> = fc
  .constantFrom(...[...VALUES].filter(([name, values]) => values.length > 0 && LAYOUT.test(name)).map(([name]) => name))
  .chain((name) =>
    fc
      .constantFrom(...VALUES.get(name)!.filter((value) => !(name === "display" && UNRENDERED.test(value))))
      .map((value) => `${name}: ${value}`),
  );

const declarations = fc
  .array(fc.oneof(declaration, layoutDeclaration), { maxLength: 5 })
  .map((all) => all.join("; ").replaceAll('"', "'"));

const ELEMENTS = [
  ..."div section article header footer main nav aside address blockquote p h1 h2 h3 h4 pre ul ol li dl dt dd figure".split(
    " ",
  ),
  ..."figcaption table thead tbody tfoot tr td th caption col span b i em strong small sub sup code a q cite".split(
    " ",
  ),
  ..."abbr time mark u s del ins kbd var br hr img wbr bdo ruby rt details summary fieldset legend label".split(" "),
  ..."center font tt main menu data output".split(" "),
];
const VOID = /^(br|hr|img|wbr|col)$/;
const attributes = fc.oneof(
  { weight: 8, arbitrary: fc.constant("") },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'colspan="1000"',
      'rowspan="65534"',
      'colspan="0"',
      'rowspan="0"',
      'colspan="-3"',
      'colspan="3" rowspan="2"',
      'span="1000"',
      'start="-999999999"',
      'value="99999999999"',
      'dir="rtl"',
      'dir="auto"',
      'lang="ja"',
      'href="#x" id="x"',
      'title="t"',
      'src="none.png" alt="5"',
      'width="0" height="0"',
      "hidden-not",
    ),
  },
);

const text = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-zA-Z0-9 ]{1,40}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-z]{60,200}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[ء-ي 0-9a-z]{1,20}$/u) },
  { weight: 1, arbitrary: fc.stringMatching(/^[日本語、。ーっ]{1,20}$/u) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("\n\n  ", "\t", "a\u00adb", "x\u200by", "a\u0301\u0302", "1\n2\n3", "\u00a0", "  "),
  },
);

const { node } = fc.letrec<{ node: string; element: string }>((tie) => ({
  node: fc.oneof({ depthSize: "medium", withCrossShrink: true }, text, tie("element")),
  element: fc
    .tuple(
      fc.constantFrom(...ELEMENTS),
      attributes,
      declarations,
      fc.array(tie("node"), { maxLength: 5, depthIdentifier: "tree" }),
    )
    .map(([name, attribute, style, children]) => {
      const start = `<${name} ${attribute} style="${style}">`;
      return VOID.test(name) ? start : `${start}${children.join("")}</${name}>`;
    }),
}));

/** The inside of a body. */
export const bodies: fc.Arbitrary<string> = fc
  .array(node, { minLength: 1, maxLength: 5 })
  .map((nodes) => nodes.join(""));

const pageSize = fc.constantFrom(
  "size: A4",
  "size: 300px 300px; margin: 20px",
  "size: 1px 1px; margin: 0",
  "size: 100px 5000px; margin: 0",
  "size: 200px 200px; margin: 150px",
  "size: 0 0",
  "size: 1e9px 200px",
  "margin: -50px",
  "margin: 40%",
  "size: A5 landscape; margin: 10mm 200mm",
);

/** A stylesheet: rules with declarations in order, a page, and now and then garbage. */
export const stylesheets: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(
      fc.tuple(
        fc.constantFrom(...ELEMENTS, "*", "* > *", ":first-child", "*::before", "*::after", "li::marker"),
        declarations,
      ),
      { maxLength: 4 },
    ),
    fc.option(pageSize),
    fc.option(fc.oneof(fc.string({ maxLength: 60 }), fc.stringMatching(/^[@{};:(),.#a-z0-9"'\\/*!% -]{1,80}$/))),
  )
  .map(
    ([rules, page, garbage]) =>
      `${rules.map(([selector, style]) => `${selector} { ${/::/.test(selector) ? "content: '*';" : ""} ${style} }`).join("\n")}\n${page === null ? "" : `@page { ${page} }`}\n${garbage ?? ""}`,
  );
