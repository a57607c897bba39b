/** fontkit's glyphs with outlines of CFF or CFF 2 -> the same, drawn by the interpreter that comes to an end. */
import type { Font, Glyph, Path } from "fontkit";
import { drawCharString, type Pen } from "./char-strings.js";

interface Place {
  readonly offset: number;
  readonly length: number;
}

/** What fontkit has read of a table "CFF " or "CFF2". */
interface Cff {
  readonly stream: { readonly buffer: Uint8Array };
  readonly topDict: {
    readonly CharStrings: readonly Place[];
    readonly vstore?: { readonly itemVariationStore: unknown } | null;
  };
  readonly globalSubrIndex?: readonly Place[];
  privateDictForGlyph(glyph: number): { readonly Subrs?: readonly Place[] | null; readonly vsindex?: number } | null;
}

interface WithCff {
  readonly CFF2?: Cff;
  readonly "CFF "?: Cff;
  readonly _variationProcessor: { getBlendVector(store: unknown, variations: number): readonly number[] } | null;
}

/** A glyph finds its path by its method `_getPath`; that of all glyphs gives an empty one. */
interface Drawn {
  readonly id: number;
  readonly type: string;
  _getPath(): Path & Pen;
}

/** @param take counts steps; throws where there were too many */
export function drawByCharString(font: Font, glyph: Glyph, take: (steps: number) => void): void {
  const drawn = glyph as unknown as Drawn;
  if (drawn.type !== "CFF" || Object.hasOwn(drawn, "_getPath")) return;
  const { _getPath: emptyPath } = Object.getPrototypeOf(Object.getPrototypeOf(drawn)) as Drawn;
  drawn._getPath = () => {
    const path = emptyPath.call(drawn);
    const { CFF2, "CFF ": cff, _variationProcessor: processor } = font as Font & WithCff;
    const table = CFF2 ?? cff;
    const charString = table?.topDict.CharStrings[drawn.id];
    if (!table || !charString) throw new RangeError("a glyph without a charstring");
    const own = table.privateDictForGlyph(drawn.id);
    drawCharString(
      {
        file: table.stream.buffer,
        glyph: charString,
        globals: table.globalSubrIndex ?? [],
        locals: own?.Subrs ?? [],
        variations: own?.vsindex ?? 0,
        factors: (variations) => {
          if (!processor) throw new RangeError("a blend without variations");
          return processor.getBlendVector(table.topDict.vstore?.itemVariationStore, variations);
        },
        take,
      },
      path,
    );
    return path;
  };
}
