/** What YAML can't read, or takes out of a text. */
import { type Example, lines } from "./example.js";

const SUMMARY = "summary: Take what the moment asks for.";
const POINT = "      - poured again and again";

/** Of `content/yaml`, which has the most messages. */
export const YAML: readonly Example[] = [
  // Colons.
  lines("summary Take what the moment asks for.", SUMMARY),
  lines("  Ready in\n    Coffee: One minute", "  Ready in:\n    Coffee: One minute"),
  lines("summary:Take what the moment asks for.", SUMMARY),
  lines("summary：Take what the moment asks for.", SUMMARY),
  lines("summary: Two of them: tea and coffee.", 'summary: "Two of them: tea and coffee."', SUMMARY),
  lines("  In short: Plant: [Leaf, Seed]", '  "In short: Plant": [Leaf, Seed]', "  Plant: [Leaf, Seed]"),
  lines(`${SUMMARY}\n  One thing: sleep.`, 'summary: "Take what the moment asks for.\n  One thing: sleep."', SUMMARY),
  // Dashes.
  lines("      -poured again and again", POINT),
  lines("      poured again and again", POINT),
  lines("    name: Coffee", "  - name: Coffee"),
  lines("      – poured again and again", POINT),
  lines("  - Plant: [Leaf, Seed]", "  Plant: [Leaf, Seed]"),
  lines("  - - name: Tea", "  - name: Tea"),
  lines("  - Tea", "  - name: Tea"),
  lines("    - tagline: Slow and even", "    tagline: Slow and even"),
  // Indentation.
  lines("   tagline: Slow and even", "    tagline: Slow and even"),
  lines("\ttagline: Slow and even", "    tagline: Slow and even"),
  lines(
    "intro: |\n    Both wake you up.\n  Both are hot.",
    "intro: |\n  Both wake you up.\n  Both are hot.",
    "intro: Both wake you up.",
  ),
  lines(
    "intro: |\n  Both wake you up.\n  Both are hot.\n They are.",
    "intro: |\n  Both wake you up.\n  Both are hot.\n  They are.",
    "intro: Both wake you up.",
  ),
  lines("summary: Take what\nthe moment asks for.", "summary: Take what\n  the moment asks for.", SUMMARY),
  lines("summary:\u00a0Take what the moment asks for.", SUMMARY),
  // Keys and what is behind them.
  lines("**summary**: Take what the moment asks for.", SUMMARY),
  lines("  Ready in:,", "  Ready in:"),
  lines(
    "table: # rows\n  Plant: [Leaf, Seed]#two",
    "table: # rows\n  Plant: [Leaf, Seed] # two",
    "table:\n  Plant: [Leaf, Seed]",
  ),
  lines(
    "intro:\n  **Both** wake you up.\n  `Both` are hot.",
    "intro: >-\n  **Both** wake you up.\n  `Both` are hot.",
    "intro: Both wake you up.",
  ),
  lines("  Plant: [Leaf, Seed]", "table:\n  Plant: [Leaf, Seed]", "table:\n  Plant: [Leaf, Seed]"),
  lines("table:\n    - Leaf\n    - Seed", "table:\n  Plant:\n    - Leaf\n    - Seed", "table:\n  Plant: [Leaf, Seed]"),
  // Quotes.
  lines('summary: "Take what the moment asks for.', 'summary: "Take what the moment asks for."', SUMMARY),
  lines("summary: 'Tis the moment that asks.", 'summary: "\'Tis the moment that asks."', SUMMARY),
  lines('summary: "Take" what the moment asks for.', "summary: '\"Take\" what the moment asks for.'", SUMMARY),
  lines("summary: “Take it: now”", 'summary: "Take it: now"', SUMMARY),
  lines('summary: "C:\\kitchen"', "summary: 'C:\\kitchen'", SUMMARY),
  // Signs at the beginning of a text.
  lines("summary: @home or not", 'summary: "@home or not"', SUMMARY),
  lines("summary: % of people", 'summary: "% of people"', SUMMARY),
  lines("summary: `tea` or not", 'summary: "`tea` or not"', SUMMARY),
  lines("summary: > 5 cups", 'summary: "> 5 cups"', SUMMARY),
  lines("summary: | 5 cups", 'summary: "| 5 cups"', SUMMARY),
  lines("summary: - or not", 'summary: "- or not"', SUMMARY),
  lines("summary: , or not", 'summary: ", or not"', SUMMARY),
  lines("summary: [Tea] or not", 'summary: "[Tea] or not"', SUMMARY),
  lines("summary: {Tea} or not", 'summary: "{Tea} or not"', SUMMARY),
  // Brackets.
  lines("  Plant: [Leaf, Seed", "  Plant: [Leaf, Seed]"),
  lines("  Plant: [Leaf, Seed}", "  Plant: [Leaf, Seed]"),
  lines("  Plant: [Leaf, Seed]]", "  Plant: [Leaf, Seed]"),
  lines('  Plant: ["Leaf" "Seed"]', '  Plant: ["Leaf", "Seed"]', "  Plant: [Leaf, Seed]"),
  lines("  Plant: [, Seed]", "  Plant: [null, Seed]", "  Plant: [Leaf, Seed]"),
  lines("  Plant: [no #5, Seed]", '  Plant: ["no #5", Seed]', "  Plant: [Leaf, Seed]"),
  // What other languages write.
  lines('"summary": "Take it",', '"summary": "Take it"', SUMMARY),
  lines("// whom we compare\nsubjects:", "# whom we compare\nsubjects:", "subjects:"),
  lines("```yaml\ntitle: Tea vs Coffee", "title: Tea vs Coffee"),
  lines("  | Plant | Leaf | Seed |\n  |-------|------|------|", "  Plant: [Leaf, Seed]"),
  // Several things on one line, or parts that are missing.
  lines("subjects: - name: Tea", "subjects:\n  - name: Tea"),
  lines("  - name: Tea, tagline: Slow and even", "  - name: Tea\n    tagline: Slow and even"),
  lines(
    "intro: | Both wake you up.\n  Both are hot.",
    "intro: |\n  Both wake you up.\n  Both are hot.",
    "intro: Both wake you up.",
  ),
  lines("  - name: Tea", "subjects:\n  - name: Tea"),
  lines("- title: Tea vs Coffee", "title: Tea vs Coffee"),
  // Lines that are none of ours.
  lines("---\ntable:", "table:"),
  lines("----------\ntable:", "table:"),
  lines(
    "<<<<<<< HEAD\nsummary: Take what you need.\n=======\nsummary: Take what the moment asks for.\n>>>>>>> tea",
    SUMMARY,
  ),
  lines("This is a remark.\ntitle: Tea vs Coffee", "# This is a remark.\ntitle: Tea vs Coffee", "title: Tea vs Coffee"),
  lines("lang: en\nlang: de", "lang: en"),
];
