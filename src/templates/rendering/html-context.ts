/**
 * Where in the HTML a place in a template is: text, an attribute's value, a script. What may be written there differs, and
 * Handlebars doesn't know. A reduced tokenizer (HTML Standard, section 13.2.5): enough for the markup that people write.
 */

export interface HtmlPlace {
  readonly in: "text" | "tag" | "value" | "unquoted" | "comment" | "script" | "style";
  /** The attribute's name in lower case, in a value. */
  readonly attribute: string;
  /** Nothing stands in the value before. */
  readonly atStart: boolean;
}

interface State extends HtmlPlace {
  readonly element: string;
  readonly quote: string;
  /** Of an image whose tag is open: where it begins, and whether it has an alternate text so far. */
  readonly image: { readonly start: number; readonly hasAlt: boolean } | undefined;
}

const TEXT: State = { in: "text", attribute: "", atStart: false, element: "", quote: "", image: undefined };

export class HtmlScanner {
  /** Where `img` elements without an `alt` attribute begin, as offsets of `read`. */
  readonly imagesWithoutAlt: number[] = [];
  #state = TEXT;
  #offset = 0;

  get place(): HtmlPlace {
    return this.#state;
  }

  /** Reads the branches of a block, of which only one is written: all begin here, and the first says where the text goes on. */
  branches(first: () => void, second: () => void): void {
    const before = this.#state;
    first();
    const after = this.#state;
    this.#state = before;
    second();
    this.#state = after;
  }

  /** An output of unknown text stands here. */
  output(): void {
    if (this.#state.in === "value") this.#state = { ...this.#state, atStart: false };
  }

  /** @param offset of the text in its file */
  read(html: string, offset: number): void {
    this.#offset = offset;
    let at = 0;
    while (at < html.length) at = this.#step(html, at);
  }

  #step(html: string, at: number): number {
    const state = this.#state;
    switch (state.in) {
      case "text":
        return this.#text(html, at);
      case "script":
      case "style":
        return this.#until(html, at, new RegExp(`</${state.in}`, "gi"), { ...TEXT, in: "tag" });
      case "comment":
        return this.#until(html, at, /-->/g, TEXT);
      case "tag":
        return this.#tag(html, at);
      case "unquoted":
        return this.#until(html, at, /(?=[\s>])/g, { ...state, in: "tag" });
      case "value": {
        const end = html.indexOf(state.quote, at);
        if (end < 0) this.#state = { ...state, atStart: state.atStart && html.slice(at).trim() === "" };
        else this.#state = { ...state, in: "tag" };
        return end < 0 ? html.length : end + 1;
      }
    }
  }

  #until(html: string, at: number, end: RegExp, next: State): number {
    end.lastIndex = at;
    const found = end.exec(html);
    if (!found) return html.length;
    this.#state = next;
    return found.index + found[0].length;
  }

  #text(html: string, at: number): number {
    const start = /<(!--|\/?([a-z][^\s/>]*)?)/gi;
    start.lastIndex = at;
    const found = start.exec(html);
    if (!found) return html.length;
    if (found[1] === "!--") this.#state = { ...TEXT, in: "comment" };
    // `<{{heading}}`: a tag whose name the template fills in.
    else if (found[2] !== undefined || found.index + found[0].length === html.length) {
      const element = found[2]?.toLowerCase() ?? "";
      const image = element === "img" ? { start: this.#offset + found.index, hasAlt: false } : undefined;
      this.#state = { ...TEXT, in: "tag", element, image };
    }
    return found.index + found[0].length;
  }

  #tag(html: string, at: number): number {
    const sign = /=\s*(["'])?|>/g;
    sign.lastIndex = at;
    const found = sign.exec(html);
    if (!found) return html.length;
    const { element } = this.#state;
    const names = html
      .slice(at, found.index)
      .trimEnd()
      .toLowerCase()
      .split(/[\s"'</]/);
    const attribute = names.at(-1)!;
    // `alt` without a value is an empty one.
    const image = this.#state.image && {
      ...this.#state.image,
      hasAlt: this.#state.image.hasAlt || names.includes("alt"),
    };
    if (found[0] === ">") {
      if (image && !image.hasAlt) this.imagesWithoutAlt.push(image.start);
      this.#state = element === "script" || element === "style" ? { ...TEXT, in: element } : TEXT;
    } else {
      const quote = found[1] ?? "";
      this.#state = { in: quote ? "value" : "unquoted", attribute, atStart: true, element, quote, image };
    }
    return found.index + found[0].length;
  }
}
