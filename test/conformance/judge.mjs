/** Has veraPDF judge PDFs. Maven fetches it once, into node_modules/.cache/verapdf; Java runs it. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const CACHE = resolve(HERE, "../../node_modules/.cache/verapdf");
const MAIN = "org.verapdf.apps.GreenfieldCliWrapper";

/** Ends with 2 where a program is missing. */
function need(program, purpose) {
  const found = spawnSync(program, ["-version"], { stdio: "ignore" });
  if (!found.error) return;
  const name = program === "mvn" ? "maven" : "default-jre-headless";
  console.log(`${program} is not installed: it is needed to ${purpose}. Debian: apt-get install ${name}`);
  process.exit(2);
}

/** Makes sure that veraPDF is there. Ends with 2 where Java or Maven is missing. */
export function fetchJudge() {
  need("java", "run veraPDF");
  if (existsSync(CACHE) && readdirSync(CACHE).some((name) => name.startsWith("greenfield-apps"))) return;
  need("mvn", "fetch veraPDF");
  console.log("fetching veraPDF with Maven ...");
  mkdirSync(CACHE, { recursive: true });
  execFileSync(
    "mvn",
    ["-q", "-B", "-f", join(HERE, "pom.xml"), "dependency:copy-dependencies", `-DoutputDirectory=${CACHE}`],
    { stdio: ["ignore", "inherit", "inherit"] },
  );
}

/**
 * The rules that each file breaks, by flavour.
 * @param folder of veraPDF's jars
 */
export function judge(flavour, files, folder = CACHE) {
  if (files.length === 0) return [];
  const run = spawnSync("java", ["-cp", join(folder, "*"), MAIN, "-f", flavour, "--format", "xml", ...files], {
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  const jobs = run.stdout.split("<job>").slice(1);
  if (jobs.length !== files.length)
    throw new Error(`veraPDF judged ${jobs.length} of ${files.length} files\n${run.stderr}`);
  return jobs.map((job) => {
    const name = /<name>(.*?)<\/name>/.exec(job)?.[1] ?? "?";
    const rules = [
      ...job.matchAll(/clause="([^"]*)" testNumber="([^"]*)"[\s\S]*?<description>([\s\S]*?)<\/description>/g),
    ];
    return {
      name,
      conforms: /isCompliant="true"/.test(job),
      rules: rules.map(([, clause, test, text]) => `${clause}-${test}: ${text}`),
    };
  });
}

/** What a file says of itself in its metadata, as veraPDF's flavours: `ua1`, `2a`. */
function claimsOf(file) {
  const text = readFileSync(file, "latin1");
  const value = (name) => new RegExp(`pdf${name}(?:="|>)(\\w+)`).exec(text)?.[1];
  const [ua, part, level] = [value("uaid:part"), value("aid:part"), value("aid:conformance")];
  return [...(ua ? [`ua${ua}`] : []), ...(part ? [`${part}${level?.toLowerCase() ?? ""}`] : [])];
}

/** Judges all files of a folder for what they claim; says of each `name`, `flavour`, `conforms` and the `rules` that it breaks. */
export function judgeClaims(folder, judgeFolder = CACHE) {
  const byFlavour = new Map();
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    for (const flavour of claimsOf(file)) byFlavour.set(flavour, [...(byFlavour.get(flavour) ?? []), file]);
  }
  return [...byFlavour].flatMap(([flavour, files]) =>
    judge(flavour, files, judgeFolder).map((judgement) => ({
      ...judgement,
      name: basename(judgement.name),
      flavour,
    })),
  );
}
