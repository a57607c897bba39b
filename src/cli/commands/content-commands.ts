/** `versus list`, `versus new` and `versus schema`: what concerns content files alone. */
import { mkdir, writeFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import {
  Collection,
  comparisonJsonSchema,
  DEFAULT_SETTINGS,
  findContent,
  loadSettings,
  modelJsonSchema,
  placesOf,
  readCard,
  readInTurn,
  scaffold,
  schemaPathFrom,
  settingsJsonSchema,
  slugify,
  slugOf,
} from "../../content/index.js";
import { printable } from "../../diagnostics/index.js";
import { liesInside } from "../../files/index.js";
import { EXIT, type ExitCode } from "../terminal/exit-codes.js";
import { type Io, Terminal, table } from "../terminal/terminal.js";

interface ContentFlags {
  readonly content?: string;
  readonly settings?: string;
  readonly json?: boolean;
}

export async function listCommand(flags: ContentFlags, io: Io): Promise<ExitCode> {
  const terminal = new Terminal(io, false);
  const settings = await loadSettings(io.cwd, { file: flags.settings });
  const { lang, places, audiences } = settings.value ?? DEFAULT_SETTINGS;
  const contentDir = resolve(io.cwd, placesOf(places, flags).content);
  const content = await findContent({ root: io.cwd, contentDir });
  // Whoever writes sheets sees all of them.
  const audience = audiences.at(-1);
  const project = { root: io.cwd, lang, viewer: { audiences, ...(audience !== undefined && { audience }) } };
  const collection = new Collection(
    content,
    readInTurn((file) => readCard(file, project), io.interruptible),
  );
  await collection.read();
  const sheets = collection.cards.map(({ slug, title, source, lang, tags, related }) => {
    return { slug, title, source, lang, tags, related: related.map((entry) => entry.slug) };
  });
  if (flags.json) terminal.json(sheets, 2);
  else if (sheets.length > 0) {
    const rows = sheets.map((sheet) => [sheet.slug, sheet.title, sheet.tags.join(", "), String(sheet.related.length)]);
    terminal.result(table([["slug", "title", "tags", "related"], ...rows], new Set([3])));
  } else if (collection.failed.length === 0)
    terminal.say('There are no content files yet: `versus new "Sales" "Marketing"` writes one.');
  const diagnostics = [...settings.diagnostics, ...collection.failed.flatMap((sheet) => sheet.diagnostics)];
  terminal.diagnostics(diagnostics);
  return diagnostics.some((d) => d.severity === "error") ? EXIT.content : EXIT.ok;
}

export async function newCommand(
  names: readonly string[],
  flags: { readonly content?: string; readonly settings?: string; readonly lang?: string; readonly slug?: string },
  io: Io,
): Promise<ExitCode> {
  const terminal = new Terminal(io, false);
  const trimmed = names.map((name) => name.trim());
  if (trimmed.length < 2 || trimmed.length > 6) {
    terminal.usage(`a comparison has two to six subjects, not ${trimmed.length}`, 'versus new "Sales" "Marketing"');
    return EXIT.usage;
  }
  const slug = flags.slug ?? trimmed.map(slugify).join("-vs-");
  if (trimmed.some((name) => slugify(name) === "") || new Set(trimmed).size < trimmed.length) {
    terminal.usage(
      "every subject needs a name of its own, with a letter or digit in it",
      'versus new "Sales" "Marketing"',
    );
    return EXIT.usage;
  }
  if (flags.slug !== undefined && slugOf(slug).value !== slug) {
    const near = slugify(slug);
    terminal.usage(
      `"${slug}" can't be part of an address: a slug is small letters, digits and hyphens`,
      near === "" ? "--slug sales-vs-marketing" : `--slug ${near}`,
    );
    return EXIT.usage;
  }
  const settings = await loadSettings(io.cwd, { file: flags.settings });
  const { content } = placesOf(settings.value?.places ?? {}, flags);
  const folder = resolve(io.cwd, content);
  const path = join(folder, `${slug}.yaml`);
  const shown = relative(io.cwd, path).split(sep).join("/");
  const schemaPath = schemaPathFrom(folder, "versus.schema.json");
  // The folder that a flag names is what somebody chose; `content` may be a link that came with the project.
  if (flags.content === undefined && liesInside(io.cwd, folder) === false) {
    terminal.usage(`${content} is a link to a folder outside of the project`, "name that folder with --content");
    return EXIT.content;
  }
  const text = scaffold(trimmed, { lang: flags.lang ?? settings.value?.lang ?? "en", schemaPath });
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(path, text, { flag: "wx" });
  } catch (error) {
    const exists = error instanceof Error && "code" in error && error.code === "EEXIST";
    terminal.usage(
      exists
        ? `${shown} exists already`
        : `${shown} can't be written: ${error instanceof Error ? error.message : String(error)}`,
    );
    return EXIT.content;
  }
  terminal.result(printable(shown));
  terminal.say(`Fill it in, then: versus build ${slug}`);
  return EXIT.ok;
}

export function schemaCommand(flags: { readonly settings?: boolean; readonly model?: boolean }, io: Io): ExitCode {
  const schema = flags.settings ? settingsJsonSchema() : flags.model ? modelJsonSchema() : comparisonJsonSchema();
  io.stdout.write(`${JSON.stringify(schema, null, 2)}\n`);
  return EXIT.ok;
}
