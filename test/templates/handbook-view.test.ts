/** What the contents of a handbook list, and under which headings. */
import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../../src/content/settings/settings.js";
import { handbookView } from "../../src/templates/views/handbook-view.js";
import { locale } from "./sheets.js";

const listed = (...tags: string[][]) =>
  tags.map((own, i) => ({ slug: `s${i}`, title: `S *${i}*`, lang: "en", tags: own, page: i + 1 }));
const viewOf = (sheets: ReturnType<typeof listed>) =>
  handbookView({ sheets, settings: DEFAULT_SETTINGS, locale: locale("en"), logo: undefined });
const headings = (...tags: string[][]) =>
  viewOf(listed(...tags)).groups.map(({ heading, sheets }) => [heading, ...sheets.map(({ page }) => page)]);

describe("the contents", () => {
  it("are by the first tag where its sheets stand together", () => {
    expect(headings(["a"], ["a", "b"], ["b"], [])).toEqual([
      ["a", 1, 2],
      ["b", 3],
      ["Other comparisons", 4],
    ]);
  });

  it("are one list where they don't, or where there are no tags", () => {
    expect(headings(["a"], ["b"], ["a"])).toEqual([[null, 1, 2, 3]]);
    expect(headings([], [])).toEqual([[null, 1, 2]]);
  });

  it("have plain titles, and links that hold any slug", () => {
    const [sheet] = listed(["a"]);
    const view = viewOf([{ ...sheet!, slug: "茶" }]);
    expect(view.groups[0]!.sheets[0]).toMatchObject({ title: "S 0", url: "#sheet-%E8%8C%B6" });
  });

  it("count each tag of a sheet, in the order of their letters", () => {
    expect(viewOf(listed(["b"], ["A", "b"], ["c"])).tags).toEqual([
      { name: "A", count: 1 },
      { name: "b", count: 2 },
      { name: "c", count: 1 },
    ]);
  });
});
