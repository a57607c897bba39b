/** The search for a scale: the largest step that fits, wherever it is told to look. */
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FitPath } from "../../../src/layout/fit/path.js";
import { type FitOptions, seekFit } from "../../../src/layout/fit/seek.js";
import type { FitPoint } from "../../../src/layout/fragments/fragment.js";

const AREA = { width: 700, height: 1000 };
/** px; of a size at which the limit of legibility is below all scales that are tried here. */
const BODY = 1000;
const STEPS = 200;

/** A document by the step up to which it fits; its height grows in stairs. */
const heights = (largest: number) => (scale: number) => {
  const beyond = Math.round(scale * STEPS) - largest;
  return AREA.height * (scale / (largest / STEPS)) ** 1.3 + (beyond > 0 ? 25 : -1);
};

function seek(fit: FitOptions, height: (scale: number) => number, heightAt: (scale: number) => number) {
  const tried: number[] = [];
  const natural = ({ scale }: FitPoint) => {
    tried.push(scale);
    return { width: 500, height: height(scale), heightAt: (point: FitPoint) => heightAt(point.scale) };
  };
  const { points, tried: last, least } = seekFit(fit, BODY, AREA, natural, false);
  const [largest] = points;
  return { found: { scale: (largest ?? least).scale, fits: largest !== undefined, tried: last }, tried };
}

const range = fc
  .tuple(fc.integer({ min: 20, max: 400 }), fc.integer({ min: 0, max: 300 }))
  .map(([min, width]) => ({ min: min / STEPS, max: (min + width) / STEPS, overflow: "error" as const }));

describe("the scale that is found", () => {
  it("is the largest step that fits, whatever is expected of those that weren't tried", () => {
    fc.assert(
      fc.property(
        range,
        fc.integer({ min: 1, max: 800 }),
        fc.infiniteStream(fc.double({ min: 0, max: 3000, noNaN: true })),
        (fit, largest, guesses) => {
          const { found } = seek(fit, heights(largest), () => guesses.next().value as number);
          const [bottom, top] = [Math.round(fit.min * STEPS), Math.round(fit.max * STEPS)];
          expect(found.fits).toBe(largest >= bottom);
          if (found.fits) expect(found.scale).toBe(Math.min(largest, top) / STEPS);
          expect(found.tried !== undefined).toBe(found.fits);
        },
      ),
    );
  });

  it("takes a layout to begin with, one that fits and one that doesn't, where what is expected is right", () => {
    fc.assert(
      fc.property(range, fc.integer({ min: 1, max: 800 }), (fit, largest) => {
        const height = heights(largest);
        expect(seek(fit, height, height).tried.length).toBeLessThanOrEqual(3);
      }),
    );
  });

  it("takes few, however wrong what is expected is", () => {
    const fit = { min: 0.1, max: 5, overflow: "error" } as const;
    for (const wrong of [0, Infinity, Number.NaN, AREA.height]) {
      for (const largest of [20, 187, 200, 999]) {
        const { found, tried } = seek(fit, heights(largest), () => wrong);
        expect(found.scale).toBe(largest / STEPS);
        expect(tried.length).toBeLessThanOrEqual(16);
      }
    }
  });

  it.each([
    ["hardly grow with the scale", (scale: number) => AREA.height - 0.5 + scale / 2],
    ["are too much at all of them", () => AREA.height + 1],
  ])("is expected after few questions where heights %s", (_, height) => {
    let asked = 0;
    seek({ min: 0.1, max: 5, overflow: "error" }, height, (scale) => {
      asked++;
      return height(scale);
    });
    expect(asked).toBeLessThan(40);
  });

  it("is a limit itself, where that is between steps", () => {
    const fit = { min: 0.8012, max: 0.8013, overflow: "error" } as const;
    expect(seek(fit, heights(100), heights(100)).found).toMatchObject({ scale: 0.8012, fits: false });
    expect(seek(fit, heights(300), heights(300)).found).toMatchObject({ scale: 0.8013, fits: true });
  });

  it("is narrow enough for the page", () => {
    const wide = ({ scale }: FitPoint) => ({ width: 800 * scale, height: 100, heightAt: () => 100 });
    const [largest] = seekFit({ min: 0.5, max: 1.5, overflow: "error" }, BODY, AREA, wide, false).points;
    expect(largest).toEqual({ scale: 0.875 });
  });
});

describe("what gives way first", () => {
  /** px, and what it grows by with each; of a document of some length. */
  const heightOf = (length: number) => (point: FitPoint) =>
    length * (point.scale ** 1.3 + 0.1 * (point.measure ?? 0) + 0.3 * (point.space ?? 0));
  const find = (length: number) => {
    const height = heightOf(length);
    let trials = 0;
    const natural = (point: FitPoint) => {
      trials++;
      return { width: 500, height: height(point), heightAt: height };
    };
    const [largest] = seekFit({ min: 0.8, max: 1.2, overflow: "error" }, BODY, AREA, natural, true).points;
    return { point: largest, trials };
  };

  it("is space, then measure, then type: whatever is longer has no more of any of them", () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 1300 }), fc.integer({ min: 0, max: 300 }), (length, more) => {
        const { point } = find(length);
        const longer = find(length + more).point;
        if (!point) return expect(longer).toBeUndefined();
        const { scale, measure = 0, space = 0 } = point;
        if (space > 0) expect(measure).toBe(1);
        if (measure > 0) expect(scale).toBe(1.2);
        expect(heightOf(length)(point)).toBeLessThanOrEqual(AREA.height + 0.01);
        expect(longer?.scale ?? 0).toBeLessThanOrEqual(scale);
        expect(longer?.measure ?? 0).toBeLessThanOrEqual(measure);
        expect(longer?.space ?? 0).toBeLessThanOrEqual(space);
      }),
    );
  });

  it("is found by few layouts, and is all at its largest where there is room", () => {
    expect(find(500).point).toEqual({ scale: 1.2, measure: 1, space: 1 });
    for (const length of [500, 620, 700, 760, 800, 900, 1100, 1300]) expect(find(length).trials).toBeLessThanOrEqual(4);
  });
});

describe("the script of a page", () => {
  it("goes the way that the engine goes, in the same steps", () => {
    const [body] = /var bottom = [\s\S]*?\n {2}function fitsPaper/.exec(readFileSync("templates/page.hbs", "utf8"))!;
    const run = new Function(
      "fit",
      "root",
      `${body.replace(/function fitsPaper$/, "")}; return { bottom, most, setStep };`,
    );
    for (const fit of [
      { min: 0.8, max: 1.15 },
      { min: 0.8123, max: 2 },
      { min: 1, max: 1 },
    ]) {
      const set = new Map<string, number>();
      const root = { style: { setProperty: (name: string, value: number) => set.set(name, value) } };
      const script = run(fit, root);
      const path = new FitPath(fit.min, fit.max, true);
      expect([script.bottom, script.most + 24]).toEqual([path.bottom, path.top]);
      for (let step = path.bottom; step <= path.top; step++) {
        script.setStep(step);
        const { scale, measure, space } = path.at(step);
        expect([...set.values()]).toEqual([scale, scale, measure, space]);
      }
    }
  });
});
