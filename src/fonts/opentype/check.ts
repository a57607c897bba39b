/**
 * What a font must have to be set and embedded (OpenType, "Required Tables"), as browsers ask for it: where something is
 * wrong, the font is refused as a whole, so that no text of it is half there.
 */
import { type Sfnt, UnusableFont, viewOf } from "./sfnt.js";

/** Least bytes of the tables without which nothing can be set. */
const REQUIRED = { head: 54, hhea: 36, maxp: 6, hmtx: 4, cmap: 4 } as const;
/** Pictures of letters, which are no outlines. */
const PICTURES = ["CBDT", "EBDT", "bdat", "sbix", "SVG "];
/** Thousandths of an em. */
const MOST_WIDTH = 0x7fff;
/** Bits of fsType in OS/2. */
const RESTRICTED = 0x0002;
const FREER = 0x000c;
const PICTURES_ONLY = 0x0200;
const WHOLE_ONLY = 0x0100;

type Outlines = "glyf" | "CFF " | "CFF2";

/** What is known of a font that can be used. */
export interface CheckedFont {
  readonly outlines: Outlines;
  readonly glyphCount: number;
  readonly unitsPerEm: number;
  /** Whether its maker wants it embedded as a whole or not at all. */
  readonly wholeOnly: boolean;
  /** Whether some of its glyphs have colours, which their outlines don't show. */
  readonly colored: boolean;
}

/** @throws UnusableFont */
export function checkFont({ tables }: Sfnt): CheckedFont {
  for (const [tag, size] of Object.entries(REQUIRED)) {
    const table = tables.get(tag);
    if (!table) throw new UnusableFont(`it has no table "${tag}"`);
    if (table.length < size) throw new UnusableFont(`its table "${tag}" is too short`);
  }
  const [head, hhea, maxp] = ["head", "hhea", "maxp"].map((tag) => viewOf(tables.get(tag)!)) as [
    DataView,
    DataView,
    DataView,
  ];
  const unitsPerEm = head.getUint16(18);
  if (unitsPerEm < 16 || unitsPerEm > 16384) throw new UnusableFont(`an em of it has ${unitsPerEm} units`);
  const glyphCount = maxp.getUint16(4);
  if (glyphCount === 0) throw new UnusableFont("it has no glyphs");
  const advances = hhea.getUint16(34);
  if (advances === 0 || advances > glyphCount || tables.get("hmtx")!.length < advances * 2 + glyphCount * 2)
    throw new UnusableFont("its widths of glyphs are not complete");
  const outlines = outlinesOf(tables);
  if (outlines === "glyf") checkGlyphs(tables, glyphCount, head.getInt16(50));
  else checkWidths(viewOf(tables.get("hmtx")!), advances, unitsPerEm);
  const rights = embeddingRights(tables.get("OS/2"));
  const colored = ["COLR", ...PICTURES].some((tag) => tables.has(tag));
  return { outlines, glyphCount, unitsPerEm, wholeOnly: (rights & WHOLE_ONLY) !== 0, colored };
}

function outlinesOf(tables: Sfnt["tables"]): Outlines {
  const length = (tag: string) => tables.get(tag)?.length ?? 0;
  if (length("glyf") > 0 && length("loca") > 0) return "glyf";
  if (length("CFF ") > 0) return "CFF ";
  if (length("CFF2") > 0) return "CFF2";
  const pictures = PICTURES.filter((tag) => tables.has(tag)).map((tag) => tag.trim());
  throw new UnusableFont(
    pictures.length > 0
      ? `it has pictures of its letters only (${pictures.join(", ")}), no outlines`
      : "it has no outlines",
  );
}

function checkGlyphs(tables: Sfnt["tables"], glyphCount: number, format: number): void {
  const [glyf, loca] = [tables.get("glyf")!, tables.get("loca")!];
  const view = viewOf(loca);
  const size = format === 0 ? 2 : 4;
  if (loca.length < (glyphCount + 1) * size) throw new UnusableFont('its table "loca" is too short');
  let before = 0;
  for (let i = 0; i <= glyphCount; i++) {
    const offset = size === 2 ? view.getUint16(i * 2) * 2 : view.getUint32(i * 4);
    if (offset < before || offset > glyf.length) throw new UnusableFont("its outlines don't stand where it says");
    before = offset;
  }
}

/** Charstrings, in which outlines of CFF are embedded, say widths in thousandths of an em, as numbers of 16 bits. */
function checkWidths(hmtx: DataView, advances: number, unitsPerEm: number): void {
  for (let glyph = 0; glyph < advances; glyph++)
    if (hmtx.getUint16(glyph * 4) * 1000 > unitsPerEm * MOST_WIDTH)
      throw new UnusableFont("a glyph of it is wider than what can be embedded");
}

/** The field fsType, which says what a maker allows; 0 is everything. */
function embeddingRights(os2: Uint8Array | undefined): number {
  if (!os2 || os2.length < 10) return 0;
  const rights = viewOf(os2).getUint16(8);
  if (rights & RESTRICTED && !(rights & FREER))
    throw new UnusableFont("its maker forbids that it is embedded (fsType in its table OS/2)");
  if (rights & PICTURES_ONLY)
    throw new UnusableFont("its maker allows only pictures of it to be embedded (fsType in its table OS/2)");
  return rights;
}
