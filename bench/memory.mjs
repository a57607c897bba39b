/**
 * Memory of one process that builds many sheets: PDFs by the library, 400 words each, all different, from a seed.
 *
 *   npm run compile && node --expose-gc bench/memory.mjs [first] [last]
 *
 * Prints the heap and the resident memory after the first number of sheets (1,000) and after the last (10,000), and their
 * ratio. A process that a batch keeps for hours must not grow: 1.2 is the most that it may be.
 */
import { renderPdf } from "../dist/index.js";

const [first = 1000, last = 10_000] = process.argv.slice(2).map(Number);

let state = 42;
/** A number below `most`, by a linear congruential generator: the same sheets each time. */
function random(most) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * most);
}

const SYLLABLES =
  "ka lo mi tre san vor el ing tion pro con de re ment al ist er un ble ver sta gro phi lu nek za wi por mas".split(
    " ",
  );
const word = () => Array.from({ length: 1 + random(3) }, () => SYLLABLES[random(SYLLABLES.length)]).join("");
const words = (count) => Array.from({ length: count }, word).join(" ");

/** About 400 words. Half of them are seen again in other sheets, as in any language; the rest are of this sheet alone. */
function sheet(i) {
  const names = [`${words(1)} ${i}`, words(2)];
  return {
    slug: `sheet-${i}`,
    source: `content/sheet-${i}.yaml`,
    title: names.join(" vs "),
    lang: "en",
    tags: [word()],
    subjects: names.map((name) => ({
      name,
      tagline: words(4),
      points: Array.from({ length: 4 }, () => words(9)),
      chooseWhen: [words(10)],
    })),
    intro: words(50),
    sections: [{ heading: words(3), text: words(70) }],
    groups: [
      {
        rows: Array.from({ length: 9 }, () => ({
          criterion: words(2),
          values: names.map(() => ({ kind: "text", text: words(6) })),
        })),
      },
    ],
    summary: words(30),
    related: [],
    sources: [],
  };
}

const MB = 1024 * 1024;
function measure(count) {
  globalThis.gc?.();
  const { heapUsed, rss, external } = process.memoryUsage();
  const [heap, resident, outside] = [heapUsed, rss, external].map((bytes) => Math.round(bytes / MB));
  process.stdout.write(
    `${count} sheets: heap ${heap} MB, resident ${resident} MB, outside of the heap ${outside} MB\n`,
  );
  return { heapUsed, rss };
}

if (!globalThis.gc) process.stdout.write("without --expose-gc the heap holds garbage as well\n");
let start;
for (let i = 1; i <= last; i++) {
  const { value, diagnostics } = await renderPdf(sheet(i));
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  if (i === first) start = measure(i);
  else if (i % first === 0 && i < last) measure(i);
}
const end = measure(last);
const ratio = (name) => (end[name] / start[name]).toFixed(2);
process.stdout.write(`ratio: heap ${ratio("heapUsed")}, resident ${ratio("rss")}\n`);
