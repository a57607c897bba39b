/**
 * Text -> glyphs by HarfBuzz, called as it is: its WebAssembly module has the functions of its C interface, and is opened at the first
 * text that needs it. Whatever a faulty font makes of the module costs that font, and no other: a new one is made.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { FontFace } from "../face.js";
import { TRUETYPE, writeSfnt } from "../opentype/sfnt.js";
import type { FontFeature } from "./shaped-text.js";

/** Glyphs in visual order, as lists of one length; lengths in font units. */
export interface Run {
  readonly ids: readonly number[];
  readonly advances: readonly number[];
  readonly xOffsets: readonly number[];
  readonly yOffsets: readonly number[];
  /** Offsets of the first UTF-16 code units of their clusters, which don't go back in reading order. */
  readonly starts: readonly number[];
}

export interface Direction {
  readonly rtl: boolean;
  /** ISO 15924; by default that of the first character that has one. */
  readonly script: string | undefined;
}

/** An address in the module's memory, or a number of its own for something. */
type Pointer = number;

/** The functions of the module that are called (HarfBuzz manual, "hb-buffer", "hb-face", "hb-font", "hb-shape"), and C's. */
interface Functions {
  readonly memory: WebAssembly.Memory;
  __wasm_call_ctors(): void;
  malloc(size: number): Pointer;
  free(pointer: Pointer): void;
  hb_blob_create(data: Pointer, length: number, mode: number, given: Pointer, destroy: Pointer): Pointer;
  hb_blob_destroy(blob: Pointer): void;
  hb_face_create(blob: Pointer, index: number): Pointer;
  hb_face_destroy(face: Pointer): void;
  hb_font_create(face: Pointer): Pointer;
  hb_font_destroy(font: Pointer): void;
  hb_font_get_glyph_h_advance(font: Pointer, glyph: number): number;
  hb_language_from_string(text: Pointer, length: number): Pointer;
  hb_buffer_create(): Pointer;
  hb_buffer_clear_contents(buffer: Pointer): void;
  hb_buffer_set_cluster_level(buffer: Pointer, level: number): void;
  hb_buffer_set_direction(buffer: Pointer, direction: number): void;
  hb_buffer_set_script(buffer: Pointer, script: number): void;
  hb_buffer_set_language(buffer: Pointer, language: Pointer): void;
  hb_buffer_guess_segment_properties(buffer: Pointer): void;
  hb_buffer_add_utf16(buffer: Pointer, text: Pointer, length: number, start: number, count: number): void;
  hb_buffer_get_length(buffer: Pointer): number;
  hb_buffer_get_glyph_infos(buffer: Pointer, length: Pointer): Pointer;
  hb_buffer_get_glyph_positions(buffer: Pointer, length: Pointer): Pointer;
  hb_shape(font: Pointer, buffer: Pointer, features: Pointer, count: number): void;
}

/** `HB_MEMORY_MODE_WRITABLE`: what is faulty in a table is mended where it stands. */
const WRITABLE = 2;
/** `HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS`: a mark is a cluster of its own where rules make no other glyph of it. */
const BY_CHARACTER = 1;
/** `HB_DIRECTION_LTR`, `HB_DIRECTION_RTL` */
const [LEFT_TO_RIGHT, RIGHT_TO_LEFT] = [4, 5];
/** `hb_feature_t`: tag, value, and the range of clusters that it is for. */
const FEATURE_SIZE = 16;
const TO_THE_END = 0xffffffff;
/** `hb_glyph_info_t`: glyph, mask, cluster and two more; `hb_glyph_position_t`: advances, offsets and one more. */
const GLYPH_SIZE = 20;

/** Bytes: some dozen large fonts. When that isn't enough, it all begins anew, with those that are still asked for. */
const MOST_MEMORY = 2 ** 30;
const PAGE = 2 ** 16;
/** What it grows by at least. */
const PAGES_AT_A_TIME = 16;

interface OpenFont {
  readonly font: Pointer;
  readonly file: Pointer;
}

/** Tables of a font, which faces that differ in something else share. */
type Tables = FontFace["tables"];

let compiled: WebAssembly.Module | undefined;
let current: HarfBuzz | undefined;
const faulty = new WeakSet<Tables>();

/** Undefined where HarfBuzz makes nothing of a text in a font. */
export function shapeByHarfBuzz(
  face: FontFace,
  text: string,
  features: readonly FontFeature[],
  direction: Direction,
): Run | undefined {
  compiled ??= new WebAssembly.Module(readFileSync(moduleFile()));
  // Once more where others have filled the memory.
  for (let attempt = 0; attempt < 2 && !faulty.has(face.tables); attempt++) {
    try {
      current ??= new HarfBuzz(compiled);
      const run = current.shape(face, text, features, direction);
      return run.ids.length > 0 || text === "" ? run : undefined;
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) throw error;
      current = undefined;
    }
  }
  faulty.add(face.tables);
  return undefined;
}

const moduleFile = (): string => createRequire(import.meta.url).resolve("harfbuzzjs/dist/harfbuzz.wasm");

/** One instance of the module, with the fonts that were opened in it. */
class HarfBuzz {
  readonly #hb: Functions;
  readonly #buffer: Pointer;
  readonly #language: Pointer;
  readonly #fonts = new WeakMap<Tables, OpenFont>();
  readonly #unused = new FinalizationRegistry<OpenFont>((font) => this.#close(font));
  /** Room for a text with its features. */
  #input: Pointer = 0;
  #inputSize = 0;

  constructor(module: WebAssembly.Module) {
    this.#hb = instantiate(module);
    this.#buffer = this.#hb.hb_buffer_create();
    this.#hb.hb_buffer_set_cluster_level(this.#buffer, BY_CHARACTER);
    // By default that of the process, which says nothing of the text.
    const undetermined = this.#allocate(3);
    new Uint8Array(this.#hb.memory.buffer).set(Buffer.from("und"), undetermined);
    this.#language = this.#hb.hb_language_from_string(undetermined, 3);
    this.#hb.free(undetermined);
  }

  /** @throws WebAssembly.RuntimeError, RangeError: the instance is of no use any more. */
  shape(face: FontFace, text: string, features: readonly FontFeature[], { rtl, script }: Direction): Run {
    const { font } = this.#opened(face);
    const [characters, settings] = this.#write(text, features);
    const [hb, buffer] = [this.#hb, this.#buffer];
    hb.hb_buffer_clear_contents(buffer);
    hb.hb_buffer_add_utf16(buffer, characters, text.length, 0, text.length);
    hb.hb_buffer_set_direction(buffer, rtl ? RIGHT_TO_LEFT : LEFT_TO_RIGHT);
    hb.hb_buffer_set_language(buffer, this.#language);
    if (script) hb.hb_buffer_set_script(buffer, tagOf(script));
    hb.hb_buffer_guess_segment_properties(buffer);
    hb.hb_shape(font, buffer, settings, features.length);
    return this.#read(font, face.glyphCount);
  }

  #read(font: Pointer, glyphCount: number): Run {
    const hb = this.#hb;
    const count = hb.hb_buffer_get_length(this.#buffer);
    const infos = hb.hb_buffer_get_glyph_infos(this.#buffer, 0);
    const positions = hb.hb_buffer_get_glyph_positions(this.#buffer, 0);
    const data = new DataView(hb.memory.buffer);
    const ids = new Array<number>(count);
    const [starts, advances, xOffsets, yOffsets] = [[...ids], [...ids], [...ids], [...ids]];
    for (let i = 0; i < count; i++) {
      const [info, position] = [infos + i * GLYPH_SIZE, positions + i * GLYPH_SIZE];
      const id = data.getUint32(info, true);
      // What rules make of a glyph may be none of the font's.
      const own = id < glyphCount;
      ids[i] = own ? id : 0;
      starts[i] = data.getUint32(info + 8, true);
      advances[i] = own ? data.getInt32(position, true) : hb.hb_font_get_glyph_h_advance(font, 0);
      xOffsets[i] = data.getInt32(position + 8, true);
      yOffsets[i] = data.getInt32(position + 12, true);
    }
    return { ids, starts, advances, xOffsets, yOffsets };
  }

  /** A text with its features, where both can be found. */
  #write(text: string, features: readonly FontFeature[]): [characters: Pointer, settings: Pointer] {
    const size = features.length * FEATURE_SIZE + text.length * 2;
    if (size > this.#inputSize) {
      this.#hb.free(this.#input);
      this.#input = this.#allocate(size);
      this.#inputSize = size;
    }
    const settings = this.#input;
    const characters = settings + features.length * FEATURE_SIZE;
    const data = new DataView(this.#hb.memory.buffer);
    features.forEach(([tag, value], i) => {
      const at = settings + i * FEATURE_SIZE;
      data.setUint32(at, tagOf(tag), true);
      data.setUint32(at + 4, value, true);
      data.setUint32(at + 8, 0, true);
      data.setUint32(at + 12, TO_THE_END, true);
    });
    for (let i = 0; i < text.length; i++) data.setUint16(characters + i * 2, text.charCodeAt(i), true);
    return [characters, settings];
  }

  #opened({ tables }: FontFace): OpenFont {
    let opened = this.#fonts.get(tables);
    if (!opened) {
      this.#fonts.set(tables, (opened = this.#open(tables)));
      this.#unused.register(tables, opened);
    }
    return opened;
  }

  #open(tables: Tables): OpenFont {
    const hb = this.#hb;
    // Whatever its outlines: HarfBuzz asks for tables by name.
    const bytes = writeSfnt({ flavor: TRUETYPE, tables });
    const file = this.#allocate(bytes.length);
    new Uint8Array(hb.memory.buffer).set(bytes, file);
    const blob = hb.hb_blob_create(file, bytes.length, WRITABLE, 0, 0);
    const face = hb.hb_face_create(blob, 0);
    const font = hb.hb_font_create(face);
    // Each is held by the next.
    hb.hb_blob_destroy(blob);
    hb.hb_face_destroy(face);
    return { font, file };
  }

  #close({ font, file }: OpenFont): void {
    this.#hb.hb_font_destroy(font);
    this.#hb.free(file);
  }

  #allocate(size: number): Pointer {
    const pointer = this.#hb.malloc(size);
    if (pointer === 0) throw new RangeError("HarfBuzz has no memory left");
    return pointer;
  }
}

function instantiate(module: WebAssembly.Module): Functions {
  const stop = () => {
    throw new RangeError("HarfBuzz gave up");
  };
  const nothing = () => undefined;
  const imports = {
    wasi_snapshot_preview1: { proc_exit: stop },
    env: {
      _abort_js: stop,
      _emscripten_runtime_keepalive_clear: nothing,
      _setitimer_js: nothing,
      // Without room for what it does now, there is no going on with what is half done.
      emscripten_resize_heap(size: number): number {
        const missing = (size >>> 0) - exports.memory.buffer.byteLength;
        if (size >>> 0 > MOST_MEMORY) throw new RangeError("HarfBuzz takes too much memory");
        exports.memory.grow(Math.max(PAGES_AT_A_TIME, Math.ceil(missing / PAGE)));
        return 1;
      },
    },
  };
  const exports = new WebAssembly.Instance(module, imports).exports as unknown as Functions;
  exports.__wasm_call_ctors();
  return exports;
}

const tagOf = (name: string): number => Buffer.from(name.padEnd(4), "latin1").readUInt32BE(0);
