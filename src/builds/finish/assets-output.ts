/** The files that pages and the index share: styles, fonts, the logos. */
import type { Diagnostic } from "../../diagnostics/index.js";
import { MAX_BYTES, readRegular } from "../../files/index.js";
import type { BuildRecord } from "../folder/manifest.js";
import { logoPath, sharedAssets } from "../site/assets.js";
import type { Prepared, SharedOutput } from "./shared-output.js";

/** Diagnostics: `build/logo` (error) where the logo can't be read any more. */
export const assets: SharedOutput = {
  name: "assets",
  format: "asset",
  path: "assets",
  wantedFor: ["page", "index", "brand"],
  // Pages and the index link to them, and don't hold them.
  own: /^styles\/(page|index)\.css$/,
  uses: /^(layouts\/[^/]+\/)?styles\//,
  prepare: ({ entries }) =>
    prepared([...new Set(entries.flatMap(({ format, layout }) => (format === "page" ? (layout ?? []) : [])))].sort()),
};

function goneLogo(reason: string): Diagnostic {
  const message = `the logo that versus.yaml names can't be read any more: ${reason}`;
  return { severity: "error", code: "build/logo", message };
}

/** @param layouts that pages have beside the handout */
function prepared(layouts: readonly string[]): Prepared {
  return {
    shown: layouts,
    async make(toolbox, folder): Promise<BuildRecord> {
      const entries = sharedAssets(toolbox, layouts).map(({ path, content }) =>
        folder.put(path, content, { format: "asset" }),
      );
      const { site, brand } = toolbox.settings;
      const diagnostics: Diagnostic[] = [];
      const logos = [[site.logo, "logo"] as const, [brand?.logoDark, "logo-dark"] as const];
      for (const [logo, name] of logos) {
        if (logo === undefined) continue;
        const { bytes, fault } = readRegular(logo, MAX_BYTES.image);
        if (bytes) entries.push(folder.put(logoPath(logo, name), bytes, { format: "asset" }));
        else diagnostics.push(goneLogo(fault.reason));
      }
      return { entries, diagnostics };
    },
  };
}
