/**
 * A fontconfig of the tests' own: Chromium on Linux takes fonts that a page doesn't bring from these alone, whatever the machine has, and
 * fits letters to pixels in height only, as desktops do. Other systems don't ask fontconfig.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Families for names that stand for whatever there is. */
const GENERIC = { "sans-serif": "DejaVu Sans", serif: "DejaVu Serif", monospace: "DejaVu Sans Mono" };

/** The path of the configuration, in a temporary folder that goes with the process. */
export function ownFonts(): string {
  const fonts = join(dirname(createRequire(import.meta.url).resolve("dejavu-fonts-ttf/package.json")), "ttf");
  const folder = mkdtempSync(join(tmpdir(), "versus-fonts-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const aliases = Object.entries(GENERIC).map(
    ([name, family]) =>
      `<alias binding="same"><family>${name}</family><prefer><family>${family}</family></prefer></alias>`,
  );
  const path = join(folder, "fonts.conf");
  writeFileSync(
    path,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<dir>${fonts}</dir>
<cachedir>${join(folder, "cache")}</cachedir>
${aliases.join("\n")}
<match target="pattern"><edit name="hintstyle" mode="append"><const>hintslight</const></edit></match>
</fontconfig>
`,
  );
  return path;
}
