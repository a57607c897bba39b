/** The handbook, of the sheets that this build was to make and that have a PDF. */
import { type Collection, OUTPUTS } from "../../content/index.js";
import { loadTask, sheetTask } from "../sheets/task.js";
import type { Toolbox } from "../site/toolbox.js";
import { chaptersOf } from "./chapters.js";
import type { SharedOutput } from "./shared-output.js";

const { file } = OUTPUTS.handbook;

export const handbook: SharedOutput = {
  name: "handbook",
  format: "handbook",
  path: file,
  wantedFor: ["handbook"],
  own: /^handbook[^/]*\.hbs$|^styles\/handbook[^/]*\.css$/,
  prepare({ collection, made, entries, topics }) {
    const chapters = chaptersOf(made, entries, collection, topics);
    if (chapters.length === 0) return undefined;
    return {
      shown: chapters,
      async make(toolbox, folder, interruptible) {
        // Few builds make one.
        const { writeHandbook } = await import("./handbook.js");
        const load = async (slug: string) => loadChapter(slug, collection, toolbox);
        const target = { outDir: folder.dir, path: file };
        const { value, diagnostics } = await writeHandbook(chapters, load, toolbox, target, interruptible);
        if (!value) return { entries: [], diagnostics };
        const { bytes, sha256, pages } = value;
        const entry = { format: "handbook", path: file, pages, bytes, sha256 } as const;
        folder.add([entry], [folder.stamp(file)]);
        return { entries: [entry], diagnostics };
      },
    };
  },
};

function loadChapter(slug: string, collection: Collection, { root, settings }: Toolbox) {
  const read = loadTask(sheetTask(collection.card(slug)!, collection), root, settings);
  return "sheet" in read ? read.sheet : undefined;
}
