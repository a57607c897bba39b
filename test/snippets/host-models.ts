/**
 * What hosts keep whose filters can't be had, written down as rules for sanitize-html. Each is narrower than its host rather
 * than wider: what passes here passes there.
 */
import type { IOptions } from "sanitize-html";

const TEXT = ["a", "br", "code", "em", "strong", "sub", "sup"];
const BLOCKS = ["blockquote", "h2", "h3", "h4", "li", "ol", "p", "pre", "ul"];
const TABLE = ["table", "tbody", "td", "th", "tr"];

/** Storage format of Confluence: its XHTML part, without macros. Widths of columns are px; a colour is `rgb()` of a span. */
export const CONFLUENCE: IOptions = {
  allowedTags: [...TEXT, ...BLOCKS, ...TABLE, "col", "colgroup", "hr", "span"],
  allowedAttributes: {
    a: ["href"],
    col: ["style"],
    span: ["style"],
    td: ["colspan", "rowspan"],
    th: ["colspan", "rowspan"],
  },
  allowedStyles: { col: { width: [/^\d+\.\d+px$/] }, span: { color: [/^rgb\(\d+,\d+,\d+\)$/] } },
};

/** Text part of a modern SharePoint page: no styles, no classes, headings from the second to the fourth level. */
export const SHAREPOINT: IOptions = {
  allowedTags: [...TEXT, ...BLOCKS, ...TABLE],
  allowedAttributes: { a: ["href"], ol: ["start"], td: ["colspan", "rowspan"], th: ["colspan", "rowspan"] },
};

const LENGTH = /^-?[\d.]+(px|%)?( -?[\d.]+(px|%)?){0,3}$/;
const COLOR = /^(#[\da-f]{6}|transparent)$/;
const BORDER = /^(0|[\d.]+px (solid|double|dashed|dotted) (#[\da-f]{6}|transparent))$/;

/** What mail clients have in common, Outlook with Word's engine among them: no class, no `display`, no em, colours in hex. */
export const MAIL: IOptions = {
  allowedTags: [...TEXT, ...BLOCKS, ...TABLE, "div", "small", "span", "thead"],
  allowedAttributes: {
    "*": ["style", "lang", "dir", "role", "aria-label", "aria-hidden"],
    a: ["href"],
    table: ["border", "cellpadding", "cellspacing", "width"],
    td: ["colspan", "rowspan"],
    th: ["colspan", "rowspan", "scope"],
  },
  allowedStyles: {
    "*": {
      "background-color": [COLOR],
      border: [BORDER],
      "border-bottom": [BORDER],
      "border-collapse": [/^(collapse|separate)$/],
      "border-left": [BORDER],
      "border-radius": [LENGTH],
      "border-right": [BORDER],
      "border-spacing": [LENGTH],
      "border-top": [BORDER],
      color: [COLOR],
      "font-family": [/^[^()<>;]+$/],
      "font-size": [/^[\d.]+px$/],
      "font-style": [/^(normal|italic)$/],
      "font-weight": [/^\d00$/],
      height: [/^([\d.]+px|auto)$/],
      "letter-spacing": [/^(normal|-?[\d.]+px)$/],
      "line-height": [/^[\d.]+(px)?$/],
      "list-style-type": [/^(none|disc|circle|square|decimal|'[^']*')$/],
      margin: [LENGTH],
      "margin-bottom": [LENGTH],
      "margin-left": [LENGTH],
      "margin-right": [LENGTH],
      "margin-top": [LENGTH],
      padding: [LENGTH],
      "padding-bottom": [LENGTH],
      "padding-left": [LENGTH],
      "padding-right": [LENGTH],
      "padding-top": [LENGTH],
      "text-align": [/^(left|right|center|justify)$/],
      "text-decoration": [/^(none|underline|line-through)$/],
      "text-transform": [/^(none|uppercase|lowercase|capitalize)$/],
      "vertical-align": [/^(top|middle|bottom|baseline)$/],
      width: [/^([\d.]+(px|%)|auto)$/],
    },
  },
};
