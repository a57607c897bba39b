#!/usr/bin/env node
/**
 * How long small requests wait in a server that is asked for PDFs as well: made by a renderer in worker threads, or by `renderPdf` in the
 * server's own thread. The server is a process of its own (this file again), the client is this one.
 *
 *   node server.mjs [--pdfs 20] [--every 5] [--rounds 5] [--workers 1] [--seed 1] [--json]
 *
 * A round asks for all PDFs at once, and every few milliseconds for something small, whether or not what was asked before is answered.
 * Each server makes as many other PDFs before the rounds: they are warm. Servers take turns.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { Agent, createServer, request } from "node:http";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { comparison } from "./corpus.mjs";
import { machine, markdownTable, median, quantile, shown } from "./report.mjs";

const WAYS = { pool: "createRenderer", own: "renderPdf" };

const { values: options } = parseArgs({
  options: {
    pdfs: { type: "string", default: "20" },
    every: { type: "string", default: "5" },
    rounds: { type: "string", default: "5" },
    workers: { type: "string" },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
    serve: { type: "string" },
  },
});
const [pdfs, every, rounds, seed] = [options.pdfs, options.every, options.rounds, options.seed].map(Number);

await (options.serve === undefined ? measure() : serve(options.serve));

/** Tells its port to the process that has started it, and ends with it. */
async function serve(way) {
  const versus = await import("../dist/index.js");
  const workers = options.workers === undefined ? {} : { workers: Number(options.workers) };
  const from = way === "pool" ? versus.createRenderer({ ...workers, queue: Number.POSITIVE_INFINITY }) : versus;
  const server = createServer(async (asked, response) => {
    if (asked.method !== "POST") return response.end("small");
    const yaml = (await asked.setEncoding("utf8").toArray()).join("");
    const { value: sheet } = await from.parseComparison(yaml, { path: "sheet.yaml" });
    const { value: pdf } = await from.renderPdf(sheet);
    response.end(pdf.bytes);
  });
  // A server that is busy would find its clients idle.
  server.keepAliveTimeout = 0;
  server.listen(0, "127.0.0.1", () => process.send(server.address().port));
  process.on("disconnect", () => process.exit());
}

async function measure() {
  const servers = [];
  for (const way of Object.keys(WAYS)) {
    const child = fork(fileURLToPath(import.meta.url), ["--serve", way, ...process.argv.slice(2)]);
    const [port] = await once(child, "message");
    servers.push({ way, child, ask: asker(port), small: [], all: [] });
  }
  for (let round = 0; round <= rounds; round++) {
    for (let turn = 0; turn < servers.length; turn++) {
      const server = servers[(round + turn) % servers.length];
      const { small, all } = await askForAll(server.ask, round);
      if (round === 0) continue;
      server.small.push(...small);
      server.all.push(all);
    }
  }
  for (const { child } of servers) child.disconnect();
  tell(servers);
}

/** @returns how long each small request took, and the PDFs together, ms */
async function askForAll(ask, round) {
  const sheets = Array.from({ length: pdfs }, (_, i) => comparison(round * pdfs + i, seed).yaml);
  const start = performance.now();
  const made = Promise.all(sheets.map(ask));
  let all;
  made.then(() => (all = performance.now() - start));
  const small = [];
  while (all === undefined) {
    small.push(ask().then(({ ms }) => ms));
    await new Promise((done) => setTimeout(done, every));
  }
  for (const { body } of await made) if (!body.subarray(0, 5).equals(Buffer.from("%PDF-"))) throw new Error("no PDF");
  return { small: await Promise.all(small), all };
}

/** @returns a function that sends what it is given, and tells the answer and how long it took, ms */
function asker(port) {
  const agent = new Agent({ keepAlive: true });
  return (text) =>
    new Promise((resolve, reject) => {
      const start = performance.now();
      const asked = request({ agent, port, host: "127.0.0.1", method: text === undefined ? "GET" : "POST" });
      asked.on("error", reject).on("response", async (response) => {
        const body = Buffer.concat(await response.toArray());
        resolve({ body, ms: performance.now() - start });
      });
      asked.end(text);
    });
}

function tell(servers) {
  const results = servers.map(({ way, small, all }) => ({
    way,
    requests: small.length,
    median: median(small),
    p95: quantile(small, 0.95),
    most: Math.max(...small),
    all: median(all),
  }));
  if (options.json) return process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
  const head = ["", "small requests", "median ms", "p95 ms", "most ms", `${pdfs} PDFs ms`];
  const rows = results.map(({ way, requests, median: middle, p95, most, all }) => [
    WAYS[way],
    String(requests),
    ...[middle, p95, most].map((ms) => shown(ms, 1)),
    shown(all),
  ]);
  process.stdout.write(`${machine()}\n\n${markdownTable(head, rows, 1)}\n`);
}
