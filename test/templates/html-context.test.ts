/** Where in the HTML of a template a place is, in time that grows with the template alone. */
import { expect, it } from "vitest";
import { HtmlScanner } from "../../src/templates/rendering/html-context.js";
import { cpuTime } from "../support/cpu-time.js";

function scan(...parts: string[]): HtmlScanner {
  const scanner = new HtmlScanner();
  for (const part of parts) scanner.read(part, 0);
  return scanner;
}

it("knows attributes by what stands before their signs", () => {
  expect(scan('<a hidden href = "').place).toMatchObject({ in: "value", attribute: "href" });
  expect(scan("<a\n  title='x'href=").place).toMatchObject({ in: "unquoted", attribute: "href" });
  expect(scan("<a b>c").place).toMatchObject({ in: "text" });
});

it("takes an alternate text without a value for an empty one, wherever it stands in the tag", () => {
  const tags = ["<img alt>", "<img alt src='a'>", "<img src='a' alt >", "<img src='a' ALT/>", "<img alt = ''>"];
  expect(tags.filter((tag) => scan(tag).imagesWithoutAlt.length > 0)).toEqual([]);
  expect(scan("<img data-alt src='a'>").imagesWithoutAlt).toEqual([0]);
});

it.each(["a", " ", "a ", "/", "<a", '"'])("reads tags of any number of %j in no time", (piece) => {
  const time = cpuTime();
  scan(`<img ${piece.repeat(100_000)}`, ">");
  expect(time()).toBeLessThan(1000);
});
