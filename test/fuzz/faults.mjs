/** What the compiled program made of a case -> what is wrong with it, if anything. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { wildNumber } from "./content-streams.mjs";

/** Diagnostics of what isn't printed. */
const TELLS_OF_LOSS =
  /^(page\/(beyond|too-many)|html\/(closed|not-shown|not-printed)|css\/(text-cut-off|too-deep)|layout\/too-deep|font\/missing-glyph)$/;
/** Pages that are read first: words mostly stand there, and reading takes longer than printing. */
const FIRST_PAGES = 20;

const has = (tool) => spawnSync(tool, ["--version"], { stdio: "ignore" }).error === undefined;
const tools = { qpdf: has("qpdf"), pdftotext: has("pdftotext") };

/** Looks at PDFs, each once. */
export class PdfFaults {
  #path;
  #seen = new Set();

  constructor(folder) {
    this.#path = join(folder, "case.pdf");
  }

  /** @param words that must be found, unless a diagnostic tells of a loss @returns what is wrong, undefined where nothing is */
  of(bytes, words, diagnostics) {
    const wild = wildNumber(bytes);
    if (wild) return `writes a number that is none: ${wild}`;
    const hash = createHash("sha1").update(bytes).digest("base64");
    if (this.#seen.has(hash)) return undefined;
    writeFileSync(this.#path, bytes);
    const fault = this.#refusal() ?? this.#lostWords(words, diagnostics);
    if (!fault) this.#seen.add(hash);
    return fault;
  }

  #refusal() {
    if (!tools.qpdf) return undefined;
    const { status, stdout, stderr } = spawnSync("qpdf", ["--check", this.#path], { encoding: "utf8" });
    return status === 0 ? undefined : `is refused by qpdf: ${`${stdout}${stderr}`.slice(-300)}`;
  }

  #lostWords(words, diagnostics) {
    if (words.length === 0 || !tools.pdftotext || diagnostics.some(({ code }) => TELLS_OF_LOSS.test(code)))
      return undefined;
    const lost = this.#unread(words, ["-l", String(FIRST_PAGES)]);
    const everywhere = lost.length > 0 ? this.#unread(words, []) : lost;
    return everywhere.length > 0 ? `loses words: ${everywhere.slice(0, 8).join(", ")}` : undefined;
  }

  #unread(words, pages) {
    const args = ["-raw", ...pages, this.#path, "-"];
    const { stdout } = spawnSync("pdftotext", args, { encoding: "utf8", maxBuffer: 2 ** 26 });
    const text = stdout.replace(/[^a-z0-9]/gi, "").toLowerCase();
    // Text that is written from right to left on purpose is read backwards.
    const backwards = [...text].reverse().join("");
    return words.filter((word) => !text.includes(word) && !backwards.includes(word));
  }
}
