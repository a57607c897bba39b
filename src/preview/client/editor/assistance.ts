/** The schema of a file -> completion of keys and words, and what a key is for where the pointer rests on it. */
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import type { EditorState, Extension } from "@codemirror/state";
import { type EditorView, hoverTooltip, type Tooltip } from "@codemirror/view";
import { descriptionOf, keysOf, type Schema, schemasAt, wordsOf } from "./schema.js";
import { placeInYaml } from "./yaml-path.js";

export function assistance(schema: Schema): Extension {
  return [
    autocompletion({ override: [(context) => complete(schema, context)], icons: false }),
    hoverTooltip((view, at) => explain(schema, view, at)),
  ];
}

function linesTo(state: EditorState, at: number): { readonly lines: readonly string[]; readonly start: number } {
  const line = state.doc.lineAt(at);
  return { lines: state.doc.sliceString(0, line.to).split("\n"), start: line.from };
}

function complete(schema: Schema, { state, pos, explicit }: CompletionContext): CompletionResult | null {
  const { lines, start } = linesTo(state, pos);
  const place = placeInYaml(lines, pos - start);
  if (!place || (place.word === "" && !explicit)) return null;
  const { path, key } = place;
  const options: Completion[] =
    key === undefined
      ? [...keysOf(schemasAt(schema, path))].map(([name, { description }]) => ({
          label: name,
          apply: `${name}: `,
          type: "property",
          ...(description !== undefined && { info: description }),
        }))
      : wordsOf(schemasAt(schema, [...path, key])).map((word) => ({ label: word, type: "keyword" }));
  return options.length > 0 ? { from: start + place.from, options, validFor: /^[\w.-]*$/ } : null;
}

function explain(schema: Schema, { state }: EditorView, at: number): Tooltip | null {
  const { lines, start } = linesTo(state, at);
  const line = lines.at(-1)!;
  const key = /^[\s-]*([\w.-]+)\s*:/.exec(line);
  if (!key) return null;
  const from = key[0].indexOf(key[1]!);
  const to = from + key[1]!.length;
  if (at - start < from || at - start > to) return null;
  const place = placeInYaml([...lines.slice(0, -1), line.slice(0, to)], to);
  const description = place && descriptionOf(schemasAt(schema, [...place.path, key[1]!]));
  if (description === undefined) return null;
  return {
    pos: start + from,
    end: start + to,
    create: () => {
      const dom = document.createElement("div");
      dom.className = "hint";
      dom.textContent = description;
      return { dom };
    },
  };
}
