#!/usr/bin/env node
/**
 * Prints a slice of a folder of prepared inputs by one of the peers beside this file, and writes the PDFs: what a batch job of
 * that program would be, as a whole process.
 *
 *   node worker.mjs typst --inputs folder --out folder [--slice 0/2] [--lanes 1] [--shell URL]
 *
 * A lane prints one document after the other; Chromium has a page for each, the others know one. On stdout: the processor time
 * in ms, where the processes that it started are to be added.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, parse } from "node:path";
import { parseArgs } from "node:util";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    inputs: { type: "string" },
    out: { type: "string" },
    slice: { type: "string", default: "0/1" },
    lanes: { type: "string", default: "1" },
    shell: { type: "string" },
  },
});
const [slice, slices] = values.slice.split("/").map(Number);
const lanes = Number(values.lanes);
const files = part(readdirSync(values.inputs).sort(), slice, slices);
mkdirSync(values.out, { recursive: true });

const peer = await (await import(`./${positionals[0]}.mjs`)).open({ shell: values.shell });
await Promise.all(Array.from({ length: lanes }, (_, lane) => printAll(part(files, lane, lanes), lane)));
const children = peer.childrenCpu?.();
if (children !== undefined) {
  const { user, system } = process.cpuUsage();
  console.log((user + system) / 1000 + children);
}
await peer.close();

async function printAll(names, lane) {
  const printer = lane === 0 ? peer : await peer.another();
  for (const name of names) {
    const bytes = await printer.print(readFileSync(join(values.inputs, name), "utf8"));
    writeFileSync(join(values.out, `${parse(name).name}.pdf`), bytes);
    await peer.settle?.();
  }
}

/** The i-th of n parts that follow each other and are of about one size. */
function part(items, i, n) {
  return items.slice(Math.floor((items.length * i) / n), Math.floor((items.length * (i + 1)) / n));
}
