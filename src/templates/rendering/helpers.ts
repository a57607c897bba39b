/** The helpers that templates may call; docs/templates.md shows each. What they return is escaped unless said otherwise. */
import Handlebars from "handlebars";
import { encodedUrl, isSafeUrl } from "../../content/index.js";

const { SafeString, escapeExpression } = Handlebars;

/** Characters that would end a script element, or a line in older JavaScript. */
const SCRIPT_ESCAPES: Readonly<Record<string, string>> = {
  "<": "\\u003c",
  ">": "\\u003e",
  "&": "\\u0026",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029",
};

export const HELPERS = {
  /** HTML that the view made from Markdown: the only text that is not escaped. */
  html: (html: string | null) => new SafeString(html ?? ""),
  /** A URL for an attribute; one that isn't safe becomes "#". */
  url: (url: unknown) =>
    new SafeString(escapeExpression(typeof url === "string" && isSafeUrl(url) ? encodedUrl(url) : "#")),
  /** A value as JSON inside a script element. */
  json: (value: unknown) =>
    new SafeString(JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => SCRIPT_ESCAPES[character]!)),
  /** A stylesheet inside a style element. */
  css: (css: string) => new SafeString(css.replace(/<\/(style)/gi, "<\\/$1")),
  eq: (a: unknown, b: unknown) => a === b,
};
