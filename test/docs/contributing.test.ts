/** What a contributor meets: CONTRIBUTING.md, the forms for issues, the workflows. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const scripts = (JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> }).scripts;
const WORKFLOWS = readdirSync(".github/workflows");

interface Workflow {
  readonly on: unknown;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes": number;
  readonly steps: readonly { readonly run?: string; readonly uses?: string; readonly env?: Record<string, string> }[];
}

const workflow = (name: string): Workflow => parse(readFileSync(`.github/workflows/${name}`, "utf8")) as Workflow;

describe("CONTRIBUTING.md", () => {
  it("names scripts that there are", () => {
    const named = [...readFileSync("CONTRIBUTING.md", "utf8").matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name!);
    expect(named).toContain("test:fast");
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe("a workflow", () => {
  it.each(WORKFLOWS)("%s may read alone, ends, names versions of actions, and runs scripts that there are", (name) => {
    const { permissions, jobs } = workflow(name);
    expect(permissions).toEqual({ contents: "read" });
    for (const job of Object.values(jobs)) {
      expect(job["timeout-minutes"]).toBeGreaterThan(0);
      for (const { run = "", uses, ...others } of job.steps) {
        expect([run, uses].filter(Boolean)).toHaveLength(1);
        expect(Object.keys(others).filter((key) => !["name", "with", "env"].includes(key))).toEqual([]);
        if (uses !== undefined) expect(uses).toMatch(/^actions\/[a-z-]+@v\d+$/);
        for (const [, script] of run.matchAll(/npm run ([a-z:]+)/g)) expect(scripts).toHaveProperty([script!]);
        // What an event brings is no part of a script's text.
        expect(run).not.toContain("${{");
      }
    }
  });

  it("publishes with provenance what has passed its tests", () => {
    const { on, jobs } = workflow("release.yml");
    expect(on).toEqual({ push: { tags: ["v*"] } });
    expect(jobs.publish!.permissions).toEqual({ contents: "read", "id-token": "write" });
    const commands = jobs.publish!.steps.map(({ run }) => run).filter((run) => run?.startsWith("npm "));
    expect(commands.slice(0, 3)).toEqual(["npm ci", "npm test", "npm run test:package"]);
    expect(commands.at(-1)).toBe("npm publish --provenance --access public");
  });
});

describe("the forms for issues", () => {
  interface Field {
    readonly type: string;
    readonly id?: string;
    readonly attributes: { readonly label?: string; readonly value?: string };
  }

  it.each(["fault.yml", "wish.yml"])("%s has what GitHub asks of a form", (name) => {
    const form = parse(readFileSync(`.github/ISSUE_TEMPLATE/${name}`, "utf8"));
    expect(Object.keys(form)).toEqual(["name", "description", "labels", "body"]);
    const fields = form.body as Field[];
    for (const { type, attributes } of fields) {
      expect(["markdown", "textarea", "input"]).toContain(type);
      expect(type === "markdown" ? attributes.value : attributes.label).toMatch(/\w/);
    }
    const ids = fields.filter(({ type }) => type !== "markdown").map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+$/);
  });
});
