/** The recipes of `examples/` for machines of others: each is read by a program that knows its language, and what can be run here is run. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { validate } from "dockerfile-utils";
import type { IJob } from "kubernetes-models/batch/v1";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { project, SHEET, temporaryFolder } from "../support/project.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const example = (path: string): string => readFileSync(join(ROOT, "examples", path), "utf8");

/** What TypeScript says of a value of a type of `kubernetes-models`. */
function typeFaults(value: unknown, type: string, module: string): string {
  const text = `import type { ${type} } from "kubernetes-models/${module}"; export const value: ${type} = ${JSON.stringify(value)};`;
  const folder = project({ "value.ts": text, "package.json": '{"type": "module"}' });
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  const words = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "value.ts"];
  const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
  return spawnSync(process.execPath, [compiler, ...words], { cwd: folder, encoding: "utf8" }).stdout;
}

describe("Kubernetes", { timeout: 60_000 }, () => {
  it.each([
    ["shards.yaml", "IJob", "batch/v1"],
    ["merge.yaml", "IJob", "batch/v1"],
    ["volume.yaml", "IPersistentVolumeClaim", "v1"],
  ])("knows %s as what it is", (file, type, module) => {
    const value = parse(example(`kubernetes/${file}`)) as IJob;
    expect(typeFaults(value, type, module)).toBe("");
    const wrong = { ...value, spec: { ...value.spec, backoffLimitPerIndx: 3 } };
    expect(typeFaults(wrong, type, module)).toContain("backoffLimitPerIndx");
  });

  it("has as many parts as the shards are told that there are", () => {
    const text = example("kubernetes/shards.yaml");
    const { spec } = parse(text) as Required<IJob>;
    expect(text).toContain(`--shard auto/${spec.completions} `);
    expect(spec.completionMode).toBe("Indexed");
  });
});

describe("the Dockerfile", () => {
  it("has nothing that a linter finds, runs as no root, and has no browser", () => {
    const text = example("docker/Dockerfile");
    expect(validate(text)).toEqual([]);
    expect(validate(text.replace("WORKDIR", "WORKDIRS"))).not.toEqual([]);
    expect(text.match(/^FROM .*/gm)).toEqual(["FROM node:22-slim"]);
    expect(text.match(/^USER .*/gm)).toEqual(["USER node"]);
    expect(text).not.toMatch(/chromium|puppeteer|playwright/i);
  });
});

describe("the GitHub Action", { timeout: 60_000 }, () => {
  interface Step {
    readonly run?: string;
    readonly uses?: string;
    readonly if?: string;
    readonly with?: { readonly path: string; readonly key: string };
  }
  const action = parse(example("github-action/action.yml")) as { runs: { using: string; steps: Step[] } };

  /** The step that builds, run by bash as a runner does. */
  function runIn(root: string, words = "") {
    const home = temporaryFolder();
    cpSync(join(ROOT, "examples/github-action"), join(home, "action"), { recursive: true });
    mkdirSync(join(root, "node_modules/.bin"), { recursive: true });
    symlinkSync(join(ROOT, "dist/cli/main.js"), join(root, "node_modules/.bin/versus"));
    const script = action.runs.steps.find(({ run }) => run)!.run!;
    return spawnSync("bash", ["-eo", "pipefail", "-c", script], {
      cwd: root,
      encoding: "utf8",
      env: {
        ...process.env,
        VERSUS_ARGUMENTS: words,
        VERSUS_DIRECTORY: "handouts",
        RUNNER_TEMP: home,
        GITHUB_ACTION_PATH: join(home, "action"),
      },
    });
  }

  it("keeps out/ between runs, of those that fail as well", () => {
    expect(action.runs.using).toBe("composite");
    const { steps } = action.runs;
    const at = (name: string) => steps.findIndex(({ uses }) => uses?.startsWith(`actions/cache/${name}@`));
    const [restored, saved] = [steps[at("restore")]!, steps[at("save")]!];
    expect([at("restore"), at("save")]).toEqual([0, steps.length - 1]);
    expect(restored.with?.path).toMatch(/inputs\.directory \}\}\/out$/);
    expect([saved.with?.path, saved.with?.key]).toEqual([restored.with?.path, restored.with?.key]);
    expect(saved.if).toBe("always()");
  });

  it("marks faulty lines, and ends as the build does", () => {
    const faulty = `${SHEET}tabel: 3\nintro: 50%: a, b\n`;
    const { stdout, status } = runIn(project({ "content/a.yaml": SHEET, "content/b.yaml": faulty }));
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^::error file=handouts\/content\/b\.yaml,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=/m,
    );
    expect(
      stdout
        .trim()
        .split("\n")
        .every((line) => /^(::(error|warning) |\d+ built)/.test(line)),
    ).toBe(true);
    expect(stdout).toContain("1 built, 0 unchanged, 1 failed");
  });

  it("hands on words, and ends well where all is well", () => {
    const { stdout, status } = runIn(project({ "content/a.yaml": SHEET }), "--formats page --strict");
    expect([stdout, status]).toEqual(["1 built, 0 unchanged, 0 failed\n", 0]);
  });
});
