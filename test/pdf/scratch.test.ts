import { writeFileSync, mkdirSync, readFileSync } from "node:fs";
import { test } from "vitest";
import { record, render } from "./engine.js";
test("x", () => {
  const html = readFileSync("/tmp/f/a.html", "utf8");
  const css = readFileSync("/tmp/f/a.css", "utf8");
  writeFileSync("/tmp/f/a.txt", record(html, css, "/tmp/f"));
  let t = performance.now();
  const b = render(html, css, { imageRoot: "/tmp/f" });
  console.log("first", performance.now() - t);
  for (let i = 0; i < 5; i++) { t = performance.now(); render(html, css, { imageRoot: "/tmp/f" }); console.log(performance.now() - t); }
  writeFileSync("/tmp/f/a.pdf", b);
});
