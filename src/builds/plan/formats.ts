/** The formats that are asked for -> those that are made. */
import { type Format, isSheetFormat, OUTPUTS, type Settings, type SheetFormat } from "../../content/index.js";

/** With those that others are made of. A shard makes nothing of all sheets: it has a part of them. */
export function formatsOf(asked: readonly Format[], isShard: boolean): readonly Format[] {
  const needed = asked.flatMap((format): Format[] => {
    const output = OUTPUTS[format];
    return "madeOf" in output && !asked.includes(output.madeOf) ? [output.madeOf] : [];
  });
  return [...needed, ...(isShard ? asked.filter(isSheetFormat) : asked)];
}

/** Those that are made sheet by sheet, in one order. */
export function sheetFormats(formats: readonly Format[]): readonly SheetFormat[] {
  return formats.filter(isSheetFormat).toSorted();
}

/** How many files a build makes of each sheet; keys of worksheets are left out. */
export function outputsOfEach(formats: readonly Format[], { snippet, impose }: Settings): number {
  return sheetFormats(formats).reduce(
    (sum, format) =>
      sum + (format === "snippet" ? snippet.length : format === "png" || (format === "pdf" && impose) ? 2 : 1),
    0,
  );
}
