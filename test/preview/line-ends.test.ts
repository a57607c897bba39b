/** A file in the editor keeps its line ends, whatever is changed in it. */
import { EditorState } from "@codemirror/state";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asFile, endsField, inLines, lineEnds } from "../../src/preview/client/editor/line-ends.js";

const open = (text: string) => EditorState.create({ doc: inLines(text), extensions: lineEnds(text) });
const fileOf = (state: EditorState) => asFile({ doc: state.doc, ends: state.field(endsField) });

const text = fc
  .array(fc.constantFrom("a", "b", " ", "\n", "\r\n", "\r"), { maxLength: 30 })
  .map((parts) => parts.join(""));

describe("a file in the editor", () => {
  it("that nothing was changed in is the same file", () => {
    fc.assert(
      fc.property(text, (each) => {
        expect(fileOf(open(each))).toBe(each);
      }),
    );
  });

  it("keeps each line end through changes beside it", () => {
    const before = "one\r\ntwo\nthree\r\nfour";
    const { state } = open(before).update({ changes: { from: 4, to: 7, insert: "2" } });
    expect(fileOf(state)).toBe("one\r\n2\nthree\r\nfour");
  });

  it("gives new lines the end that most have", () => {
    for (const end of ["\n", "\r\n"]) {
      const { state } = open(`one${end}two${end}`).update({ changes: { from: 3, insert: "\n1" } });
      expect(fileOf(state)).toBe(`one${end}1${end}two${end}`);
    }
  });

  it("has no line ends but those of its lines, whatever is changed", () => {
    const change = fc.tuple(fc.nat(30), fc.nat(5), fc.constantFrom("", "x", "\n", "x\ny"));
    fc.assert(
      fc.property(text, fc.array(change, { maxLength: 6 }), (each, changes) => {
        let state = open(each);
        for (const [at, length, insert] of changes) {
          const from = Math.min(at, state.doc.length);
          state = state.update({ changes: { from, to: Math.min(from + length, state.doc.length), insert } }).state;
        }
        expect(inLines(fileOf(state))).toBe(state.doc.toString());
      }),
    );
  });
});
