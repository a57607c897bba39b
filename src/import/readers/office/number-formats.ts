/** Numbers of cells -> the text that Excel shows, by the number format of their style; dates as ISO 8601 writes them. */
import type { Document } from "domhandler";
import SSF from "ssf";
import { elementsOf } from "./archive.js";

export class NumberFormats {
  /** The code or number of a built-in one, for each style. */
  readonly #byStyle: readonly (string | number)[];

  constructor(
    styles: Document | undefined,
    readonly is1904: boolean,
  ) {
    const codes = new Map(
      elementsOf(styles, "numFmt").map(({ attribs }) => [attribs.numFmtId ?? "", attribs.formatCode ?? "General"]),
    );
    const [cellFormats] = elementsOf(styles, "cellXfs");
    this.#byStyle = elementsOf(cellFormats, "xf").map(({ attribs }) => {
      const id = attribs.numFmtId ?? "0";
      return codes.get(id) ?? Number(id);
    });
  }

  /** @param style index of the cell's style */
  shown(value: number, style: number): string {
    const format = this.#byStyle[style] ?? 0;
    const code = typeof format === "number" ? SSF.get_table()[format] : format;
    if (code !== undefined && SSF.is_date(code)) return this.#date(value, code) ?? String(value);
    try {
      return SSF.format(format, value).trim();
    } catch {
      // A format that isn't one: the number itself.
      return String(value);
    }
  }

  #date(value: number, code: string): string | undefined {
    const date = SSF.parse_date_code(value, { date1904: this.is1904 });
    if (!date) return undefined;
    const two = (number: number) => String(number).padStart(2, "0");
    const day = `${date.y}-${two(date.m)}-${two(date.d)}`;
    const time = `${two(date.H)}:${two(date.M)}`;
    const hasDay = /[yd]/i.test(code.replace(/\[[^\]]*\]|"[^"]*"/g, ""));
    const hasTime = /[hs]/i.test(code.replace(/\[(?!h|m|s)[^\]]*\]|"[^"]*"/gi, ""));
    if (!hasDay) return hasTime ? time : day;
    return hasTime ? `${day} ${time}` : day;
  }
}
