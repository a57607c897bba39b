/**
 * Charstrings of CFF and CFF 2 -> outlines (Adobe Technical Note 5177; OpenType, "CFF2 CharStrings"). fontkit has an interpreter of its
 * own, whose loops take their counts from the file, so that a damaged glyph may keep it busy for ever; this one has the limits of the
 * format. Widths are left out: the table "hmtx" says them.
 */

/** Draws in font units. */
export interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
  closePath(): void;
}

/** Where a charstring stands in the file. */
interface Place {
  readonly offset: number;
  readonly length: number;
}

/** What a charstring refers to. */
export interface CharStrings {
  readonly file: Uint8Array;
  readonly glyph: Place;
  readonly globals: readonly Place[];
  readonly locals: readonly Place[];
  /** CFF 2: which data of variations blends take at first, and the factors that these say. */
  readonly variations: number;
  readonly factors: (variations: number) => readonly number[];
  /** Counts steps; throws where there were too many. */
  readonly take: (steps: number) => void;
}

/** A charstring that no interpreter can follow. */
class FaultyCharString extends Error {}

/** The most operands (CFF 2; CFF has 48), and levels of subroutines. */
const MOST_OPERANDS = 513;
const MOST_LEVELS = 10;
/** Numbers that are kept aside. */
const MOST_KEPT = 32;

/**
 * Draws one glyph.
 * @throws FaultyCharString, also what `factors` and `take` throw
 */
export function drawCharString(strings: CharStrings, pen: Pen): void {
  new Interpreter(strings, pen).draw();
}

class Interpreter {
  readonly #operands: number[] = [];
  readonly #kept: number[] = [];
  #at = 0;
  #x = 0;
  #y = 0;
  #isOpen = false;
  #hasEnded = false;
  #stems = 0;
  #variations: number;

  constructor(
    readonly strings: CharStrings,
    readonly pen: Pen,
  ) {
    this.#variations = strings.variations;
  }

  draw(): void {
    this.#run(this.strings.glyph, 0);
    if (this.#isOpen) this.pen.closePath();
  }

  #run({ offset, length }: Place, level: number): void {
    if (level > MOST_LEVELS) throw new FaultyCharString();
    this.#at = offset;
    while (this.#at < offset + length && !this.#hasEnded) {
      const code = this.#byte();
      if (code >= 32 || code === 28) this.#push(this.#number(code));
      else if (code === 10) this.#call(this.strings.locals, level);
      else if (code === 29) this.#call(this.strings.globals, level);
      else if (code === 11) return;
      else if (code === 12) this.#escaped(this.#byte());
      else if (code === 15) this.#variations = this.#pop();
      else if (code === 16) this.#blend();
      else this.#operator(code);
    }
  }

  #call(subroutines: readonly Place[], level: number): void {
    const { length } = subroutines;
    const bias = length < 1240 ? 107 : length < 33900 ? 1131 : 32768;
    const subroutine = subroutines[this.#pop() + bias];
    if (!subroutine) throw new FaultyCharString();
    const back = this.#at;
    this.#run(subroutine, level + 1);
    this.#at = back;
  }

  #byte(): number {
    this.strings.take(1);
    const byte = this.strings.file[this.#at++];
    if (byte === undefined) throw new FaultyCharString();
    return byte;
  }

  #int16(): number {
    return ((this.#byte() << 24) >> 16) | this.#byte();
  }

  #number(code: number): number {
    if (code === 28) return this.#int16();
    if (code < 247) return code - 139;
    if (code < 251) return (code - 247) * 256 + this.#byte() + 108;
    if (code < 255) return -(code - 251) * 256 - this.#byte() - 108;
    return this.#int16() + ((this.#byte() << 8) | this.#byte()) / 0x10000;
  }

  #push(value: number): void {
    if (this.#operands.push(value) > MOST_OPERANDS) throw new FaultyCharString();
  }

  #pop(): number {
    const value = this.#operands.pop();
    if (value === undefined) throw new FaultyCharString();
    return value;
  }

  /** A whole number of so many operands at most. */
  #count(most: number): number {
    const count = this.#pop();
    if (!Number.isInteger(count) || count < 0 || count > most) throw new FaultyCharString();
    return count;
  }

  /** The last operands, `count` of them. */
  #last(count: number): number[] {
    if (this.#operands.length < count) throw new FaultyCharString();
    return this.#operands.splice(this.#operands.length - count);
  }

  #blend(): void {
    const factors = this.strings.factors(this.#variations);
    const count = this.#count(MOST_OPERANDS);
    this.strings.take(count);
    const deltas = this.#last(count * factors.length);
    this.#last(count).forEach((value, i) => {
      const own = deltas.slice(i * factors.length, (i + 1) * factors.length);
      this.#push(own.reduce((sum, delta, j) => sum + delta * factors[j]!, value));
    });
  }

  /** What takes all operands. */
  #operator(code: number): void {
    const all = this.#operands.splice(0);
    this.strings.take(all.length);
    switch (code) {
      case 1:
      case 3:
      case 18:
      case 23:
        this.#stems += all.length >> 1;
        break;
      case 19:
      case 20:
        this.#stems += all.length >> 1;
        this.#at += (this.#stems + 7) >> 3;
        break;
      // A width may stand before the way.
      case 4:
        this.#move(0, all.at(-1));
        break;
      case 21:
        this.#move(all.at(-2), all.at(-1));
        break;
      case 22:
        this.#move(all.at(-1), 0);
        break;
      case 5:
        this.#lines(all);
        break;
      case 6:
      case 7:
        all.forEach((way, i) => {
          const isAcross = (i % 2 === 0) === (code === 6);
          this.#line(isAcross ? way : 0, isAcross ? 0 : way);
        });
        break;
      case 8:
        this.#curves(all);
        break;
      case 24:
        this.#curves(all.slice(0, -2));
        this.#lines(all.slice(-2));
        break;
      case 25:
        this.#lines(all.slice(0, -6));
        this.#curves(all.slice(-6));
        break;
      case 26:
      case 27:
        this.#smoothCurves(all, code === 27);
        break;
      case 30:
      case 31:
        this.#turningCurves(all, code === 31);
        break;
      case 14:
        this.#hasEnded = true;
        break;
      default:
        throw new FaultyCharString();
    }
  }

  #move(x = Number.NaN, y = Number.NaN): void {
    if (this.#isOpen) this.pen.closePath();
    this.#isOpen = false;
    this.#go(x, y);
    this.#begin();
  }

  /** What is drawn without a move before begins where the pen is. */
  #begin(): void {
    if (!this.#isOpen) this.pen.moveTo(this.#x, this.#y);
    this.#isOpen = true;
  }

  #go(x: number, y: number): void {
    this.#x += x;
    this.#y += y;
    if (!Number.isFinite(this.#x) || !Number.isFinite(this.#y)) throw new FaultyCharString();
  }

  #line(x: number, y: number): void {
    this.#begin();
    this.#go(x, y);
    this.pen.lineTo(this.#x, this.#y);
  }

  #curve(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.#begin();
    this.#go(x1, y1);
    const first = [this.#x, this.#y] as const;
    this.#go(x2, y2);
    const second = [this.#x, this.#y] as const;
    this.#go(x, y);
    this.pen.bezierCurveTo(...first, ...second, this.#x, this.#y);
  }

  #lines(ways: readonly number[]): void {
    for (let i = 0; i + 2 <= ways.length; i += 2) this.#line(ways[i]!, ways[i + 1]!);
  }

  #curves(ways: readonly number[]): void {
    for (let i = 0; i + 6 <= ways.length; i += 6) {
      const [x1, y1, x2, y2, x, y] = ways.slice(i, i + 6) as [number, number, number, number, number, number];
      this.#curve(x1, y1, x2, y2, x, y);
    }
  }

  /** Curves that begin and end in the same direction, across or up. */
  #smoothCurves(ways: readonly number[], isAcross: boolean): void {
    let aside = ways.length % 4 === 1 ? ways[0]! : 0;
    for (let i = ways.length % 4 === 1 ? 1 : 0; i + 4 <= ways.length; i += 4) {
      const [first, x2, y2, last] = ways.slice(i, i + 4) as [number, number, number, number];
      if (isAcross) this.#curve(first, aside, x2, y2, last, 0);
      else this.#curve(aside, first, x2, y2, 0, last);
      aside = 0;
    }
  }

  /** Curves that begin across and end upwards, or the other way round, in turn. */
  #turningCurves(ways: readonly number[], beginsAcross: boolean): void {
    let isAcross = beginsAcross;
    for (let i = 0; i + 4 <= ways.length; i += 4) {
      const [first, x2, y2, last] = ways.slice(i, i + 4) as [number, number, number, number];
      const aside = ways.length - i === 5 ? ways[i + 4]! : 0;
      if (isAcross) this.#curve(first, 0, x2, y2, aside, last);
      else this.#curve(0, first, x2, y2, last, aside);
      isAcross = !isAcross;
    }
  }

  #escaped(code: number): void {
    if (code >= 34 && code <= 37) this.#flex(code, this.#operands.splice(0));
    else this.#reckon(code);
  }

  /** Two curves that meet in a flat way (Note 5177, section 4.1). */
  #flex(code: number, ways: readonly number[]): void {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0, j = 0, k = 0, l = 0] = ways;
    if (ways.length < [7, 12, 9, 11][code - 34]!) throw new FaultyCharString();
    if (code === 34) this.#curves([a, 0, b, c, d, 0, e, 0, f, -c, g, 0]);
    else if (code === 35) this.#curves([a, b, c, d, e, f, g, h, i, j, k, l]);
    else if (code === 36) this.#curves([a, b, c, d, e, 0, f, 0, g, h, i, -(b + d + h)]);
    else {
      const [x, y] = [a + c + e + g + i, b + d + f + h + j];
      const isAcross = Math.abs(x) > Math.abs(y);
      this.#curves([a, b, c, d, e, f, g, h, i, j, isAcross ? k : -x, isAcross ? -y : k]);
    }
  }

  /** Arithmetic (Note 5177, sections 4.5 and 4.6). */
  #reckon(code: number): void {
    const two = OF_TWO[code];
    const one = OF_ONE[code];
    if (two) {
      const b = this.#pop();
      this.#push(two(this.#pop(), b));
    } else if (one) this.#push(one(this.#pop()));
    else if (code === 18) this.#pop();
    else if (code === 20) {
      const index = this.#count(MOST_KEPT - 1);
      this.#kept[index] = this.#pop();
    } else if (code === 21) this.#push(this.#kept[this.#count(MOST_KEPT - 1)] ?? 0);
    else if (code === 22) {
      const [first, second, a, b] = this.#last(4) as [number, number, number, number];
      this.#push(a <= b ? first : second);
    } else if (code === 23) this.#push(1);
    else if (code === 27) for (const value of this.#last(1)) this.#twice(value, value);
    else if (code === 28) this.#twice(this.#pop(), this.#pop());
    else if (code === 29) {
      const from = this.#operands.at(-1 - Math.max(0, this.#pop()));
      if (from === undefined) throw new FaultyCharString();
      this.#push(from);
    } else if (code === 30) this.#roll();
    else throw new FaultyCharString();
  }

  #twice(first: number, second: number): void {
    this.#push(first);
    this.#push(second);
  }

  #roll(): void {
    const by = this.#pop();
    const count = this.#count(this.#operands.length);
    if (!Number.isInteger(by)) throw new FaultyCharString();
    this.strings.take(count);
    const rolled = this.#last(count);
    // What is rolled upwards comes in again below.
    const start = count === 0 ? 0 : (count - (by % count)) % count;
    for (let i = 0; i < count; i++) this.#push(rolled[(start + i) % count]!);
  }
}

type OfOne = Readonly<Record<number, (a: number) => number>>;
type OfTwo = Readonly<Record<number, (a: number, b: number) => number>>;

const OF_ONE: OfOne = {
  5: (a) => Number(a === 0),
  9: Math.abs,
  14: (a) => -a,
  26: Math.sqrt,
};

const OF_TWO: OfTwo = {
  3: (a, b) => Number(a !== 0 && b !== 0),
  4: (a, b) => Number(a !== 0 || b !== 0),
  10: (a, b) => a + b,
  11: (a, b) => a - b,
  12: (a, b) => a / b,
  15: (a, b) => Number(a === b),
  24: (a, b) => a * b,
};
