/** The list of what a build makes of all its sheets together, in the order in which it is made. */
import type { Format, SiteFormat } from "../../content/index.js";
import { assets } from "./assets-output.js";
import { brand } from "./brand/brand-output.js";
import { handbook } from "./handbook-output.js";
import { index } from "./index/index-output.js";
import { llms } from "./llms-output.js";
import type { SharedOutput } from "./shared-output.js";

const BY_FORMAT = { assets, index, llms, handbook, brand } as const satisfies Readonly<
  Record<SiteFormat | "assets", SharedOutput>
>;

export const SHARED_OUTPUTS: readonly SharedOutput[] = Object.values(BY_FORMAT);

export function wantedOutputs(formats: readonly Format[]): readonly SharedOutput[] {
  return SHARED_OUTPUTS.filter(({ wantedFor }) => wantedFor.some((format) => formats.includes(format)));
}
