/** Smaller cases: what is left of one, and which parts of it may go. */
import { shownWords } from "./shown-words.mjs";

/** A copy of nested options without the value at a path. */
function without(value, [key, ...rest]) {
  if (Array.isArray(value)) {
    if (rest.length === 0) return value.filter((_, i) => i !== key);
    return value.map((one, i) => (i === key ? without(one, rest) : one));
  }
  const { [key]: own, ...others } = value;
  return rest.length === 0 ? others : { ...value, [key]: without(own, rest) };
}

/**
 * @param reduction `texts`: in place of those of the case, by name; `bytes`: of files; `dropped`: paths of options that are left out,
 *   one after the other
 */
export function reducedCase(made, { texts = {}, bytes = {}, dropped = [] }) {
  const html = texts.html ?? made.html;
  const files = { ...made.files, ...bytes };
  for (const name of Object.keys(files)) files[name] = texts[name] ?? files[name];
  return {
    ...made,
    ...(html !== undefined && { html, words: texts.html === undefined ? made.words : shownWords(html, made.words) }),
    ...(made.yaml !== undefined && { yaml: texts.yaml ?? made.yaml }),
    ...(made.files && { files }),
    ...(texts.content !== undefined && { content: texts.content }),
    ...(made.args && { args: dropped.reduce((args, path) => without(args, path), made.args) }),
  };
}

/** The texts of a case by name. @param damagedText what a project's file became */
export function textsOf(made, damagedText) {
  const files = Object.entries(made.files ?? {}).filter(([, content]) => typeof content === "string");
  const texts = { html: made.html, yaml: made.yaml, content: damagedText, ...Object.fromEntries(files) };
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined));
}

/** How a text falls into pieces, from large to small. */
export const CUTS = [
  /(?=<(?!\/))|(?<=<\/\w+>)|(?<=\n)/,
  /(?=<)|(?<=>)|(?<=[;{}\n])/,
  /(?=[\s<>;:,(){}[\]"'])|(?<=[\s<>;:,(){}[\]"'=])/,
  /(?:)/u,
];

/** Paths of all values in nested options, outer ones first. */
export function pathsIn(value, before = []) {
  const isList = Array.isArray(value);
  if (!isList && (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype))
    return [];
  const keys = isList ? value.map((_, i) => i).reverse() : Object.keys(value);
  // The call itself keeps the number of what it is given.
  const own = before.length === 0 ? [] : keys.map((key) => [...before, key]);
  return [...own, ...keys.flatMap((key) => pathsIn(value[key], [...before, key]))];
}
