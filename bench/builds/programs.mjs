/** Which programs take part: what is not installed is left out, and the report says so. */
import { execFileSync } from "node:child_process";
import { packageVersion } from "../report.mjs";

const first = (program, ...args) => {
  try {
    return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return undefined;
  }
};

/** By name: the version, undefined where it is not installed. */
const VERSIONS = {
  versus: () => packageVersion("../package.json"),
  typst: () => packaged("@myriaddreamin/typst-ts-node-compiler", "typst-ts-node-compiler"),
  chromium: async () => {
    const playwright = packageVersion("playwright-core");
    const { PROGRAM } = await import("../peers/chromium.mjs");
    const version = PROGRAM && first(PROGRAM, "--version")?.match(/\d[\d.]*/)?.[0];
    return playwright && version && `${version}, playwright-core ${playwright}`;
  },
  "react-pdf": () => packaged("@react-pdf/renderer"),
  pdfmake: () => packaged("pdfmake"),
  eleventy: () => packaged("@11ty/eleventy"),
  hugo: () => first("hugo", "version")?.match(/v(\d[\d.]*)/)?.[1],
};

const packaged = (name, shown) => {
  const version = packageVersion(name);
  return version && (shown ? `${shown} ${version}` : version);
};

export const PROGRAMS = Object.keys(VERSIONS);

/** @returns versions by name, and the names of what was wanted and is missing */
export async function findPrograms(wanted) {
  const versions = {};
  const missing = [];
  for (const name of wanted) {
    if (!VERSIONS[name]) throw new Error(`there is no program "${name}": ${PROGRAMS.join(", ")}`);
    const version = await VERSIONS[name]();
    if (version === undefined) missing.push(name);
    else versions[name] = version;
  }
  return { versions, missing };
}
