/** `llms.txt`: which sheets there are, where, and what each says in a line (llmstxt.org). */
import { inChapters, OUTPUTS, outputPath, type SheetFormat } from "../../content/index.js";
import type { Outcome } from "../../diagnostics/index.js";
import { fillCount, plainText, questionFor } from "../../templates/index.js";
import type { Toolbox } from "../site/toolbox.js";
import { listable, type MadeSheet, madeSheets, shownOf } from "./made-sheets.js";
import type { SharedOutput } from "./shared-output.js";

const { file } = OUTPUTS.llms;
/** What a line leads to: the first of these that was made of its sheet. */
const LINKED: readonly SheetFormat[] = ["json", "page", "pdf"];

export const llms: SharedOutput = {
  name: "llms",
  format: "llms",
  path: file,
  wantedFor: ["llms"],
  isOfAll: true,
  own: /^$/,
  uses: /^(locales|layouts)\//,
  prepare({ collection, entries, topics }) {
    const sheets = madeSheets(collection, entries, LINKED).sort((a, b) => inChapters(topics)(a.card, b.card));
    return {
      shown: sheets.map(shownOf),
      async make(toolbox, folder, interruptible) {
        const { value, diagnostics } = await interruptible(() => textOf(sheets, toolbox));
        const entries = value === undefined ? [] : [folder.put(file, value, { format: "llms" })];
        return { entries, diagnostics };
      },
    };
  },
};

/** Diagnostics: those of the labels of the site's language. */
function textOf(sheets: readonly MadeSheet[], toolbox: Toolbox): Outcome<string> {
  const { lang, site } = toolbox.settings;
  const { value: labels, diagnostics } = toolbox.locale(lang);
  if (!labels) return { diagnostics };
  const root = site.url === undefined ? "" : `${site.url}/`;
  const lines = [`# ${escaped(site.name ?? labels.indexTitle)}`, ""];
  lines.push(`> ${sheets.length === 0 ? labels.empty : fillCount("found", sheets.length, labels)}`);
  let heading: string | undefined;
  for (const { card, made, locale } of listable(sheets, toolbox)) {
    const topic = card.tags[0] ?? labels.otherSheets;
    if (topic !== heading) lines.push("", `## ${escaped(topic)}`, "");
    heading = topic;
    const path = outputPath(LINKED.find((format) => made.has(format))!, encodeURIComponent(card.slug));
    const names = card.subjects.map(plainText);
    const question = card.question === undefined ? questionFor(names, locale) : plainText(card.question);
    const said = card.keyPhrases.length === 0 ? question : card.keyPhrases.map(sentence).join(" ");
    lines.push(`- [${escaped(plainText(card.title))}](${root}${path}): ${escaped(said)}`);
  }
  return { value: `${lines.join("\n")}\n`, diagnostics };
}

const sentence = (phrase: string): string => plainText(phrase).replace(/[.,;:]?$/, ".");

/** Text as Markdown has it in a line (CommonMark 0.31, section 2.4). */
function escaped(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_~[\]<>&]/g, "\\$&");
}
