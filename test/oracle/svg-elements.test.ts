/** `svg` elements among the text: as large, and drawn, as in Chromium. */

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, launchChromium } from "../support/outside.js";
import { temporaryFolder } from "../support/project.js";
import { misplacedBoxes } from "./box-sizes.js";
import { looksLikeChromium } from "./pixels.js";

const SHAPES = '<rect width="100%" height="100%" fill="teal"/>';
const svg = (attributes: string) => `<svg data-box ${attributes}>${SHAPES}</svg>`;

describe.skipIf(!hasChromium)("svg elements", () => {
  let browser: Browser;
  const folder = temporaryFolder();
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  it("are as large as in Chromium", async () => {
    const attributes = [
      'width="50" height="20"',
      'viewBox="0 0 40 20"',
      "",
      'width="3em" height="2em"',
      'width="50%"',
      'width="50%" viewBox="0 0 40 20"',
      'height="30" viewBox="0 0 40 20"',
      'width="60" viewBox="0 0 40 20" style="max-height: 10px"',
      'viewBox="0 0 40 20" style="height: 50px"',
      'viewBox="0 0 40 20" style="width: 5em; padding: 3px; border: 1px solid"',
      'width="80" height="40" style="max-width: 50%; height: auto"',
      'width="50" height="20" style="width: auto"',
    ];
    const around = (box: string) => [
      `<div>${box}</div>`,
      `<div style="height: 40px">${box.replace("<svg", '<svg preserveAspectRatio="none"')}</div>`,
      `<div style="display: flex; align-items: flex-start">${box}<span>text</span></div>`,
      `<div style="position: relative">${box.replace("<svg", "<svg ")}</div>`,
    ];
    const bodies = attributes.flatMap((list) => around(svg(list)));
    expect(await misplacedBoxes(browser, { css: "svg { vertical-align: top }", bodies }, folder)).toEqual([]);
  });
});

looksLikeChromium("svg elements", "svg-elements");
