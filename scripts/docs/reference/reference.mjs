/** What TypeDoc knows of the library -> what `reference.hbs` shows of it. Nothing is shown that nobody has written about. */
import { markdownOf } from "../markdown.mjs";
import { TypeWriter } from "./types.mjs";

/** Types whose keys are those of a file: the docs of that file have them all. */
const ELSEWHERE = new Map([
  ["ComparisonOptions", { source: "docs/content-format.md", title: "The content format" }],
  ["DiagnosticCode", { source: "docs/diagnostics.md", title: "Diagnostics" }],
  ["Labels", { source: "docs/templates.md", title: "Templates" }],
  ["Settings", { source: "docs/content-format.md#settings-versusyaml", title: "Settings: versus.yaml" }],
  ["SettingsOptions", { source: "docs/content-format.md#settings-versusyaml", title: "Settings: versus.yaml" }],
]);
/** What an entry need not have: templates are strict. */
const NOTHING = { elsewhere: null, parameters: [], results: [], throws: [], members: "", fields: [], examples: [] };
/** TypeDoc's number of each kind. */
const KINDS = { function: 64, class: 128, interface: 256, type: 2_097_152 };

/**
 * @param project as TypeDoc's JSON has it
 * @param target a link as it is written in a file of the root -> where it leads on the site
 * @returns `lead`, and `groups` of entries
 */
export function referenceOf(project, target) {
  const links = new Map(project.children.map(({ name }) => [name, `#${name}`]));
  const reader = new Reader(links, target);
  const of = (...kinds) =>
    project.children
      .filter(({ kind }) => kinds.some((name) => KINDS[name] === kind))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((declaration) => reader.entry(declaration));
  const groups = [
    { id: "functions", title: "Functions", entries: of("function") },
    { id: "errors", title: "Errors", entries: of("class") },
    { id: "types", title: "Types", entries: of("interface", "type") },
  ];
  const lead = reader.prose(project.comment, "the library");
  const shown = groups.flatMap(({ entries }) => entries).length;
  if (shown < project.children.length)
    reader.faults.push("something is exported that is neither a function, a class nor a type");
  for (const name of reader.types.unknown) reader.faults.push(`${name} is named, but src/index.ts doesn't export it`);
  if (reader.faults.length > 0) throw new Error(`the reference lacks something:\n${reader.faults.join("\n")}`);
  return { lead, groups };
}

class Reader {
  /** What is missing in the sources. */
  faults = [];

  constructor(links, target) {
    this.links = links;
    this.target = target;
    this.types = new TypeWriter(links);
  }

  entry(declaration) {
    const { name, kind } = declaration;
    const shown = kind === KINDS.function ? this.#function(declaration) : this.#type(declaration);
    return { ...NOTHING, id: name, name, ...shown };
  }

  #function({ name, signatures }) {
    const [signature] = signatures;
    const { comment, parameters = [] } = signature;
    const results = this.#tagged(comment, "@returns");
    if (results.length === 0) this.faults.push(`${name} has no @returns`);
    return {
      code: this.types.signature(signature, `function <b>${name}</b>`, ": "),
      text: this.prose(comment, name),
      parameters: parameters.map((parameter) => this.#named(parameter, name)),
      results,
      throws: this.#tagged(comment, "@throws"),
      examples: this.#tagged(comment, "@example"),
    };
  }

  #type(declaration) {
    const { name, kind, comment, type, typeParameters, extendedTypes } = declaration;
    const text = this.prose(comment, name);
    const head = kind === KINDS.class ? "class" : kind === KINDS.interface ? "interface" : "type";
    const generic = typeParameters === undefined ? "" : `&lt;${typeParameters.map((each) => each.name).join(", ")}&gt;`;
    const code = `${head} <b>${name}</b>${generic}`;
    const file = ELSEWHERE.get(name);
    if (file) return { text, code, elsewhere: { address: this.target(file.source), title: file.title } };
    if (type !== undefined) return { text, code: `${code} = ${this.types.type(type)}`.replace("= \n", "=\n") };
    const bases = extendedTypes?.map((each) => this.types.type(each)).join(", ");
    const members = declaration.children?.some(({ signatures }) => signatures !== undefined) ? "Methods" : "Fields";
    const fields = this.#fields(declaration);
    return { text, code: bases === undefined ? code : `${code} extends ${bases}`, members, fields };
  }

  /** What it has itself, in the order of the source. */
  #fields({ name, children = [], indexSignatures = [] }) {
    const own = children.filter(({ inheritedFrom }) => inheritedFrom === undefined).sort((a, b) => a.id - b.id);
    const index = indexSignatures.map((signature) => ({ ...signature, indexSignatures: [signature] }));
    return [...index, ...own].map((field) => this.#named(field, name));
  }

  /** A field or a parameter of `owner`. */
  #named(each, owner) {
    const name = `${owner}.${each.name.replaceAll(/\W/g, "")}`;
    return {
      id: name,
      code: this.types.named(each),
      text: this.prose(each.comment ?? each.signatures?.[0].comment, name),
    };
  }

  #tagged(comment, tag) {
    const found = comment?.blockTags?.filter((each) => each.tag === tag) ?? [];
    return found.map(({ content }) => this.#html(content));
  }

  prose(comment, where) {
    const html = this.#html(comment?.summary ?? []);
    if (html === "") this.faults.push(`${where} has no comment`);
    return html;
  }

  /** Markdown of a comment, in which names of the library and files of docs/ lead there. */
  #html(parts) {
    const text = parts
      .map(({ kind, text: words }) => {
        const name = /^`(\w+)`$/.exec(words)?.[1];
        if (kind === "code" && this.links.has(name)) return `[${words}](${this.links.get(name)})`;
        return kind === "code" ? words : words.replaceAll(/\bdocs\/[\w-]+\.md\b/g, "[$&]($&)");
      })
      .join("");
    return markdownOf(text, this.target);
  }
}
