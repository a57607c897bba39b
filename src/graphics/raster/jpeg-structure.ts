/**
 * The segments of a JPEG, from the first to the last -> whether all readers can read them (ITU T.81, annex B): tables that are whole,
 * and scans that refer to tables and components which are there. Data of scans isn't read.
 */
import { ImageError } from "./image-error.js";

const MARKER = {
  dht: 0xc4,
  jpg: 0xc8,
  dac: 0xcc,
  soi: 0xd8,
  eoi: 0xd9,
  sos: 0xda,
  dqt: 0xdb,
  dnl: 0xdc,
  dri: 0xdd,
  com: 0xfe,
};
/** Tables of each sort that a file may have at a time. */
const TABLES = 4;
/** Values that a Huffman table may have; of differences of DC, bits. */
const MOST_VALUES = 256;
const MOST_DIFFERENCE = 15;

interface Component {
  readonly id: number;
  readonly quantization: number;
}

interface Frame {
  readonly isProgressive: boolean;
  readonly components: readonly Component[];
}

/** What has been defined so far. */
interface Tables {
  readonly quantization: Set<number>;
  readonly dc: Set<number>;
  readonly ac: Set<number>;
}

/** Throws ImageError where a segment is damaged. @param bytes of a file that begins with SOI */
export function checkJpegStructure(bytes: Uint8Array): void {
  const tables: Tables = { quantization: new Set(), dc: new Set(), ac: new Set() };
  let frame: Frame | undefined;
  let hasScan = false;
  for (let at = 2; ; ) {
    const found = nextMarker(bytes, at);
    if (found === undefined) throw new ImageError("it is cut off");
    const marker = bytes[found]!;
    if (marker === MARKER.eoi) {
      if (!hasScan) throw new ImageError("it has no picture in it");
      return;
    }
    // Restart markers have no segment, nor has the one for temporary use.
    if ((marker >= 0xd0 && marker <= 0xd7) || marker === 0x01) {
      at = found + 1;
      continue;
    }
    const length = (bytes[found + 1]! << 8) | bytes[found + 2]!;
    const segment = bytes.subarray(found + 3, found + 1 + length);
    if (!(length >= 2) || segment.length !== length - 2) throw new ImageError("it is cut off");
    if (marker === MARKER.dqt) quantizationTables(segment, tables);
    else if (marker === MARKER.dht) huffmanTables(segment, tables);
    else if (marker === MARKER.sos) {
      scan(segment, frame, tables);
      hasScan = true;
    } else if (isFrame(marker)) {
      if (frame) throw broken("two frames");
      frame = frameOf(segment, marker === 0xc2);
    } else if (!isSkipped(marker)) throw broken(`an unknown marker, ${marker.toString(16)}`);
    at = found + 1 + length;
  }
}

const broken = (what: string): ImageError => new ImageError(`its data is broken (${what})`);

/** Where the next marker's second byte stands: what lies before it is data, in which FF is followed by 0. */
function nextMarker(bytes: Uint8Array, from: number): number | undefined {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1))
    if (bytes[at + 1] !== 0 && bytes[at + 1] !== 0xff) return at + 1;
  return undefined;
}

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== MARKER.dht && marker !== MARKER.jpg && marker !== MARKER.dac;

/** Of programs, comments, and those that change nothing for a reader that doesn't know them. */
const isSkipped = (marker: number): boolean =>
  (marker >= 0xe0 && marker <= 0xef) ||
  marker === MARKER.com ||
  marker === MARKER.dac ||
  marker === MARKER.dnl ||
  marker === MARKER.dri;

/** B.2.4.1 */
function quantizationTables(segment: Uint8Array, { quantization }: Tables): void {
  for (let at = 0; at < segment.length; ) {
    const [precision, index] = [segment[at]! >> 4, segment[at]! & 15];
    const size = 64 * (precision + 1);
    if (precision > 1 || index >= TABLES || at + 1 + size > segment.length) throw broken("a quantization table");
    quantization.add(index);
    at += 1 + size;
  }
}

/** B.2.4.2: the codes of each length are counted, and there can't be more than the length has room for. */
function huffmanTables(segment: Uint8Array, { dc, ac }: Tables): void {
  for (let at = 0; at < segment.length; ) {
    const [isAc, index] = [segment[at]! >> 4, segment[at]! & 15];
    const counts = segment.subarray(at + 1, at + 17);
    const total = counts.reduce((sum, count) => sum + count, 0);
    const values = segment.subarray(at + 17, at + 17 + total);
    const isWhole = counts.length === 16 && values.length === total && total <= MOST_VALUES;
    if (isAc > 1 || index >= TABLES || !isWhole || !hasRoom(counts)) throw broken("a Huffman table");
    if (isAc === 0 && values.some((value) => value > MOST_DIFFERENCE)) throw broken("a Huffman table");
    (isAc ? ac : dc).add(index);
    at += 17 + total;
  }
}

/** Annex C: a code is one more than that before it, and has a bit more where lengths change. */
function hasRoom(counts: Uint8Array): boolean {
  let free = 1;
  return counts.every((count) => {
    free = free * 2 - count;
    return free >= 0;
  });
}

/** B.2.2 */
function frameOf(segment: Uint8Array, isProgressive: boolean): Frame {
  const count = segment[5] ?? 0;
  if (segment.length !== 6 + 3 * count) throw broken("its frame");
  const components = Array.from({ length: count }, (_, i) => {
    const [id, sampling, quantization] = segment.subarray(6 + i * 3, 9 + i * 3);
    const [across, down] = [sampling! >> 4, sampling! & 15];
    if (across < 1 || across > 4 || down < 1 || down > 4) throw broken("its frame");
    return { id: id!, quantization: quantization! };
  });
  if (new Set(components.map(({ id }) => id)).size < count) throw broken("its frame");
  return { isProgressive, components };
}

/** B.2.3, and table B.3 for the bounds of progressive scans. */
function scan(segment: Uint8Array, frame: Frame | undefined, tables: Tables): void {
  if (!frame) throw broken("a scan before the frame");
  const count = segment[0] ?? 0;
  if (count < 1 || count > 4 || segment.length !== 4 + 2 * count) throw broken("a scan");
  const [start, end, approximation] = segment.subarray(1 + 2 * count);
  const [high, low] = [approximation! >> 4, approximation! & 15];
  if (frame.isProgressive) {
    const isInOrder = start === 0 ? end === 0 : end! >= start! && end! <= 63 && count === 1;
    if (!isInOrder || low > 13 || (high > 0 && low !== high - 1)) throw broken("a scan");
  }
  const needsDc = frame.isProgressive ? start === 0 && high === 0 : true;
  const needsAc = frame.isProgressive ? start! > 0 : true;
  const scanned = new Set<number>();
  for (let i = 0; i < count; i++) {
    const [id, selectors] = segment.subarray(1 + i * 2, 3 + i * 2);
    const component = frame.components.find((one) => one.id === id);
    if (!component || scanned.has(component.id)) throw broken("a scan of a component that there isn't");
    scanned.add(component.id);
    if (!tables.quantization.has(component.quantization)) throw broken("a quantization table that there isn't");
    if ((needsDc && !tables.dc.has(selectors! >> 4)) || (needsAc && !tables.ac.has(selectors! & 15)))
      throw broken("a Huffman table that there isn't");
  }
}
