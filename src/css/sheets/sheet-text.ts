/** The text of a stylesheet or a `style` attribute while it is read: what nodes stand for, and what is told with its place. */
import type { CssNode } from "css-tree";
import { closest, Findings, type SourceText } from "../../diagnostics/index.js";
import { isSilentRule } from "../names/ignored.js";
import { withoutComments } from "../syntax/comments.js";
import type { Component } from "../syntax/component.js";
import { MOST_BRACKETS, tooDeep, withoutDeep } from "../syntax/depth.js";
import type { NamedUrl } from "./stylesheet.js";

/** Offsets into the text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export class SheetText extends Findings {
  /** What is read: the source without what is too deep in brackets. */
  readonly text: string;
  readonly urls: NamedUrl[] = [];

  constructor(
    source: SourceText,
    /** Folder that URLs start from, relative to that of the document. */
    readonly base = ".",
    /** What is not read. */
    deep = tooDeep(source.text),
  ) {
    super(source);
    this.text = withoutDeep(source.text, deep);
    const message = `what stands here in more than ${MOST_BRACKETS} brackets is not read`;
    for (const { start } of deep.slice(0, 1)) this.warn("css/too-deep", message, { start, end: start + 1 });
  }

  /** An at-rule that nothing is known of. @param known names that may be meant */
  warnOfRule(name: string, start: number, known: readonly string[] = []): void {
    if (isSilentRule(name)) return;
    const near = closest(name, known);
    const message = `the rule "@${name}" is not understood by print`;
    this.warn(
      "css/at-rule",
      message,
      { start, end: start + name.length + 1 },
      near ? [`did you mean "@${near}"?`] : [],
    );
  }

  /** A node's text without comments. */
  of(node: CssNode): string {
    const { loc } = node;
    return loc ? withoutComments(this.text.slice(loc.start.offset, loc.end.offset)) : "";
  }

  /** Where some words stand, at or after `start`. */
  find(words: string, start: number): Range {
    const at = Math.max(start, this.text.indexOf(words, start));
    return { start: at, end: at + words.length };
  }

  /** A relative URL as the document would write it. */
  rebased(url: string): string {
    const isWhole = this.base === "." || url === "" || /^([a-z][a-z\d+.-]*:|[/#])/i.test(url);
    return isWhole ? url : `${this.base}/${url}`;
  }

  /** Components with their URLs as the document would write them, of which note is taken. @param place of the declaration @param inSet in `image-set()` */
  withUrls(components: readonly Component[], place: Range, inSet = false): readonly Component[] {
    return components.map((component): Component => {
      if (component.type === "function")
        return {
          ...component,
          args: this.withUrls(component.args, place, /^(-webkit-)?image-set$/.test(component.name)),
        };
      // A string in a set of images is an address (CSS Images 4, section 2.3).
      if (component.type !== "url" && !(inSet && component.type === "string")) return component;
      const value = this.rebased(component.value);
      const at = this.text.indexOf(component.value, place.start);
      const isHere = component.value !== "" && at >= 0 && at < place.end;
      this.urls.push({ url: value, ...(isHere ? { start: at, end: at + component.value.length } : place) });
      return { type: "url", value };
    });
  }
}

/** Where a node stands. */
export function placeOf({ loc }: CssNode): Range {
  const start = loc?.start.offset ?? 0;
  return { start, end: loc?.end.offset ?? start };
}
