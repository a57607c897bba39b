/** `var()` (CSS Variables 1, section 3), and `env()`: substitution as text, with fallbacks and without cycles. */
import { tooDeep } from "./depth.js";
import { unescaped } from "./escapes.js";

export type CustomProperties = ReadonlyMap<string, string>;

/** The custom properties that a fit sets on the root element; others that begin so are the author's. */
export const FIT_NAMES = ["--fit-type", "--fit-measure", "--fit-space"] as const;

/** A value grows by substitution; past this many characters it is taken for an attack and invalid (section 3.3). */
export const MAX_LENGTH = 50_000;
/** What stands for a value that has grown too long: no text of CSS has this character (CSS Syntax 3, section 3.3). */
export const TOO_LONG = "\0";
/** How many characters all custom properties of an element may take together. */
const MAX_TOTAL = 1_000_000;

/** The text with every `var()` replaced by resolved values, or `TOO_LONG`; undefined where one has neither a value nor a fallback. */
export function substitute(text: string, resolved: CustomProperties): string | undefined {
  if (tooDeep(text).length > 0) return undefined;
  let out = "";
  let from = 0;
  for (let at = nextVar(text, 0); at >= 0; at = nextVar(text, from)) {
    const end = closingParenthesis(text, at + 3);
    if (end < 0) return undefined;
    const argument = text.slice(at + 4, end);
    const value = /^e/i.test(text.slice(at)) ? environment(argument, resolved) : variable(argument, resolved);
    if (value === undefined || value === TOO_LONG) return value;
    out = apart(out + text.slice(from, at), value);
    from = end + 1;
    if (out.length > MAX_LENGTH) return TOO_LONG;
  }
  return from === 0 ? text : apart(out, text.slice(from));
}

/** Two pieces of a value, which stay two: tokens don't join where one is put in for a `var()` (section 3). */
const apart = (before: string, after: string): string =>
  IN_NAME.test(before.at(-1) ?? "") && IN_NAME.test(after[0] ?? "") ? `${before}/**/${after}` : before + after;
const IN_NAME = /[\w\-%#@.\u0080-\uFFFF]/;

/**
 * Values of custom properties with all references resolved, each once; `TOO_LONG` for those that grow without end. Those that refer to
 * themselves are invalid, and left out.
 * @param declared values as written
 * @param inherited resolved already
 */
export function resolveCustomProperties(declared: CustomProperties, inherited: CustomProperties): CustomProperties {
  const resolved = new Map(inherited);
  for (const name of declared.keys()) resolved.delete(name);
  const done = new Set<string>();
  let total = 0;
  const settle = (name: string) => {
    done.add(name);
    const text = substitute(declared.get(name)!, resolved);
    if (text === undefined) return;
    resolved.set(name, (total += text.length) > MAX_TOTAL ? TOO_LONG : text);
  };
  for (const first of declared.keys()) {
    // The way from a property to those that it refers to, with what each of them waits for.
    const open: { readonly name: string; readonly waits: string[] }[] = [];
    const enter = (name: string) => open.push({ name, waits: references(declared.get(name)!) });
    if (!done.has(first)) enter(first);
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const next = top.waits.pop();
      if (next === undefined) {
        open.pop();
        if (!done.has(top.name)) settle(top.name);
      } else if (declared.has(next) && !done.has(next)) {
        const at = open.findIndex(({ name }) => name === next);
        if (at < 0) enter(next);
        else for (const { name } of open.slice(at)) done.add(name);
      }
    }
  }
  return resolved;
}

const nextVar = (text: string, from: number): number => {
  EVERY_VAR.lastIndex = from;
  return EVERY_VAR.exec(text)?.index ?? -1;
};
const EVERY_VAR = /\b(?:var|env)\(/gi;

/** Names that a value refers to, also in fallbacks. */
function references(text: string): string[] {
  return [...text.matchAll(/\bvar\(\s*(--(?:[^\s,()\\]|\\[\da-f]{1,6}\s?|\\.)*)/gi)].map(([, name]) =>
    unescaped(name!),
  );
}

function variable(argument: string, resolved: CustomProperties): string | undefined {
  const comma = argument.indexOf(",");
  const value = resolved.get(unescaped((comma < 0 ? argument : argument.slice(0, comma)).trim()));
  if (value !== undefined && (value !== TOO_LONG || comma < 0)) return value;
  return comma < 0 ? undefined : substitute(argument.slice(comma + 1), resolved);
}

/** `env()`: paper has no notches, and names nothing else. */
function environment(argument: string, resolved: CustomProperties): string | undefined {
  const comma = argument.indexOf(",");
  if (/^\s*safe-area-(?:max-)?inset-(?:top|right|bottom|left)\s*(?:,|$)/i.test(argument)) return "0px";
  return comma < 0 ? undefined : substitute(argument.slice(comma + 1), resolved);
}

/** Whether a value has a `var()` in it: it is known only for an element. */
export const hasReferences = (text: string): boolean => VAR.test(text);

/** What is invalid at computed-value time: a reference to what nothing can define. */
export const INVALID = "var(--\0)";

/** The `attr()`s of a text, none of them within another or in a string, with what stands in their parentheses. */
export function attributeReferences(text: string): { start: number; end: number; argument: string }[] {
  const found: { start: number; end: number; argument: string }[] = [];
  if (!/attr\(/i.test(text)) return found;
  for (const { index, 0: match } of text.matchAll(ATTR)) {
    if (!match.endsWith("(") || index < (found.at(-1)?.end ?? 0)) continue;
    const end = closingParenthesis(text, index + 4);
    if (end >= 0) found.push({ start: index, end: end + 1, argument: text.slice(index + 5, end) });
  }
  return found;
}

const ATTR = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?<![\w-])attr\(/gis;

/** A name, a type or a unit, and after a comma what stands for a missing value (CSS Values 5, section 7.7). */
const ATTR_ARGUMENTS =
  /^\s*-?[a-z_\u0080-\uffff][\w\u0080-\uffff-]*(?:\s+(?:type\([^()]*\)|[a-z][\w-]*|%))?\s*(?:,(.*))?$/is;

/** Whether a text has an `attr()`, and every one is written as one can be. */
export function hasValidAttributes(text: string): boolean {
  const references = attributeReferences(text);
  return references.length > 0 && references.every(({ argument }) => isAttribute(argument));
}

function isAttribute(argument: string): boolean {
  const [whole, fallback = ""] = ATTR_ARGUMENTS.exec(argument) ?? [];
  if (whole === undefined || !isCustomValue(fallback)) return false;
  return attributeReferences(fallback).every((inner) => isAttribute(inner.argument));
}

/**
 * Whether every `var()` of a text is written as one can be: a name, and after a comma what a custom property can have as its
 * value (section 3.1). A declaration with one that isn't is invalid when it is read.
 */
export function hasValidReferences(text: string): boolean {
  for (let rest = text, at = rest.search(VAR); at >= 0; at = rest.search(VAR)) {
    const end = closingParenthesis(rest, at + 3);
    const argument = rest.slice(at + 4, end < 0 ? undefined : end);
    const [, fallback] = ARGUMENTS.exec(argument) ?? [undefined, "!"];
    if (/^v/i.test(rest.slice(at)) && !/^\s*--/.test(argument)) return false;
    if (fallback !== undefined && !isCustomValue(fallback)) return false;
    rest = rest.slice(at + 4);
  }
  return true;
}

const VAR = /\b(?:var|env)\(/i;

/** A name, that of `env()` with numbers behind it (CSS Environment Variables 1, section 3), and what stands for a missing value. */
const ARGUMENTS = /^\s*[^\s,;!(){}[\]]+(?:\s+\d+)*\s*(?:,(.*))?$/s;

/** No `!` and no `;` outside of brackets and strings. */
export function isCustomValue(text: string): boolean {
  const plain = text.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\\./gs, "");
  let depth = 0;
  for (const character of plain) {
    if ("([{".includes(character)) depth++;
    else if (")]}".includes(character)) depth--;
    else if (depth === 0 && (character === "!" || character === ";")) return false;
    if (depth < 0) return false;
  }
  return true;
}

function closingParenthesis(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === "(") depth++;
    else if (text[i] === ")" && --depth === 0) return i;
  }
  return -1;
}
