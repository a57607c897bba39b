/**
 * A project as it stands, unsaved texts included -> one sheet in memory: what a build would write of it for people, and what it would say. It is
 * made by the parts of a build; the output folder is neither read nor written, and of the other sheets their cards alone are read.
 */
import {
  Collection,
  type ContentFile,
  type FailedSheet,
  projectOf,
  readCard,
  type Settings,
  type SheetCard,
  type SheetFormat,
} from "../content/index.js";
import { type Diagnostic, faultOf, hasErrors, type Outcome } from "../diagnostics/index.js";
import { hashOf, MAX_BYTES, readRegular, stampText } from "../files/index.js";
import { type OpenedSite, openSite, type RunOptions, type Unsaved } from "./opened-site.js";
import { formatsOf, sheetFormats } from "./plan/formats.js";
import type { BuildReport } from "./plan/options.js";
import { chooseSheets, languagesOf, planSheets } from "./plan/plan.js";
import { SheetReports } from "./plan/sheet-reports.js";
import { buildSheet } from "./sheets/build-sheet.js";
import type { Output } from "./sheets/output.js";
import type { Sheet } from "./sheets/sheet.js";
import { sheetToolbox } from "./sheets/sheet-toolbox.js";
import { loadTask, sheetTask } from "./sheets/task.js";
import { logoPath, sharedAssets } from "./site/assets.js";
import { keptToolbox } from "./site/open-toolboxes.js";
import { type Toolbox, toolboxDiagnostics } from "./site/toolbox.js";

/** A project that was opened, with what its sheets are made with. */
export interface ShownProject {
  readonly site: OpenedSite;
  readonly collection: Collection;
  readonly toolbox: Outcome<Toolbox>;
}

/** What a build would write of a sheet, but for data and pictures. */
export interface MadeSheet {
  readonly sheet: Sheet;
  readonly outputs: readonly Output[];
  readonly toolbox: Toolbox;
}

/** A sheet of the collection, made or not. */
export interface ShownSheet {
  readonly slug: string;
  readonly title: string;
  /** Path of the content file, as diagnostics show it. */
  readonly source: string;
  /** All that a build of this sheet alone would tell. */
  readonly diagnostics: readonly Diagnostic[];
  /** Absent where a build would write nothing. */
  readonly made?: MadeSheet;
}

/** A card that was read, and what the file was then. */
interface KnownCard {
  readonly key: string;
  readonly card: SheetCard | FailedSheet;
}

export class Showing {
  readonly #cards = new Map<string, KnownCard>();

  /** @param options of the build whose outputs are shown */
  constructor(readonly options: RunOptions) {}

  /** The project as it is now; or the report of what can't begin. */
  async open(unsaved: Unsaved): Promise<ShownProject | { readonly report: BuildReport }> {
    const site = await openSite(this.options, unsaved);
    if ("report" in site) return site;
    const { root, settings } = site;
    const collection = new Collection(site.content, async (files) => files.map((file) => this.#card(file, site)));
    const { templates, sourceDate } = site.options;
    const toolbox = keptToolbox(root, settings, templates, sourceDate);
    return { site, collection, toolbox };
  }

  /** Makes one sheet; undefined where the collection has none of that name. Never throws for bad input. */
  async show({ site, collection, toolbox }: ShownProject, slug: string): Promise<ShownSheet | undefined> {
    const { root, settings, diagnostics } = site;
    const select = [slug];
    const plan = await planSheets(root, { select }, collection, await chooseSheets(root, { select }, collection));
    const [found] = plan;
    if (!found) return undefined;
    const reports = new SheetReports([found], collection, undefined);
    const made = "sha256" in found ? this.#make(found, collection, settings, toolbox.value) : undefined;
    if (made && "sha256" in found)
      reports.tell(0, found, made.value ? "built" : "failed", { entries: [], diagnostics: made.diagnostics });
    else if (!("sha256" in found)) reports.tellFailed(0, found);
    const [told] = reports.all;
    return {
      slug: found.slug,
      source: found.source,
      title: told!.title,
      diagnostics: [...diagnostics, ...toolboxDiagnostics(toolbox, languagesOf(plan)), ...told!.diagnostics],
      ...(made?.value && { made: made.value }),
    };
  }

  #make(card: SheetCard, collection: Collection, settings: Settings, toolbox: Toolbox | undefined): Outcome<MadeSheet> {
    if (!toolbox) return { diagnostics: [] };
    try {
      const read = loadTask(sheetTask(card, collection), toolbox.root, settings);
      if (!("sheet" in read)) return { diagnostics: read.diagnostics };
      const { value, diagnostics } = buildSheet(read.sheet, this.#formats(settings), toolbox, true);
      const own = sheetToolbox(read.sheet, toolbox).value;
      if (!value || !own || hasErrors(diagnostics)) return { diagnostics };
      return { value: { sheet: read.sheet, outputs: value, toolbox: own }, diagnostics };
    } catch (error) {
      return { diagnostics: [faultOf(error, "file")] };
    }
  }

  #formats(settings: Settings): readonly SheetFormat[] {
    return sheetFormats(formatsOf(this.options.formats ?? settings.formats, false));
  }

  /** As long as a file stays what it was, so does its card. */
  #card(file: ContentFile, { root, settings }: OpenedSite): SheetCard | FailedSheet {
    const { path, source, unsaved } = file;
    const project = projectOf(root, settings);
    const key = JSON.stringify([source, project, unsaved === undefined ? stampText(path) : hashOf(unsaved)]);
    const known = this.#cards.get(path);
    // Whether an image is there, the file doesn't say.
    if (known?.key === key && "sha256" in known.card && known.card.images.length === 0) return known.card;
    const card = readCard(file, project);
    this.#cards.set(path, { key, card });
    return card;
  }
}

const assetsOf = new WeakMap<Toolbox, Map<string, ReadonlyMap<string, Uint8Array | string>>>();

/** A file that pages share, by its path below the output folder: as a build would write it; undefined for any other. */
export function sharedFile(toolbox: Toolbox, path: string): Uint8Array | string | undefined {
  const { logo } = toolbox.settings.site;
  if (logo !== undefined && path === logoPath(logo)) return readRegular(logo, MAX_BYTES.image).bytes;
  const layout = /^assets\/([^/]+)-(?:sheet|parts|page)\.css$/.exec(path)?.[1] ?? "";
  const known = assetsOf.get(toolbox) ?? new Map<string, ReadonlyMap<string, Uint8Array | string>>();
  assetsOf.set(toolbox, known);
  let assets = known.get(layout);
  if (!assets) {
    const all = sharedAssets(toolbox, layout === "" ? [] : [layout]);
    known.set(layout, (assets = new Map(all.map((asset) => [asset.path, asset.content]))));
  }
  return assets.get(path);
}

/** What stands in an output; undefined where the file that it is a copy of can't be read any more. */
export function contentOf({ content }: Output): Uint8Array | string | undefined {
  if (typeof content === "string" || content instanceof Uint8Array) return content;
  return readRegular(content.copyOf, MAX_BYTES.image).bytes;
}
