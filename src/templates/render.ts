/**
 * Templates -> HTML. Templates and partials are found in the user's folder first and the built-in one last, compiled once,
 * and rendered in strict mode: a name that the view doesn't have is an error with its place, not an empty text.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Handlebars from "handlebars";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.js";
import { SourceText } from "../diagnostics/source.js";
import { closest } from "../diagnostics/suggest.js";
import { HELPERS } from "./helpers.js";
import type { IndexView } from "./index-view.js";
import type { SheetView } from "./view.js";

export interface Renderer {
  page(view: SheetView): Outcome<string>;
  snippet(view: SheetView): Outcome<string>;
  print(view: SheetView): Outcome<string>;
  index(view: IndexView): Outcome<string>;
  /** A stylesheet of the templates, by its name; undefined where there is none. */
  style(name: string): { readonly file: string; readonly text: string } | undefined;
}

type Render = (view: object) => string;

/** An error with the template that it happened in. */
class TemplateError extends Error {
  constructor(
    readonly source: SourceText,
    override readonly cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause));
  }
}

/**
 * Reads and compiles the templates. Diagnostics: `templates/syntax` (error), with the template's file, line and column;
 * `templates/missing` (error) where a folder lacks a template that nothing else has.
 * @param dirs template folders, the user's before the built-in one
 */
export function createRenderer(dirs: readonly string[]): Outcome<Renderer> {
  const handlebars = Handlebars.create();
  for (const [name, helper] of Object.entries(HELPERS)) handlebars.registerHelper(name, helper);
  const diagnostics: Diagnostic[] = [];
  const compile = (source: SourceText): Render => {
    try {
      // Parsed here, so that an error of syntax is told even for a partial that no sheet happens to use.
      const program = handlebars.parse(source.text);
      const render = handlebars.compile(program, COMPILE_OPTIONS);
      return (view) => inTemplate(source, () => render(view, RUNTIME_OPTIONS));
    } catch (error) {
      diagnostics.push(describe(new TemplateError(source, error)));
      return () => "";
    }
  };
  const partials = new Map<string, Handlebars.Template>();
  for (const dir of dirs.toReversed()) {
    for (const name of listFiles(join(dir, "partials"), ".hbs")) {
      const source = new SourceText(`partials/${name}.hbs`, readFileSync(join(dir, "partials", `${name}.hbs`), "utf8"));
      partials.set(name, compilePartial(handlebars, source, diagnostics));
    }
  }
  for (const [name, partial] of partials) handlebars.registerPartial(name, partial);
  const named = (name: string): Render => {
    const found = readFirst(dirs, `${name}.hbs`);
    if (found) return compile(new SourceText(`${name}.hbs`, found));
    diagnostics.push({
      severity: "error",
      code: "templates/missing",
      message: `there is no template ${name}.hbs`,
      hints: [`looked in: ${dirs.join(", ")}`],
    });
    return () => "";
  };
  const [page, snippet, print, index] = [named("page"), named("snippet"), named("print"), named("index")];
  if (diagnostics.length > 0) return { diagnostics };
  return {
    value: {
      page: (view) => run(page, view, partials),
      snippet: (view) => run(snippet, view, partials),
      print: (view) => run(print, view, partials),
      index: (view) => run(index, view, partials),
      style(name) {
        const text = readFirst(dirs, join("styles", name));
        return text === undefined ? undefined : { file: `styles/${name}`, text };
      },
    },
    diagnostics: [],
  };
}

const COMPILE_OPTIONS: CompileOptions = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(Object.keys(HELPERS).map((name) => [name, true])),
  preventIndent: true,
};
const RUNTIME_OPTIONS: Handlebars.RuntimeOptions = {
  allowProtoMethodsByDefault: false,
  allowProtoPropertiesByDefault: false,
};

function compilePartial(
  handlebars: typeof Handlebars,
  source: SourceText,
  diagnostics: Diagnostic[],
): Handlebars.Template {
  try {
    const template = handlebars.compile(handlebars.parse(source.text), COMPILE_OPTIONS);
    const partial: HandlebarsTemplateDelegate = (view, options) => inTemplate(source, () => template(view, options));
    return partial;
  } catch (error) {
    diagnostics.push(describe(new TemplateError(source, error)));
    return "";
  }
}

/** Gives an error the template that it came from, unless an inner one has done so. */
function inTemplate(source: SourceText, render: () => string): string {
  try {
    return render();
  } catch (error) {
    throw error instanceof TemplateError ? error : new TemplateError(source, error);
  }
}

function run(render: Render, view: object, partials: ReadonlyMap<string, Handlebars.Template>): Outcome<string> {
  try {
    return { value: render(view), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { diagnostics: [describe(error, [...Object.keys(view), ...partials.keys()])] };
  }
}

/** Handlebars' messages with the place taken out of them, and a word that is near to the unknown one. */
function describe(error: TemplateError, known: readonly string[] = []): Diagnostic {
  const { source, cause } = error;
  const at = placeOf(cause, source);
  const [message, hints] = explain(error.message, known);
  return source.diagnostic("error", "templates/syntax", message, at, at + 1, hints);
}

function placeOf(cause: unknown, source: SourceText): number {
  const fields = cause as {
    lineNumber?: number;
    column?: number;
    hash?: { loc?: { first_line: number; first_column: number } };
  };
  const message = cause instanceof Error ? cause.message : "";
  const inText = /(?:on line|line) (\d+)/.exec(message) ?? / - (\d+):(\d+)/.exec(message);
  const line = fields.lineNumber ?? fields.hash?.loc?.first_line ?? Number(inText?.[1] ?? 1);
  const column = fields.column ?? fields.hash?.loc?.first_column ?? Number(inText?.[2] ?? 0);
  return source.offset(line, column + 1);
}

function explain(message: string, known: readonly string[]): [message: string, hints: string[]] {
  const undefinedName = /^"(.+?)" not defined/.exec(message)?.[1];
  const missingPartial = /^The partial (.+?) could not be found/.exec(message)?.[1];
  const unknownHelper = /unknown helper (\S+)/.exec(message)?.[1];
  const word = undefinedName ?? missingPartial ?? unknownHelper;
  const near = word === undefined ? undefined : closest(word, [...known, ...Object.keys(HELPERS)]);
  const hints = near ? [`did you mean "${near}"?`] : [];
  if (undefinedName) return [`there is no "${undefinedName}" here`, hints];
  if (missingPartial) return [`there is no partial "${missingPartial}"`, hints];
  if (unknownHelper)
    return [
      `there is no helper "${unknownHelper}"`,
      near ? hints : [`the helpers are: ${Object.keys(HELPERS).join(", ")}`],
    ];
  return [
    `Handlebars can't read this template: ${message
      .replace(/\s*\n[\s\S]*?\^\s*/, " ")
      .replace(/ - \d+:\d+$/, "")
      .trim()}`,
    hints,
  ];
}

function readFirst(dirs: readonly string[], name: string): string | undefined {
  for (const dir of dirs) {
    try {
      return readFileSync(join(dir, name), "utf8");
    } catch {
      // The next folder may have it.
    }
  }
  return undefined;
}

function listFiles(dir: string, ending: string): string[] {
  try {
    return readdirSync(dir)
      .filter((name) => name.endsWith(ending))
      .map((name) => name.slice(0, -ending.length))
      .sort();
  } catch {
    return [];
  }
}
