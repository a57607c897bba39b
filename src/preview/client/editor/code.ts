/** CodeMirror, set up for the YAML of a project: the only file that knows all that it is made of. */
import { closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension, type Text } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import type { FilePlace, ShownDiagnostic } from "../../wire/messages.js";
import { assistance } from "./assistance.js";
import { asFile, endsField, inLines, lineEnds } from "./line-ends.js";
import type { Schema } from "./schema.js";

export interface CodeEvents {
  readonly onChange: () => void;
  /** Told the line of the cursor and its column, both from 1, when its reader has moved it. */
  readonly onCursor: (line: number, column: number) => void;
  readonly onSave: () => void;
}

export class Code {
  readonly view: EditorView;

  /** @param nonce of the styles that CodeMirror makes as it runs */
  constructor(
    parent: HTMLElement,
    readonly nonce: string,
    readonly events: CodeEvents,
  ) {
    this.view = new EditorView({ parent, extensions: [EditorView.cspNonce.of(nonce)] });
  }

  /** The state of a file that has just been opened. @param label what a screen reader calls it */
  stateOf(text: string, label: string, schema: Schema): EditorState {
    return EditorState.create({ doc: inLines(text), extensions: [lineEnds(text), this.#extensions(label, schema)] });
  }

  set state(state: EditorState) {
    this.view.setState(state);
  }

  get state(): EditorState {
    return this.view.state;
  }

  tell(diagnostics: readonly ShownDiagnostic[]): void {
    const { doc } = this.state;
    const placed = diagnostics.flatMap(({ severity, message, place }): Diagnostic[] => {
      if (!place) return [];
      const { from, to } = rangeOf(doc, place);
      return [{ from, to: Math.max(to, Math.min(from + 1, doc.length)), severity, message }];
    });
    this.view.dispatch(setDiagnostics(this.state, placed));
  }

  /** Another text in place of this one. Only what differs is changed: the cursor, the history and the place stay. */
  replace(text: string): void {
    const [then, now] = [this.state.doc.toString(), inLines(text)];
    const most = Math.min(then.length, now.length);
    let [start, end] = [0, 0];
    while (start < most && then[start] === now[start]) start++;
    while (end < most - start && then[then.length - 1 - end] === now[now.length - 1 - end]) end++;
    if (then === now) return;
    const changes = { from: start, to: then.length - end, insert: now.slice(start, now.length - end) };
    this.view.dispatch({ changes });
  }

  /** Puts the cursor there. */
  goTo(place: FilePlace): void {
    const { from } = rangeOf(this.state.doc, place);
    this.view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
    this.view.focus();
  }

  #extensions(label: string, schema: Schema): Extension {
    const { onChange, onCursor, onSave } = this.events;
    const save = () => {
      onSave();
      return true;
    };
    return [
      EditorView.cspNonce.of(this.nonce),
      ...[lineNumbers(), highlightActiveLineGutter(), highlightActiveLine(), highlightSpecialChars(), lintGutter()],
      ...[history(), drawSelection(), bracketMatching(), closeBrackets(), highlightSelectionMatches()],
      ...[yaml(), syntaxHighlighting(classHighlighter), assistance(schema), indentUnit.of("  ")],
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "true", tabindex: "0" }),
      // Tab leaves the editor, as everywhere on a page.
      keymap.of([
        { key: "Mod-s", run: save, preventDefault: true },
        { key: "Mod-]", run: indentMore },
        { key: "Mod-[", run: indentLess },
        ...[
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...lintKeymap,
          ...searchKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ],
      ]),
      EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
        if (docChanged) onChange();
        if (!selectionSet && !docChanged) return;
        const { head } = state.selection.main;
        const line = state.doc.lineAt(head);
        onCursor(line.number, head - line.from + 1);
      }),
    ];
  }
}

/** The text of a file as it would be saved. */
export function fileText(state: EditorState): string {
  return asFile({ doc: state.doc, ends: state.field(endsField) });
}

function rangeOf(doc: Text, place: FilePlace): { readonly from: number; readonly to: number } {
  const at = (line: number, column: number) => {
    const { from, to } = doc.line(Math.max(1, Math.min(line, doc.lines)));
    return Math.min(from + column - 1, to);
  };
  const from = at(place.line, place.column);
  return { from, to: Math.max(from, at(place.endLine, place.endColumn)) };
}
