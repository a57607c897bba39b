/** Claims that grow old: what `--as-of` and `claims.maxAge` tell, and what is marked on sheets. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, it } from "vitest";
import { dayBefore, isAge } from "../../src/content/text/dates.js";
import { project, versus } from "../support/project.js";

const SHEET = `subjects:
  - {name: Tea, points: [{text: Half the world drinks it, checked: 2026-03-01, by: research}]}
  - {name: Coffee, points: [strong]}
table:
  Price: [{text: "€ 1", checked: 2026-08-01, by: pricing team}, {text: "€ 2", checked: 2026-10-30}]
  Hot: [{value: true, checked: 2026-05-01}, {score: 4, of: 5, checked: 2026-08-25, by: pricing team}]
sections: [{heading: Objections, items: [{text: Not so, checked: 2026-01-01, by: research}]}]
sources: [{title: Price list, checked: 2026-02-02}]
`;
const files = (maxAge = "90d", sheet = SHEET) => ({
  "content/tea.yaml": sheet,
  "versus.yaml": `claims: {maxAge: ${maxAge}}\n`,
});
const AS_OF = ["--as-of", "2026-11-23"];

describe("check --as-of", () => {
  it("lists by owner what was checked too long ago, with its place", async () => {
    const { code, stdout, stderr } = await versus(project(files()), "check", ...AS_OF);
    expect(code).toBe(0);
    const list = stdout.slice(stdout.indexOf("Claims")).trim().split("\n");
    expect(list.map((line) => line.replace(/ was checked.*/, ""))).toEqual([
      "Claims that are overdue for a check",
      "pricing team (1)",
      '  content/tea.yaml:5:34  "Price: Tea"',
      "research (2)",
      '  content/tea.yaml:2:68  "Half the world drinks it"',
      '  content/tea.yaml:7:66  "Not so"',
      "Nobody's (2)",
      '  content/tea.yaml:6:32  "Hot: Tea"',
      '  content/tea.yaml:8:40  "Price list"',
    ]);
    expect(stderr).toMatch(/5 warnings/);
  });

  it("says nothing without a day, and nothing without an age", async () => {
    expect((await versus(project(files()), "check")).stdout).not.toMatch(/overdue/);
    const root = project({ "content/tea.yaml": SHEET });
    expect((await versus(root, "check", ...AS_OF)).stdout).not.toMatch(/overdue/);
  });

  it("gives programs the owner of each", async () => {
    const { stdout } = await versus(project(files()), "check", ...AS_OF, "--json");
    const events = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const told = events.find(({ event }) => event === "sheet").diagnostics;
    const stale = told.filter(({ code }: { code: string }) => code === "lint/stale");
    expect(stale.map(({ owner }: { owner?: string }) => owner)).toEqual([
      "research",
      "pricing team",
      undefined,
      "research",
      undefined,
    ]);
  });

  it("refuses an age that is none", async () => {
    const { code, stderr } = await versus(project(files("soon")), "check");
    expect([code, stderr]).toEqual([1, expect.stringMatching(/"soon" is no age[\s\S]*90d, 12w, 6m, 1y/)]);
  });
});

describe("build --as-of", () => {
  const text = async (path: string) => {
    const document = await getDocument({ url: path, verbosity: 0 }).promise;
    const { items } = await (await document.getPage(1)).getTextContent();
    await document.destroy();
    return items.map((item) => ("str" in item ? item.str : "")).join(" ");
  };

  it("marks stale claims in print, page and snippet, and makes the sheet anew for another day", async () => {
    const root = project(files());
    await versus(root, "build", "--quiet");
    const plain = readFileSync(join(root, "out/html/tea.html"), "utf8");
    expect(plain).not.toMatch(/Check overdue/);
    expect((await versus(root, "build", ...AS_OF)).stderr).toMatch(/1 sheet built/);
    const made = (path: string) => readFileSync(join(root, "out", path), "utf8");
    expect(made("html/tea.html").match(/aria-hidden="true">!<\/span> Check overdue<\/b>/g)).toHaveLength(5);
    expect(made("snippets/tea.html").match(/Check overdue/g)).toHaveLength(5);
    expect((await text(join(root, "out/pdf/tea.pdf"))).match(/!\s*Check overdue/g)).toHaveLength(5);
    expect((await versus(root, "build", ...AS_OF)).stderr).toMatch(/1 unchanged/);
    expect((await versus(root, "build")).stderr).toMatch(/1 sheet built/);
    expect(made("html/tea.html")).toBe(plain);
  });

  it("fails a sheet whose claim was checked later, and builds the others", async () => {
    const root = project({ ...files(), "content/new.yaml": SHEET.replace("2026-08-01", "2026-11-24") });
    const { code, stderr } = await versus(root, "build", ...AS_OF, "--formats", "page");
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /"Price: Tea" was checked on 2026-11-24, which is after 2026-11-23\s+--> content\/new\.yaml:5:34/,
    );
    expect(stderr).toMatch(/1 sheet built · 1 failed/);
  });
});

describe("an age", () => {
  it.each([
    ["2026-11-23", "90d", "2026-08-25"],
    ["2026-11-23", "2w", "2026-11-09"],
    ["2026-03-31", "1m", "2026-02-28"],
    ["2024-02-29", "1y", "2023-02-28"],
    ["2026-01-15", "13 m", "2024-12-15"],
    ["2026-01-15", "99999y", "0000-01-01"],
  ])("before %s of %s begins on %s", (day, age, first) => expect(dayBefore(day, age)).toBe(first));

  it("is longer with each day more", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), (days) => {
        const [later, earlier] = [dayBefore("2026-11-23", `${days}d`), dayBefore("2026-11-23", `${days + 1}d`)];
        expect(Date.parse(later) - Date.parse(earlier)).toBe(86_400_000);
      }),
    );
    expect(["90", "d", "1.5d", "-1d", ""].filter(isAge)).toEqual([]);
  });
});
