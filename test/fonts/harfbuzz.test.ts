/** HarfBuzz's module: what a font breaks in it costs that font alone, and a full memory nothing. */
import { beforeEach, expect, it, vi } from "vitest";
import { openFontFile } from "../../src/fonts/face.js";
import { builtIn } from "../support/fonts.js";

type Exports = Readonly<Record<string, (...given: number[]) => number>>;

const open = () => openFontFile("font.ttf", builtIn("Noto Sans Arabic"))[0]!.face();
const TEXT = "(سَلَام)";

/** What the module's functions do instead, and how many instances were made. */
const state = { instances: 0, shape: undefined as (() => void) | undefined };
const { Instance } = WebAssembly;
vi.spyOn(WebAssembly, "Instance").mockImplementation(
  class {
    readonly exports: Exports;

    constructor(...given: ConstructorParameters<typeof Instance>) {
      const exports = new Instance(...given).exports as Exports;
      state.instances += 1;
      const shape = (...numbers: number[]) => {
        state.shape?.();
        return exports.hb_shape!(...numbers);
      };
      this.exports = { ...exports, hb_shape: shape };
    }
  },
);

async function fresh() {
  vi.resetModules();
  return await import("../../src/fonts/shaping/shape.js");
}

beforeEach(() => {
  state.instances = 0;
  state.shape = undefined;
});

it("is opened once for all fonts", async () => {
  const { shape } = await fresh();
  for (let i = 0; i < 3; i++) shape(open(), TEXT, [], true);
  expect(state.instances).toBe(1);
});

it("is made anew where a font breaks it, whose letters stand side by side", async () => {
  const { shape } = await fresh();
  const [whole, broken] = [open(), open()];
  const expected = shape(whole, TEXT, [], true);
  state.shape = () => {
    throw new WebAssembly.RuntimeError("unreachable");
  };
  const { ids, texts, starts } = shape(broken, TEXT, [], true);
  const letters = Array.from(TEXT, (letter) => broken.fontkit.glyphForCodePoint(letter.codePointAt(0)!).id);
  // Brackets are mirrored, and end up where they were.
  expect(ids).toEqual([letters[0], ...letters.slice(1, -1).reverse(), letters.at(-1)]);
  expect(texts.toReversed().join("")).toBe(TEXT);
  expect(starts.toReversed()).toEqual([...TEXT].map((_, i) => i));
  state.shape = undefined;
  // It isn't tried again: what a word looks like doesn't depend on those before it.
  const { instances } = state;
  expect(shape(broken, `${TEXT}${TEXT}`, [], true).ids).toHaveLength(TEXT.length * 2);
  expect(state.instances).toBe(instances);
  expect(shape(whole, `${TEXT} `, [], true).ids.slice(1)).toEqual(expected.ids);
});

it("begins anew where it has no memory left for a font that is whole", async () => {
  const { shape } = await fresh();
  const expected = shape(open(), TEXT, [], true);
  const full = vi.fn(() => {
    state.shape = undefined;
    throw new RangeError("memory");
  });
  state.shape = full;
  expect(shape(open(), TEXT, [], true)).toEqual(expected);
  expect(full).toHaveBeenCalledOnce();
  expect(state.instances).toBe(2);
});

it("lets faults of ours through", async () => {
  const { shape } = await fresh();
  state.shape = () => {
    throw new TypeError("not a function");
  };
  expect(() => shape(open(), TEXT, [], true)).toThrow("not a function");
});
