export interface BenchmarkSheet {
  readonly slug: string;
  readonly yaml: string;
  /** Words of its texts. */
  readonly words: number;
  readonly data: object;
}
export function comparison(number: number, seed?: number): BenchmarkSheet;
