/** Spans over more columns than a table has make no columns of their own. */
import { printsLikeChromium } from "./harness.js";

printsLikeChromium("merged columns", {
  "spans beyond the table": [
    "table { border-spacing: 5px }",
    `<table><tr><td colspan="100">One</td></tr><tr><td>one</td><td>two</td></tr></table>
    <table><tr><td colspan="3">wide</td><td colspan="2">also wide</td></tr><tr><td colspan="3">x</td><td colspan="2">y</td></tr></table>`,
  ],
});
