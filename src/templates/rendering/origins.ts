/** Renderings that are not long ago -> the way back from their HTML, found when somebody asks for it. */
import type { YamlData } from "../../content/index.js";
import type { HostText, Outcome } from "../../diagnostics/index.js";
import type { KeyTree } from "../views/sheet-keys.js";
import { type ContentMap, placeInFile } from "./content-map.js";
import { keyedView } from "./keyed-text.js";
import { KeyMarks, Marks, type Trace } from "./trace.js";

type Render<View> = (view: View, keys?: () => KeyTree) => Outcome<string>;

/** Compiles templates by their names. */
interface Compiler {
  template(name: string): (view: object) => Outcome<string>;
}

interface Rendering {
  readonly name: string;
  readonly view: object;
  readonly keys: (() => KeyTree) | undefined;
  /** Once somebody has asked; null where there is no way back. */
  trace?: Trace | null;
}

/** Renderings whose views are kept: what is told of one comes before the next few. */
const MAX_RECENT = 4;

export class Origins {
  readonly #recent = new Map<string, Rendering>();
  readonly #marks = new Marks();
  readonly #templates = new Map<string, (view: object) => Outcome<string>>();
  #compiler: Compiler | undefined;

  /** @param compile makes a compiler of templates with marks in them */
  constructor(readonly compile: (marks: Marks) => Compiler) {}

  /** A template whose renderings are remembered. */
  traced<View extends object>(name: string, render: (view: View) => Outcome<string>): Render<View> {
    return (view, keys) => {
      const rendered = render(view);
      if (rendered.value === undefined) return rendered;
      if (this.#recent.size >= MAX_RECENT) this.#recent.delete(this.#recent.keys().next().value!);
      this.#recent.set(rendered.value, { name, view, keys });
      return rendered;
    };
  }

  of(html: string, yaml?: YamlData): HostText | undefined {
    const rendering = this.#recent.get(html);
    if (!rendering) return undefined;
    const trace = () => this.#trace(rendering, html);
    return {
      place: (start, end) => {
        const stretch = yaml && trace()?.content.at(start);
        if (stretch) return placeInFile(yaml, stretch.key, html.slice(start, Math.min(end, stretch.end)));
        return trace()?.place(start, end) ?? {};
      },
      part: (start, end) => trace()?.content.part(start, end, yaml),
    };
  }

  contentMapOf(html: string): ContentMap | undefined {
    const rendering = this.#recent.get(html);
    return rendering?.keys && this.#trace(rendering, html)?.content;
  }

  #trace(rendering: Rendering, html: string): Trace | undefined {
    if (rendering.trace === undefined) {
      const { name, view, keys } = rendering;
      const marks = new KeyMarks();
      const { value } = this.#template(name)(keys ? keyedView(view, keys(), marks) : view);
      rendering.trace = (value !== undefined && this.#marks.read(value, marks, html)) || null;
    }
    return rendering.trace ?? undefined;
  }

  #template(name: string): (view: object) => Outcome<string> {
    let template = this.#templates.get(name);
    if (!template) {
      this.#compiler ??= this.compile(this.#marks);
      this.#templates.set(name, (template = this.#compiler.template(name)));
    }
    return template;
  }
}
