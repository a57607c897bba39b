/** What a layout says of the heights at other scales, beside layouts there. */
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { layOutHtml } from "../../../src/document/lay-out.js";
import { parseComparison, renderPdf } from "../../../src/index.js";
import { heightModel } from "../../../src/layout/fit/height-model.js";
import { contentBottom } from "../../../src/layout/fragmentation/cut.js";
import { type Trial, type TrialSpace, Trials } from "../../../src/layout/trials.js";

interface Seen {
  readonly trials: Trials;
  readonly space: TrialSpace;
  readonly trial: Trial;
}

/** The layouts at natural height that were made since the test began. */
const seen: Seen[] = [];
const { at } = Trials.prototype;

beforeAll(() => {
  vi.spyOn(Trials.prototype, "at").mockImplementation(function (this: Trials, space, like) {
    const trial = at.call(this, space, like);
    if (space.viewport.height === 0) seen.push({ trials: this, space, trial });
    return trial;
  });
});
afterAll(() => {
  vi.restoreAllMocks();
});

const SCALES = [0.85, 0.9, 0.93, 0.96, 1, 1.05];

/** By how much of the height the model of a layout is off at each scale. */
function errors({ trials, space, trial }: Seen): number[] {
  const model = heightModel(trial, (point) =>
    trial.styles.counterparts(trials.styles({ at: point, viewport: space.viewport })),
  );
  return SCALES.map((scale) => {
    const height = contentBottom(at.call(trials, { ...space, at: { scale } }).root);
    return Math.abs(model({ scale }) - height) / height;
  });
}

describe("the heights that a layout tells of other scales", () => {
  it("are those of layouts there, but for a line here and there; and so a search takes few of them", async () => {
    const files = readdirSync("content").filter((file) => file.endsWith(".yaml"));
    const off: number[] = [];
    let layouts = 0;
    for (const file of files) {
      seen.length = 0;
      const sheet = parseComparison(readFileSync(`content/${file}`, "utf8"), { path: `content/${file}` }).value!;
      expect((await renderPdf(sheet, {})).diagnostics).toEqual([]);
      layouts += seen.length;
      off.push(...errors(seen[0]!));
    }
    off.sort((a, b) => a - b);
    // A line more or less is two hundredths.
    expect(off[Math.floor(off.length * 0.6)]).toBeLessThan(0.001);
    expect(off[Math.floor(off.length * 0.9)]).toBeLessThan(0.04);
    expect(layouts / files.length).toBeLessThan(3.5);
  });

  it("are numbers, whatever there is in a document", () => {
    const folder = "test/oracle/layouts";
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".html"))) {
      seen.length = 0;
      layOutHtml(readFileSync(`${folder}/${file}`, "utf8"), {
        page: { width: 794, height: 1123, margin: { top: 50, right: 50, bottom: 50, left: 50 } },
        fit: { min: 0.5, max: 2, overflow: "flow" },
      });
      expect(seen.length).toBeGreaterThan(0);
      for (const error of errors(seen[0]!)) expect(error).toBeLessThan(10);
    }
  });
});
