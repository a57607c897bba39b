/** Lines of YAML that are long, and that its author meant in some way. */
import { expect, it } from "vitest";
import { partsOf } from "../../src/content/yaml/lines.js";
import { cpuTime } from "../support/cpu-time.js";

it("a key ends where its last word does", () => {
  expect(partsOf("- a b  : c")).toMatchObject({ dashes: "- ", key: "a b", colon: "  : ", value: "c" });
  expect(partsOf("a:b : c")).toMatchObject({ key: "a:b", colon: " : ", value: "c" });
});

it("a line of many spaces is looked through once", () => {
  const time = cpuTime();
  partsOf(`a${" ".repeat(200_000)}b`);
  // With the square of its length it took half a minute.
  expect(time()).toBeLessThan(1_000);
});
