/**
 * Templates -> HTML. Templates and partials are found in the user's folder first and the built-in one last, checked and
 * compiled once, and rendered strictly: a name that the view doesn't have is an error with its place, not an empty text.
 */
import Handlebars from "handlebars";
import type { YamlData } from "../../content/index.js";
import {
  closest,
  type Diagnostic,
  type HostText,
  hasErrors,
  type Outcome,
  type SourceText,
} from "../../diagnostics/index.js";
import { hashOf } from "../../files/index.js";
import { TemplateFolders } from "../folders/template-files.js";
import type { GuideView } from "../views/guide-view.js";
import type { HandbookView } from "../views/handbook-view.js";
import type { IndexView } from "../views/index-view.js";
import type { SheetKeys } from "../views/sheet-keys.js";
import type { SheetView } from "../views/sheet-view.js";
import type { TopicView } from "../views/topic-pages.js";
import { AHEAD } from "./ahead.js";
import type { ContentMap } from "./content-map.js";
import { HELPERS } from "./helpers.js";
import { registerForKeys } from "./keyed-text.js";
import { COMPILE_OPTIONS, knownNames, partialsOf } from "./known-names.js";
import { Origins } from "./origins.js";
import { CHECK_HELPER, type KnownNames, prepareTemplate, type ReadName, type Spot } from "./prepare.js";
import { syntaxError } from "./syntax-error.js";
import type { Marks } from "./trace.js";

export interface Renderer {
  /** @param keys those of the view's texts, which are asked for if the way back from the HTML is */
  page(view: SheetView, keys?: () => SheetKeys): Outcome<string>;
  snippet(view: SheetView): Outcome<string>;
  /** As `page`. */
  print(view: SheetView, keys?: () => SheetKeys): Outcome<string>;
  index(view: IndexView): Outcome<string>;
  topic(view: TopicView): Outcome<string>;
  handbookCover(view: HandbookView): Outcome<string>;
  handbookContents(view: HandbookView): Outcome<string>;
  brand(view: GuideView): Outcome<string>;
  /**
   * The way back from a page, or from HTML for print, that has just been rendered; undefined for any other. Its places are those of keys in the content
   * file, and in the templates where the HTML came from none.
   * @param yaml the content file; where nobody knows it, all places are those of the templates
   */
  originOf(html: string, yaml?: YamlData): HostText | undefined;
  /** Which stretch of such HTML came from which key; undefined where it has been rendered without keys. */
  contentMapOf(html: string): ContentMap | undefined;
  /** A stylesheet of the templates, by its name; undefined where there is none. */
  style(name: string): { readonly file: string; readonly text: string } | undefined;
  /** The content file that shows how its sheets look. */
  sample(): { readonly file: string; readonly text: string } | undefined;
}

/** Stops a rendering at the place where it can't go on. */
class TemplateError extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.message);
  }
}

/**
 * Reads, checks and compiles the templates. Diagnostics: `templates/syntax` and what `prepareTemplate` finds (errors, with
 * the template's file, line and column), `templates/missing` (error) where no folder has a template, and what
 * `TemplateFolders.check` says. Rendering adds `templates/name`, `templates/endless` and `templates/failed` (errors).
 * @param dirs template folders, the user's before the built-in one
 * @param root project root, to which the diagnostics relate paths
 */
export function createRenderer(dirs: readonly string[], root?: string): Outcome<Renderer> {
  const folders = new TemplateFolders(dirs, root);
  const compiler = new TemplateCompiler(folders);
  const snippet = compiler.template("snippet");
  const origins = new Origins((marks) => new TemplateCompiler(folders, marks));
  const page = origins.traced("page", compiler.template("page"));
  const print = origins.traced("print", compiler.template("print"));
  const index = compiler.template("index");
  const topic = compiler.template("topic");
  const brand = origins.traced("brand", compiler.template("brand"));
  const handbookCover = origins.traced("handbook-cover", compiler.template("handbook-cover"));
  const handbookContents = origins.traced("handbook-contents", compiler.template("handbook-contents"));
  const diagnostics = [...folders.check(), ...compiler.diagnostics];
  if (hasErrors(diagnostics)) return { diagnostics };
  const styles = new Map<string, SourceText | undefined>();
  const style = (name: string) => {
    if (!styles.has(name)) styles.set(name, folders.find(`styles/${name}`));
    return styles.get(name);
  };
  const sample = () => folders.find("sample.yaml");
  const originOf = (html: string, yaml?: YamlData) => origins.of(html, yaml);
  const contentMapOf = (html: string) => origins.contentMapOf(html);
  return {
    value: {
      page,
      snippet,
      print,
      index,
      topic,
      handbookCover,
      handbookContents,
      brand,
      originOf,
      contentMapOf,
      style,
      sample,
    },
    diagnostics,
  };
}

class TemplateCompiler {
  readonly diagnostics: Diagnostic[] = [];
  readonly #handlebars = Handlebars.create();
  readonly #known: KnownNames;
  /** Those of the templates that were compiled ahead come first. */
  readonly #spots = new Array<Spot>(AHEAD.spots);

  /** @param marks where what is rendered is to be traced back */
  constructor(
    readonly folders: TemplateFolders,
    readonly marks?: Marks,
  ) {
    const partials = partialsOf(folders);
    this.#known = knownNames(folders, partials);
    for (const [name, helper] of Object.entries(HELPERS)) this.#handlebars.registerHelper(name, helper);
    if (marks) registerForKeys(this.#handlebars);
    this.#handlebars.registerHelper(CHECK_HELPER, checkName(this.#spots));
    for (const { name, source } of partials) {
      const compiled = this.#compile(source);
      if (compiled) this.#handlebars.registerPartial(name, compiled);
    }
  }

  template(name: string): (view: object) => Outcome<string> {
    const source = this.folders.find(`${name}.hbs`);
    if (!source) {
      const message = `there is no template ${name}.hbs`;
      this.diagnostics.push({
        severity: "error",
        code: "templates/missing",
        message,
        hints: ["the built-in folder of templates has one"],
      });
    }
    const compiled = source && this.#compile(source);
    return (view) => {
      try {
        return compiled ? { value: compiled(view, RUNTIME_OPTIONS), diagnostics: [] } : { diagnostics: [] };
      } catch (error) {
        if (error instanceof TemplateError) return { diagnostics: [error.diagnostic] };
        throw error;
      }
    };
  }

  #compile(source: SourceText): HandlebarsTemplateDelegate<object> | undefined {
    const render = this.#madeAhead(source) ?? this.#made(source);
    return render && ((view, options) => inTemplate(source, () => render(view, options)));
  }

  /** Undefined where it isn't as it was when the program was compiled, or is to have marks. */
  #madeAhead(source: SourceText): HandlebarsTemplateDelegate<object> | undefined {
    const ahead = this.marks ? undefined : AHEAD.templates.get(hashOf(source.text));
    for (const [i, spot] of ahead?.spots.entries() ?? []) this.#spots[ahead!.first + i] = { source, ...spot };
    return ahead && this.#handlebars.template<object>(ahead.specification);
  }

  #made(source: SourceText): HandlebarsTemplateDelegate<object> | undefined {
    try {
      const program = this.#handlebars.parse(source.text);
      const problems = prepareTemplate(program, source, this.#known, this.#spots);
      this.diagnostics.push(...problems);
      if (problems.length > 0) return undefined;
      this.marks?.add(program, source);
      return this.#handlebars.compile<object>(program, COMPILE_OPTIONS);
    } catch (error) {
      this.diagnostics.push(syntaxError(error, source));
      return undefined;
    }
  }
}

const RUNTIME_OPTIONS: Handlebars.RuntimeOptions = {
  allowProtoMethodsByDefault: false,
  allowProtoPropertiesByDefault: false,
};

/** Gives what goes wrong in a rendering the template that it came from. */
function inTemplate(source: SourceText, render: () => string): string {
  try {
    return render();
  } catch (error) {
    if (error instanceof TemplateError) throw error;
    const [code, message] =
      error instanceof RangeError
        ? (["templates/endless", "the template includes itself without end"] as const)
        : ([
            "templates/failed",
            `the template can't be rendered: ${error instanceof Error ? error.message : String(error)}`,
          ] as const);
    throw new TemplateError(source.diagnostic("error", code, message, 0, 0));
  }
}

/** Views have a value for every name, null where there is nothing: undefined is a name that they don't have. */
function checkName(spots: readonly Spot[]) {
  return function check(this: unknown, value: unknown, index: number, options: Handlebars.HelperOptions): unknown {
    if (value !== undefined) return value;
    const { source, start, end, path } = spots[index]!;
    const root: unknown = options.data?.root;
    const { unknown, known } = firstUnknown(path, path.data ? { root } : this);
    if (unknown === undefined) return null;
    const near = closest(unknown, known);
    const hints = near
      ? [`did you mean "${near}"?`]
      : known.length > 0 && known.length <= 12
        ? [`there is: ${known.join(", ")}`]
        : [];
    throw new TemplateError(
      source.diagnostic("error", "templates/name", `there is no "${unknown}" here`, start, end, hints),
    );
  };
}

/** The first name of a path that its object doesn't have, if it must have it, and the names that this object has; none below an absent one. */
function firstUnknown(
  path: ReadName,
  scope: unknown,
): { readonly unknown?: string; readonly known: readonly string[] } {
  if (path.depth > 0) return { unknown: path.parts.at(-1)!, known: [] };
  let object = scope;
  // Keys in `data` are the author's: a sheet may lack any.
  if (path.parts[0] === "data" && path.parts.length > 1) return { known: [] };
  for (const part of path.parts) {
    if (object === null) return { known: [] };
    const known = typeof object === "object" ? Object.keys(object as object) : [];
    if (!known.includes(part)) return { unknown: part, known };
    object = (object as Record<string, unknown>)[part];
  }
  return { known: [] };
}
