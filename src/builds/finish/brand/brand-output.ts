/** What a brand looks like: a page and a PDF of it, whatever sheets there are. */
import { OUTPUTS } from "../../../content/index.js";
import type { SharedOutput } from "../shared-output.js";

const { file, beside } = OUTPUTS.brand;

export const brand: SharedOutput = {
  name: "brand",
  format: "brand",
  path: file,
  wantedFor: ["brand"],
  own: /^brand\.hbs$|^styles\/guide\.css$|(^|\/)sample\.yaml$/,
  prepare: () => ({
    shown: [],
    async make(toolbox, folder, interruptible) {
      // Few builds make one.
      const { brandGuide } = await import("./guide.js");
      const { value, diagnostics } = await interruptible(() => brandGuide(toolbox));
      if (!value) return { entries: [], diagnostics };
      const { page, pdf, pages } = value;
      const entries = [
        folder.put(file, page, { format: "brand" }),
        folder.put(beside, pdf, { format: "brand", pages }),
      ];
      return { entries, diagnostics };
    },
  }),
};
