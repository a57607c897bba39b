/** What the last build wrote, and the content as it is now -> the sheets that can be sent, and those that can't. */
import { join, resolve } from "node:path";
import { readOutput, writtenOutputs } from "../builds/index.js";
import {
  Collection,
  findContent,
  outputPath,
  projectOf,
  readCard,
  readInTurn,
  type Settings,
} from "../content/index.js";
import type { Interruptible } from "../interrupt.js";
import { plainText } from "../templates/index.js";
import type { Pdf } from "./hosts/host.js";
import type { RelatedSheet } from "./plan/links.js";

/** A sheet that is to be a page over there. */
export interface WantedSheet {
  readonly slug: string;
  readonly title: string;
  /** The snippet, as it was built. */
  readonly snippet: string;
  readonly related: readonly RelatedSheet[];
  readonly pdf?: Pdf;
}

/** A sheet that isn't sent, and why. */
export interface HeldSheet {
  readonly slug: string;
  readonly reason: string;
}

export interface WantedSheets {
  readonly sheets: readonly WantedSheet[];
  readonly held: readonly HeldSheet[];
}

export interface WantedOptions {
  /** Absolute. */
  readonly root: string;
  readonly settings: Settings;
  readonly places: { readonly content: string; readonly out: string };
  readonly host: "wordpress" | "confluence";
  readonly pdf: boolean;
  readonly interruptible?: Interruptible | undefined;
}

/** Reads outputs and content; writes nothing. */
export async function wantedSheets({
  root,
  settings,
  places,
  host,
  pdf,
  interruptible,
}: WantedOptions): Promise<WantedSheets> {
  const outDir = resolve(root, places.out);
  const { entries } = writtenOutputs(outDir, places.out);
  const content = await findContent({ root, contentDir: resolve(root, places.content) });
  const project = projectOf(root, settings);
  const collection = new Collection(
    content,
    readInTurn((file) => readCard(file, project), interruptible),
  );
  await collection.read();
  const command = `versus build --snippet ${host}`;
  const snippets = entries.filter(({ format, slug }) => format === "snippet" && slug !== undefined);
  const ofHost = new Map(snippets.filter(({ profile }) => profile === host).map((entry) => [entry.slug!, entry]));
  const pdfs = new Map(entries.filter(({ format }) => format === "pdf").map((entry) => [entry.slug, entry]));
  const sheets: WantedSheet[] = [];
  const held: HeldSheet[] = collection.failed.map(({ slug, source }) => ({
    slug,
    reason: `${source} has errors: \`versus check ${slug}\` tells them`,
  }));
  for (const { slug, source, sha256, related } of collection.cards) {
    const hold = (reason: string) => void held.push({ slug, reason });
    const entry = ofHost.get(slug);
    const fileOf = pdf ? pdfs.get(slug) : undefined;
    if (!entry) {
      const isOther = snippets.some((one) => one.slug === slug);
      hold(
        isOther
          ? `its snippet is for another host: \`${command}\` makes the right one`
          : `no build has made a snippet of it: \`${command}\``,
      );
      continue;
    }
    if ([entry, fileOf].some((one) => one && one.madeOf !== sha256)) {
      hold(`${source} is newer than what was built of it: \`${command}\``);
      continue;
    }
    const snippet = readOutput(outDir, entry);
    const bytes = fileOf && readOutput(outDir, fileOf);
    if (!snippet || (fileOf && !bytes)) {
      hold(`${join(places.out, (snippet ? fileOf : entry)!.path)} is not what was built: \`${command}\``);
      continue;
    }
    sheets.push({
      slug,
      title: plainText(entry.title ?? slug),
      snippet: snippet.toString("utf8").trim(),
      related: related.flatMap((one) => relatedSheet(one.slug, collection, settings)),
      ...(bytes && fileOf && { pdf: { bytes, sha256: fileOf.sha256 } }),
    });
  }
  const known = new Set([...collection.cards, ...held].map(({ slug }) => slug));
  const gone = [...ofHost.keys()].filter((slug) => !known.has(slug));
  for (const slug of gone)
    if (!collection.isHidden(slug))
      held.push({ slug, reason: `its content file is gone, and its outputs are there: \`${command}\` removes them` });
  return { sheets, held };
}

function relatedSheet(slug: string, collection: Collection, { site }: Settings): RelatedSheet[] {
  const card = collection.card(slug);
  if (!card) return [];
  const url = site.url && `${site.url}/${outputPath("page", encodeURIComponent(slug))}`;
  return [{ slug, title: plainText(card.title), ...(url !== undefined && { url }) }];
}
