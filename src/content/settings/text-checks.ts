/** The texts of a content file, or of a part of versus.yaml -> what is wrong in them: links, Markdown that is none here, characters that turn the direction. */
import type { Diagnostic, DiagnosticCode } from "../../diagnostics/index.js";
import { nameOf } from "../schema/validate.js";
import { bidiFault } from "../text/bidi.js";
import { addressMeant, isLocalPath, isSafeUrl, linksIn } from "../text/links.js";
import { markdownFaults } from "../text/markdown-check.js";
import { type DataPath, nameOfKey, type YamlData } from "../yaml/data.js";
import { YamlFindings } from "../yaml/findings.js";

/** Keys of what is no text to be read. */
const NO_MARKDOWN = new Set(["url", "image", "lang", "updated", "review", "tone", "score", "of"]);

/**
 * Diagnostics: errors `content/unsafe-link`, `content/bidi`; warnings `content/link-address` for a link that lacks its scheme,
 * `content/markdown` for what is shown as it is typed.
 * @param data what is to be read of it; by default all
 * @param path the way to it
 */
export function checkTexts(yaml: YamlData, data = yaml.data, path: DataPath = []): readonly Diagnostic[] {
  const checks = new TextChecks(yaml, path);
  checks.read(data);
  return checks.found.diagnostics;
}

class TextChecks {
  readonly found: YamlFindings;
  /** Of what is being read. */
  readonly #path: (string | number)[];

  constructor(
    readonly yaml: YamlData,
    path: DataPath,
  ) {
    this.#path = [...path];
    this.found = new YamlFindings(yaml);
  }

  /** Every text, names of rows included: its links, and the characters that turn its direction. */
  read(data: YamlData["data"]): void {
    const path = this.#path;
    if (typeof data === "string") {
      this.#links(data, path);
      this.#markdown(data, path);
      this.#bidi(data, path, false);
    } else if (Array.isArray(data))
      for (const [i, item] of data.entries()) {
        path.push(i);
        this.read(item);
        path.pop();
      }
    else if (data && typeof data === "object")
      for (const [key, item] of Object.entries(data)) {
        path.push(key);
        this.#bidi(nameOfKey(key), path, true);
        this.read(item);
        path.pop();
      }
  }

  #links(text: string, path: DataPath): void {
    const urls = path.at(-1) === "url" ? [text] : linksIn(text);
    for (const url of urls) {
      const meant = addressMeant(url);
      if (!isSafeUrl(url)) {
        const hint = isLocalPath(url)
          ? "it leads to a file on your computer, which nobody else can reach: link to where it can be read"
          : /^[“„«‘].*[”“»’]$/s.test(url)
            ? `leave the quotes out: ${url.slice(1, -1)}`
            : "links can be http, https, mailto, tel, or relative";
        this.found.errorAt("content/unsafe-link", `the link "${url}" in ${nameOf(path)} is not safe`, path, hint);
      } else if (meant !== undefined) {
        const message = `the link "${url}" leads to a file of that name beside the page`;
        this.#warn("content/link-address", message, path, url, `did you mean ${meant}?`);
      }
    }
  }

  /** What Markdown elsewhere understands, and is shown here as it is typed. */
  #markdown(text: string, path: DataPath): void {
    const [first, last] = [path[0], path.at(-1)];
    if (typeof last === "string" && NO_MARKDOWN.has(last)) return;
    if (first === "related" && typeof last === "number") return;
    const isBlock =
      path.length === 1 ? first === "intro" || first === "summary" : first === "sections" && last === "text";
    for (const { excerpt, message, hint } of markdownFaults(text, isBlock))
      this.#warn("content/markdown", message, path, excerpt, hint);
  }

  /** A warning at a part of a text, where the file has it as such; a whole line before a part of one. */
  #warn(code: DiagnosticCode, message: string, path: DataPath, part: string, hint: string): void {
    const { start, end } = this.yaml.place(path);
    const text = this.yaml.source.text.slice(start, end);
    const line = text.split("\n").findIndex((one) => one.trim() === part);
    const from = line > 0 ? text.split("\n").slice(0, line).join("\n").length : 0;
    const at = text.indexOf(part, from);
    this.found.warn(
      code,
      message,
      at < 0 ? { start, end } : { start: start + at, end: start + at + part.length },
      hint,
    );
  }

  #bidi(text: string, path: DataPath, atKey: boolean): void {
    const fault = bidiFault(text);
    if (!fault) return;
    const { start, end } = atKey ? this.yaml.keyPlace(path) : this.yaml.place(path);
    // The character itself, where the source has it as such; else the text that an escape wrote it into.
    const at = this.yaml.source.text.slice(start, end).indexOf(fault.character);
    const [from, to] = at < 0 ? [start, end] : [start + at, start + at + 1];
    this.found.error("content/bidi", fault.message, { start: from, end: to }, fault.hint);
  }
}
