/**
 * A parsed template -> one that can be compiled: what can be known to be wrong without rendering is told, and every name
 * that is read is wrapped in a check. Handlebars' own strict mode looks at plain `{{name}}` only: a misspelt name in
 * `{{#if name}}` or in a helper's argument would be silently absent.
 */
import Handlebars from "handlebars";
import { closest, type Diagnostic, type DiagnosticCode, Findings, type SourceText } from "../../diagnostics/index.js";
import { HtmlScanner } from "./html-context.js";

/** A name that a template reads. */
export type ReadName = Pick<hbs.AST.PathExpression, "data" | "depth" | "parts">;

/** It with its place. */
export interface Spot {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
  readonly path: ReadName;
}

export interface KnownNames {
  readonly helpers: ReadonlySet<string>;
  readonly partials: ReadonlySet<string>;
}

/** Calls of it are written by `prepareTemplate` only: no name that an author can write begins with a space. */
export const CHECK_HELPER = " check";

const URL_ATTRIBUTES = new Set([
  "href",
  "src",
  "action",
  "formaction",
  "poster",
  "cite",
  "data",
  "background",
  "xlink:href",
]);

/**
 * Changes `program` in place; the names that it reads are added to `spots`.
 * Diagnostics, all errors: `templates/helper`, `templates/partial`, `templates/block`, `templates/decorator` for what isn't
 * there, `templates/unquoted`, `templates/url`, `templates/script` for text that would become code where it stands, and
 * `templates/alt` for an image without alternate text.
 */
export function prepareTemplate(
  program: hbs.AST.Program,
  source: SourceText,
  known: KnownNames,
  spots: Spot[],
): Diagnostic[] {
  const visitor = new Preparation(source, known, spots);
  visitor.accept(program);
  return [...visitor.found.diagnostics, ...visitor.imagesWithoutAlt()];
}

class Preparation extends Handlebars.Visitor {
  readonly found: Findings;
  readonly #html = new HtmlScanner();

  constructor(
    readonly source: SourceText,
    readonly known: KnownNames,
    readonly spots: Spot[],
  ) {
    super();
    this.found = new Findings(source);
  }

  override ContentStatement(content: hbs.AST.ContentStatement): void {
    this.#html.read(content.value, this.#range(content).start);
  }

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    const { path } = mustache;
    if (!isPath(path)) return;
    const isCall = mustache.params.length > 0 || mustache.hash !== undefined;
    this.#checkPlace(mustache, isCall ? path.original : undefined);
    if (isCall) this.#call(mustache, path);
    else if (this.known.helpers.has(path.original))
      this.#report("templates/helper", `the helper "${path.original}" needs something to work on`, path, [
        `write it as {{${path.original} …}}`,
      ]);
    else if (this.#readsName(path)) {
      mustache.params = this.#checkArguments(path);
      mustache.path = checkHelper(path);
    }
    this.#html.output();
  }

  override SubExpression(call: hbs.AST.SubExpression): void {
    this.#call(call, call.path);
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    const { path } = block;
    if (block.params.length === 0) {
      const name = path.original;
      const known = this.known.helpers.has(name);
      const message = known ? `the block "${name}" needs something to work on` : `"${name}" is not a block`;
      this.#report("templates/block", message, path, [
        known ? `write it as {{#${name} …}}` : `write {{#if ${name}}} or {{#each ${name}}}`,
      ]);
    } else this.#call(block, path);
    this.#html.branches(
      () => block.program && this.accept(block.program),
      () => block.inverse && this.accept(block.inverse),
    );
  }

  override PartialStatement(partial: hbs.AST.PartialStatement): void {
    const { name } = partial;
    if (name.type === "SubExpression") {
      this.#report("templates/partial", "a partial can't be chosen by an expression", name, [
        "choose between partials with {{#if}}",
      ]);
    } else if (!this.known.partials.has(String(name.original)) && name.original !== "@partial-block") {
      const near = closest(String(name.original), this.known.partials);
      const hint = near ? `did you mean "${near}"?` : `write partials/${name.original}.hbs`;
      this.#report("templates/partial", `there is no partial "${name.original}"`, name, [hint]);
    }
    this.#arguments(partial);
  }

  override PartialBlockStatement(partial: hbs.AST.PartialBlockStatement): void {
    this.#arguments(partial);
    this.accept(partial.program);
  }

  override DecoratorBlock(block: hbs.AST.DecoratorBlock): void {
    if (block.path.original !== "inline") this.#unknownDecorator(block.path);
    this.accept(block.program);
  }

  override Decorator(decorator: hbs.AST.Decorator): void {
    this.#unknownDecorator(decorator.path);
  }

  #unknownDecorator(path: hbs.AST.Expression): void {
    this.#report("templates/decorator", "there is no such decorator", path, ['the only one is {{#*inline "name"}}']);
  }

  #call(
    call: hbs.AST.MustacheStatement | hbs.AST.SubExpression | hbs.AST.BlockStatement,
    path: hbs.AST.PathExpression,
  ): void {
    if (!this.known.helpers.has(path.original)) {
      const near = closest(path.original, this.known.helpers);
      this.#report("templates/helper", `there is no helper "${path.original}"`, path, [
        near ? `did you mean "${near}"?` : `the helpers are: ${[...this.known.helpers].join(", ")}`,
      ]);
    }
    this.#arguments(call);
  }

  #arguments(call: { params: hbs.AST.Expression[]; hash?: hbs.AST.Hash }): void {
    call.params = call.params.map((param) => this.#argument(param));
    for (const pair of call.hash?.pairs ?? []) pair.value = this.#argument(pair.value);
  }

  #argument(param: hbs.AST.Expression): hbs.AST.Expression {
    if (!isPath(param)) {
      this.accept(param);
      return param;
    }
    if (!this.#readsName(param)) return param;
    const call: hbs.AST.SubExpression = {
      type: "SubExpression",
      path: checkHelper(param),
      params: this.#checkArguments(param),
      hash: { type: "Hash", pairs: [], loc: param.loc },
      loc: param.loc,
    };
    return call;
  }

  /** `this` and `..` are always there. */
  #readsName(path: hbs.AST.PathExpression): boolean {
    return path.parts.length > 0;
  }

  #checkArguments(path: hbs.AST.PathExpression): hbs.AST.Expression[] {
    const { start, end } = this.#range(path);
    const index = this.spots.push({ source: this.source, start, end, path }) - 1;
    const number: hbs.AST.NumberLiteral = { type: "NumberLiteral", value: index, original: index, loc: path.loc };
    return [path, number];
  }

  /** Text that is written here must not become code. */
  #checkPlace(mustache: hbs.AST.MustacheStatement, helper: string | undefined): void {
    const { in: where, attribute, atStart } = this.#html.place;
    const raw = !mustache.escaped || helper === "html" || helper === "css";
    if (where === "unquoted") {
      this.#report(
        "templates/unquoted",
        `the value of "${attribute}" has no quotes: a space in it would begin another attribute`,
        mustache,
        [`write ${attribute}="{{…}}"`],
      );
    } else if (where === "value" && attribute.startsWith("on")) {
      this.#report("templates/script", `"${attribute}" runs its value as a script`, mustache, [
        "put the text into a data attribute and read it from there",
      ]);
    } else if (where === "value" && atStart && URL_ATTRIBUTES.has(attribute) && (helper !== "url" || raw)) {
      this.#report("templates/url", `"${attribute}" takes a URL, which may be an unsafe one`, mustache, [
        `write ${attribute}="{{url …}}"`,
      ]);
    } else if (where === "value" && raw) {
      this.#report(
        "templates/unquoted",
        `this is written as it is, and a quote in it would end the value of "${attribute}"`,
        mustache,
        ["write it with two braces and without a helper"],
      );
    } else if (where === "script" && helper !== "json") {
      this.#report("templates/script", "text in a script would be read as a part of it", mustache, [
        "write {{json …}}",
      ]);
    } else if (where === "style" && (helper === "html" || !mustache.escaped)) {
      this.#report("templates/script", "this could end the style element", mustache, ["write {{css …}}"]);
    }
  }

  imagesWithoutAlt(): Diagnostic[] {
    return this.#html.imagesWithoutAlt.map((near) => {
      // White space that the template takes away stands in the file all the same.
      const start = Math.max(near, this.source.text.toLowerCase().indexOf("<img", near));
      const end = this.source.text.indexOf(">", start) + 1;
      const message = "the image has no alternate text: people who can't see it are told nothing";
      const hint = 'say what it shows in `alt`, or write alt="" where it is mere decoration';
      return this.source.diagnostic("error", "templates/alt", message, start, Math.max(start, end), [hint]);
    });
  }

  #range(node: hbs.AST.Node): { start: number; end: number } {
    const { start, end } = node.loc;
    return {
      start: this.source.offset(start.line, start.column + 1),
      end: this.source.offset(end.line, end.column + 1),
    };
  }

  #report(code: DiagnosticCode, message: string, node: hbs.AST.Node, hints: readonly string[]): void {
    this.found.error(code, message, this.#range(node), hints);
  }
}

function isPath(node: hbs.AST.Node): node is hbs.AST.PathExpression {
  return node.type === "PathExpression";
}

function checkHelper(path: hbs.AST.PathExpression): hbs.AST.PathExpression {
  return {
    type: "PathExpression",
    data: false,
    depth: 0,
    parts: [CHECK_HELPER],
    original: CHECK_HELPER,
    loc: path.loc,
  };
}
