/**
 * Has veraPDF judge PDFs: of the build, of content files in a folder beside the project, and of HTML that was never made for Versus.
 *
 *   npm run test:conformance            # after npm run compile
 *
 * Maven fetches veraPDF once, into node_modules/.cache/verapdf; Java runs it. Exits with 1 where a file does not conform, and with 2
 * where Java or Maven is missing.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = resolve(HERE, "../..");
const CACHE = join(ROOT, "node_modules/.cache/verapdf");
const MAIN = "org.verapdf.apps.GreenfieldCliWrapper";
/** PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). */
const FLAVOURS = ["ua1", "2a"];

const say = (line) => process.stdout.write(`${line}\n`);

function need(program, purpose) {
  const found = spawnSync(program, ["-version"], { stdio: "ignore" });
  if (!found.error) return;
  say(
    `${program} is not installed: it is needed to ${purpose}. Debian: apt-get install ${program === "mvn" ? "maven" : "default-jre-headless"}`,
  );
  process.exit(2);
}

function fetchJudge() {
  if (existsSync(CACHE) && readdirSync(CACHE).some((name) => name.startsWith("greenfield-apps"))) return;
  need("mvn", "fetch veraPDF");
  say("fetching veraPDF with Maven ...");
  mkdirSync(CACHE, { recursive: true });
  execFileSync(
    "mvn",
    ["-q", "-B", "-f", join(HERE, "pom.xml"), "dependency:copy-dependencies", `-DoutputDirectory=${CACHE}`],
    {
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
}

const versus = (...args) =>
  execFileSync(process.execPath, [join(ROOT, "dist/cli/main.js"), ...args], {
    cwd: ROOT,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });

/** Prints everything that is judged into a folder; returns the paths. */
function printAll(folder) {
  versus("build", "--formats", "pdf", "--out", join(folder, "out"));
  const files = readdirSync(join(folder, "out/pdf")).map((name) => join(folder, "out/pdf", name));
  const examples = resolve(ROOT, "../shared/examples");
  if (existsSync(examples)) {
    versus("build", "--formats", "pdf", "--content", examples, "--out", join(folder, "examples"));
    files.push(...readdirSync(join(folder, "examples/pdf")).map((name) => join(folder, "examples/pdf", name)));
  }
  const layouts = join(ROOT, "test/oracle/layouts");
  for (const name of readdirSync(layouts).filter((file) => file.endsWith(".html"))) {
    const pdf = join(folder, name.replace(".html", ".pdf"));
    versus("print", join(layouts, name), "-o", pdf);
    files.push(pdf);
  }
  return files;
}

/** The rules that each file breaks, by flavour. */
function judge(flavour, files) {
  const run = spawnSync("java", ["-cp", join(CACHE, "*"), MAIN, "-f", flavour, "--format", "xml", ...files], {
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

need("java", "run veraPDF");
fetchJudge();
const folder = mkdtempSync(join(tmpdir(), "versus-conformance-"));
let [passed, failed] = [0, 0];
try {
  const files = printAll(folder);
  for (const flavour of FLAVOURS) {
    for (const { name, conforms, rules } of judge(flavour, files)) {
      if (conforms) passed++;
      else {
        failed++;
        say(`${flavour} ${name}`);
        for (const rule of rules) say(`    ${rule}`);
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
say(`${passed} passed, ${failed} failed, 0 skipped`);
process.exitCode = failed > 0 ? 1 : 0;
