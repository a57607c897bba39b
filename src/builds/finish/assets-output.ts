/** The files that pages and the index share: styles, fonts, the logo. */

import { MAX_BYTES, readRegular } from "../../files/index.js";
import type { BuildRecord } from "../folder/manifest.js";
import { logoPath, sharedAssets } from "../site/assets.js";
import type { Prepared, SharedOutput } from "./shared-output.js";

/** Diagnostics: `build/logo` (error) where the logo can't be read any more. */
export const assets: SharedOutput = {
  name: "assets",
  format: "asset",
  path: "assets",
  wantedFor: ["page", "index"],
  // Pages and the index link to them, and don't hold them.
  own: /^styles\/(page|index)\.css$/,
  uses: /^(layouts\/[^/]+\/)?styles\//,
  prepare: ({ entries: pages }) => prepared([...new Set(pages.flatMap(({ layout }) => layout ?? []))].sort()),
};

/** @param layouts that pages have beside the handout */
function prepared(layouts: readonly string[]): Prepared {
  return {
    shown: layouts,
    async make(toolbox, folder): Promise<BuildRecord> {
      const entries = sharedAssets(toolbox, layouts).map(({ path, content }) =>
        folder.put(path, content, { format: "asset" }),
      );
      const { logo } = toolbox.settings.site;
      if (logo === undefined) return { entries, diagnostics: [] };
      const { bytes, fault } = readRegular(logo, MAX_BYTES.image);
      if (bytes)
        return { entries: [...entries, folder.put(logoPath(logo), bytes, { format: "asset" })], diagnostics: [] };
      const message = `the logo that versus.yaml names can't be read any more: ${fault.reason}`;
      return { entries, diagnostics: [{ severity: "error", code: "build/logo", message }] };
    },
  };
}
