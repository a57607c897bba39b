/** Faces of systems that stand in for those of a page. */
import { expect, it } from "vitest";
import { standInRules } from "../../src/builds/site/stand-ins.js";
import { builtInFonts, openFonts } from "../../src/fonts/index.js";

const faces = (family: string) => openFonts(builtInFonts()).value!.sources.filter((face) => face.family === family);
/** Of one of the rules, per cent. */
const size = (rules: string, family: string, weight: number) =>
  Number(new RegExp(`"${family}"\\]?; font-weight: ${weight};.*size-adjust: ([\\d.]+)%`).exec(rules)?.[1]);

it("are as wide as the face for which they stand, for each upright weight", () => {
  const rules = standInRules(faces("Source Sans 3"));
  // Source Sans has 0.415 em a letter of English, Arial 0.4405, DejaVu Sans 0.5057; bold ones 0.439, 0.4763, 0.5711.
  expect(size(rules, "Source Sans 3 as Arial", 400)).toBeCloseTo((0.4151 / 0.4405) * 100, 0);
  expect(size(rules, "Source Sans 3 as DejaVu Sans", 400)).toBeCloseTo((0.4151 / 0.5057) * 100, 0);
  expect(size(rules, "Source Sans 3 as DejaVu Sans", 700)).toBeCloseTo((0.439 / 0.5711) * 100, 0);
  expect(rules).toContain(':root { --vs-stand-ins: "Source Sans 3 as Arial", ');
  expect(rules.match(/@font-face/g)?.length).toBe(3 * 4);
});

it("there are none for no face", () => {
  expect(standInRules([])).toBe("");
});
