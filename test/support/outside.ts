/** Other people's programs that read our results: poppler, qpdf, Chromium. Where one is missing, its tests say so and skip. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { ownFonts } from "./fontconfig.js";

const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
);

function has(program: string): boolean {
  return spawnSync(program, ["-v"], { stdio: "ignore" }).error === undefined;
}

export const hasPoppler = has("pdftotext");
export const hasQpdf = has("qpdf");
export const hasChromium = CHROMIUM !== undefined;
/** WordPress with a PHP to run it. */
const WORDPRESS = "/usr/share/wordpress";
export const hasWordpress = existsSync(`${WORDPRESS}/wp-includes/kses.php`) && has("php");

for (const [name, there] of [
  ["poppler-utils", hasPoppler],
  ["qpdf", hasQpdf],
  ["chromium", hasChromium],
  ["wordpress with php-cli", hasWordpress],
] as const) {
  if (!there) console.warn(`${name} is not installed: the tests that need it are skipped`);
}

export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    ...(CHROMIUM !== undefined && { executablePath: CHROMIUM }),
    env: { ...process.env, FONTCONFIG_FILE: ownFonts(), LANG: "C.UTF-8", LANGUAGE: "en", TZ: "UTC" },
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** What WordPress keeps of a post by an author who may not write any HTML; with `autop` as the classic editor shows it, with `content` as a reader gets it. */
export function throughWordpress(html: string, mode?: "autop" | "content"): string {
  const script = fileURLToPath(new URL("wordpress.php", import.meta.url));
  return execFileSync("php", [script, WORDPRESS, ...(mode ? [mode] : [])], { input: html, encoding: "utf8" });
}

/** The text of a PDF in reading order, with white space folded. */
export function pdfText(path: string): string {
  return execFileSync("pdftotext", ["-enc", "UTF-8", path, "-"], { encoding: "utf8" }).replace(/\s+/g, " ").trim();
}

export function pdfPages(path: string): number {
  return Number(/Pages:\s+(\d+)/.exec(execFileSync("pdfinfo", [path], { encoding: "utf8" }))?.[1]);
}

export interface Word {
  text: string;
  readonly page: number;
  /** Left edge and top of the word's box, its right edge and bottom; pt. */
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly bottom: number;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
  "&#39;": "'",
};

/** Words with their places, by poppler. */
export function pdfWords(path: string): Word[] {
  const words: Word[] = [];
  let page = 0;
  for (const line of execFileSync("pdftotext", ["-bbox", path, "-"], { encoding: "utf8", maxBuffer: 1e8 }).split(
    "\n",
  )) {
    if (line.includes("<page ")) page++;
    const match = /xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)<\/word>/.exec(line);
    if (match)
      words.push({
        text: match[5]!.replace(/&\w+;|&#39;/g, (entity) => ENTITIES[entity] ?? entity),
        page,
        x: Number(match[1]),
        y: Number(match[2]),
        right: Number(match[3]),
        bottom: Number(match[4]),
      });
  }
  return words;
}
