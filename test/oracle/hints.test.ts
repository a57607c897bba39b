/** Attributes that say how things look, as newsletters and word processors write them (HTML 15.3). */
import { type Cases, printsLikeChromium, TEXT } from "./harness.js";

const CASES: Cases = {
  "tables with attributes": [
    "",
    `<table width="600" cellpadding="12" cellspacing="3" border="1" bgcolor="#eeeeee"><tr><th width="30%">Town</th><th nowrap>Last year, same week</th><th>Price</th></tr><tr valign="top"><td height="60">Oslo</td><td align="center">4.80</td><td align="right">${TEXT.slice(0, 60)}</td></tr></table>`,
  ],
  "centred tables within tables": [
    "",
    `<center><table width="80%" cellspacing="0"><tr><td align="center"><table width="300" border="1"><tr><td>Centred, its text at the left</td></tr></table></td></tr><tr><td align="right">Right</td></tr></table></center><div align="center"><table width="200"><tr><td>In the middle</td></tr></table></div><table align="center" width="50%"><tr><td>Auto margins</td></tr></table>`,
  ],
  "fonts and alignment": [
    "",
    `<p align="center"><font size="5">Five</font> <font size="-1">smaller</font> <font size="+2" color="red">larger</font></p><p align="right">${TEXT}</p><h2 align="center">Heading</h2><hr width="50%" size="3" noshade><ol type="a" start="3"><li>c</li><li type="I">IV</li></ol>`,
  ],
  "rows without a table": [
    "section { display: block } section > div { display: table-row } section > div > b { display: table-cell; padding: 4px 10px }",
    `<section><div><b>One</b><b>Two, which is longer</b></div><div><b>Three</b><b>Four</b></div></section><p>after</p>`,
  ],
  "cells narrower than they ask for": [
    "td { width: 400px; border: 1px solid; padding: 0 7px }",
    `<table><tr><td>${TEXT.slice(0, 50)}</td><td>Two</td></tr></table>`,
  ],
};

printsLikeChromium("presentational hints", CASES);
