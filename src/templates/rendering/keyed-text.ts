/**
 * A view and the keys of its texts -> a view whose texts bring marks with them into what is rendered. To templates they are the texts
 * that they stand for: blocks and helpers see these, and what a helper makes of one gets its marks.
 */
import Handlebars from "handlebars";
import { type KeyedPart, type KeyTree, TextKey } from "../views/sheet-keys.js";
import { HELPERS } from "./helpers.js";
import type { KeyMarks } from "./trace.js";

const { SafeString, escapeExpression } = Handlebars;

/** A text that knows its key. Handlebars asks it for HTML, and takes `toString` where it is written as it is. */
class KeyedText extends String {
  readonly #parts: readonly KeyedPart[];
  readonly #marks: KeyMarks;

  constructor(plain: string, parts: readonly KeyedPart[], marks: KeyMarks) {
    super(plain);
    this.#parts = parts;
    this.#marks = marks;
  }

  get plain(): string {
    return super.toString();
  }

  toHTML(): string {
    return this.#write(escapeExpression);
  }

  override toString(): string {
    return this.#write((text) => text);
  }

  override valueOf(): string {
    return this.toString();
  }

  /** HTML that was made of this text. */
  around(html: string): string {
    const key = this.#parts.find((part) => part.key !== null)?.key;
    return key ? this.#marks.around(key, html) : html;
  }

  #write(form: (text: string) => string): string {
    return this.#parts.map(({ text, key }) => (key ? this.#marks.around(key, form(text)) : form(text))).join("");
  }
}

/** The view with marks for its texts; numbers and truth values are as they are. */
export function keyedView(view: object, keys: KeyTree, marks: KeyMarks): object {
  const keyOf = (name: string) => (isBranch(keys) ? (keys[name] ?? null) : null);
  return Object.fromEntries(Object.entries(view).map(([name, value]) => [name, keyed(value, keyOf(name), marks)]));
}

function keyed(value: unknown, keys: KeyTree, marks: KeyMarks): unknown {
  if (keys === null || value === null) return value;
  if (typeof value === "string")
    return keys instanceof TextKey ? new KeyedText(value, keys.partsOf(value), marks) : value;
  if (isList(value)) return value.map((item, i) => keyed(item, isList(keys) ? (keys[i] ?? null) : null, marks));
  return typeof value === "object" ? keyedView(value, keys, marks) : value;
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const isBranch = (keys: KeyTree): keys is { readonly [name: string]: KeyTree } =>
  keys !== null && !isList(keys) && !(keys instanceof TextKey);

/** Blocks that look at a value: they see the text, but for the one that makes it the context of what stands inside. */
const LOOKING = ["if", "unless", "each"];

/** Makes helpers and blocks of an environment see texts where there are texts with keys. */
export function registerForKeys(handlebars: typeof Handlebars): void {
  for (const [name, helper] of Object.entries<(...values: never[]) => unknown>(HELPERS))
    handlebars.registerHelper(name, (...values: unknown[]) => {
      const made = Reflect.apply(helper, undefined, values.map(plain));
      const text = values.find((value) => value instanceof KeyedText);
      return text && made instanceof SafeString ? new SafeString(text.around(made.toString())) : made;
    });
  const wrap = (name: string, seen: (value: unknown) => unknown) => {
    const block = handlebars.helpers[name]!;
    handlebars.registerHelper(name, function (this: unknown, value: unknown, options: Handlebars.HelperOptions) {
      return block.call(this, seen(value), options);
    });
  };
  for (const name of LOOKING) wrap(name, plain);
  wrap("with", (value) => (plain(value) === "" ? "" : value));
}

const plain = (value: unknown): unknown => (value instanceof KeyedText ? value.plain : value);
