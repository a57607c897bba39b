/** Types of TypeDoc's JSON -> code in HTML, as TypeScript writes them, in which each type of the reference leads to its place. */
import handlebars from "handlebars";

/** Signs that fit into a line. */
const LINE = 72;
const { escapeExpression: escaped } = handlebars;
const lengthOf = (html) => html.replaceAll(/<[^>]*>/g, "").replaceAll(/&[^;]+;/g, "x").length;
const textOf = (comment) => (comment?.summary ?? comment ?? []).map(({ text }) => text).join("");

/** What begins a line of code; `depth` counts its brackets. */
const line = (depth) => `\n${"  ".repeat(depth)}`;
const remark = (comment) => {
  const text = textOf(comment).trim().replaceAll("\n", " ");
  return text === "" ? "" : ` <i>// ${escaped(text)}</i>`;
};
const parenthesized = (type, html) =>
  ["union", "intersection", "typeOperator"].includes(type.type) || isFunction(type) ? `(${html})` : html;
const isFunction = (type) => type.type === "reflection" && type.declaration.signatures !== undefined;

/** Writes types. What it doesn't know ends the command. */
export class TypeWriter {
  /** @param links the address of each type that is shown, by its name */
  constructor(links) {
    this.links = links;
    /** Types of our own that are named, and that no program can import. */
    this.unknown = new Set();
  }

  /** @param depth of the brackets that it stands in */
  type(type, depth = 0) {
    const write = this[`_${type.type}`];
    if (write === undefined) throw new Error(`the reference can't write a type of the kind ${type.type}`);
    return write.call(this, type, depth);
  }

  /** `name?: type`, of a parameter or a field. */
  named({ name, flags, type, signatures, indexSignatures }, depth = 0) {
    if (indexSignatures !== undefined) return this.#index(indexSignatures[0], depth);
    const shown = name.replace(/^\[(\w+)\]$/, "[Symbol.$1]");
    if (signatures !== undefined) return this.signature(signatures[0], `<b>${escaped(shown)}</b>`, ": ", depth);
    return `<b>${escaped(shown)}</b>${flags.isOptional ? "?" : ""}: ${this.type(type, depth)}`;
  }

  /** A function. @param head what stands before its parameters; @param arrow what stands before its result */
  signature({ parameters = [], typeParameters, type }, head, arrow, depth = 0) {
    const generic = typeParameters === undefined ? "" : `&lt;${typeParameters.map(({ name }) => name).join(", ")}&gt;`;
    const write = (at) => parameters.map((parameter) => this.named(parameter, at));
    const result = `${arrow}${this.type(type, depth)}`;
    const short = `${head}${generic}(${write(depth).join(", ")})${result}`;
    if (parameters.length === 0 || (lengthOf(short) <= LINE && !short.includes("\n"))) return short;
    const lines = write(depth + 1).map((parameter) => `${line(depth + 1)}${parameter},`);
    return `${head}${generic}(${lines.join("")}${line(depth)})${result}`;
  }

  #index({ parameters: [key], type }, depth) {
    return `[${key.name}: ${this.type(key.type, depth)}]: ${this.type(type, depth)}`;
  }

  _intrinsic({ name }) {
    return escaped(name);
  }

  _literal({ value }) {
    return escaped(JSON.stringify(value));
  }

  _reference({ name, target, typeArguments = [], refersToTypeParameter = false, package: from }, depth) {
    const address = this.links.get(name);
    const isOurs = typeof target === "number" || from === "versus-sheets";
    if (isOurs && address === undefined && !refersToTypeParameter) this.unknown.add(name);
    const shown = isOurs && address !== undefined ? `<a href="${address}">${name}</a>` : escaped(name);
    const given = typeArguments.map((type) => this.type(type, depth)).join(", ");
    return given === "" ? shown : `${shown}&lt;${given}&gt;`;
  }

  _array({ elementType }, depth) {
    return `${parenthesized(elementType, this.type(elementType, depth))}[]`;
  }

  _typeOperator({ operator, target }, depth) {
    return `${operator} ${this.type(target, depth)}`;
  }

  _indexedAccess({ objectType, indexType }, depth) {
    return `${this.type(objectType, depth)}[${this.type(indexType, depth)}]`;
  }

  _intersection({ types }, depth) {
    return types.map((type) => parenthesized(type, this.type(type, depth))).join(" &amp; ");
  }

  _union({ types, elementSummaries = [] }, depth) {
    const write = (type, at) => (isFunction(type) ? `(${this.type(type, at)})` : this.type(type, at));
    const short = types.map((type) => write(type, depth)).join(" | ");
    const isShort = lengthOf(short) <= LINE && !short.includes("\n");
    if (isShort && elementSummaries.every((summary) => textOf(summary) === "")) return short;
    const lines = types.map((type, i) => `${line(depth + 1)}| ${write(type, depth + 1)}${remark(elementSummaries[i])}`);
    return lines.join("");
  }

  _reflection({ declaration }, depth) {
    const { signatures, children = [] } = declaration;
    if (signatures !== undefined) return this.signature(signatures[0], "", " =&gt; ", depth);
    const fields = [...children].sort((a, b) => a.id - b.id);
    const short = `{ ${fields.map((field) => this.named(field, depth)).join("; ")} }`;
    const isSilent = fields.every(({ comment }) => comment === undefined);
    if (isSilent && lengthOf(short) <= LINE && !short.includes("\n")) return short;
    const lines = fields.map((field) => `${line(depth + 1)}${this.named(field, depth + 1)};${remark(field.comment)}`);
    return `{${lines.join("")}${line(depth)}}`;
  }
}
