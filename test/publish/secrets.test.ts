/** Nothing that is secret is told, whatever a host answers and whatever stands in versus.yaml. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseSettings } from "../../src/content/index.js";
import { formatDiagnostic } from "../../src/diagnostics/index.js";
import { project, SHEET, versus } from "../support/project.js";
import { published } from "./hosts/told.js";

const SECRET = "hush hush<b>&/=+hush";

describe("a host that tells what it was sent", () => {
  /** Each request is answered so, with the password in whatever people are told. */
  let answer = { status: 500, text: "" };
  const server = createServer((_, response) => {
    const location = `https://elsewhere.example.org/${encodeURIComponent(SECRET)}/?p=${encodeURIComponent(SECRET)}`;
    response.writeHead(answer.status, { "content-type": "application/json", location });
    response.end(answer.text);
  });
  let url = "";
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  const login = Buffer.from(`me@example.org:${SECRET}`).toString("base64");
  const echo = `x ${SECRET} ${SECRET.replaceAll(" ", "")} ${encodeURIComponent(SECRET)} ${login} x`;
  const texts = [
    JSON.stringify({ code: "rest_failed", message: echo }),
    JSON.stringify({ errors: [{ title: echo, detail: echo }] }),
    JSON.stringify([{ id: echo, results: echo }]),
    echo,
  ];

  it.each(["wordpress", "confluence"])("%s", { timeout: 60_000 }, async (host) => {
    const space = host === "confluence" ? ", space: SALES" : "";
    const root = project({
      "versus.yaml": `snippet: ${host}\nformats: [snippet]\npublish: {${host}: {url: "${url}"${space}}}\n`,
      "content/tea-vs-coffee.yaml": SHEET,
    });
    await versus(root, "build");
    const secret = host === "wordpress" ? "VERSUS_WORDPRESS_PASSWORD" : "VERSUS_CONFLUENCE_TOKEN";
    const env = { [`VERSUS_${host.toUpperCase()}_USER`]: "me@example.org", [secret]: SECRET };
    for (const status of [200, 302, 400, 401, 403, 404, 409, 413, 429, 500, 503])
      for (const text of texts)
        for (const json of [false, true]) {
          answer = { status, text };
          const { code, stdout, stderr } = await published(root, host, env, { json });
          expect(code).not.toBe(0);
          expect(stdout + stderr).not.toMatch(/hush/);
          expect(stdout + stderr).not.toContain(login);
          expect(stderr + stdout).toContain("hint");
        }
  });
});

describe("versus.yaml with a login in it", () => {
  it.each([
    ["url: https://me:hush@example.org", "settings/publish"],
    ["url: https://me:a/hush@example.org", "settings/publish"],
    ["url: 'https:/me:hush@example.org'", "settings/publish"],
    ["url: 'https:\\\\me:hush@example.org'", "settings/publish"],
    ["url: https://example.org, password: hush", "content/unknown-key"],
    ["url: https://example.org, VERSUS_WORDPRESS_PASSWORD: hush", "content/unknown-key"],
    ["url: https://me:hush@example.org, typ: page", "content/unknown-key"],
    ["url: https://example.org, status: now, token: hush", "content/type"],
  ])("%s", (given, code) => {
    const { value, diagnostics } = parseSettings(`publish: {wordpress: {${given}}}\n`, { path: "versus.yaml" });
    expect(value).toBeUndefined();
    expect(diagnostics.map((one) => one.code)).toContain(code);
    const text = diagnostics.map((one) => formatDiagnostic(one, { colour: false })).join("\n");
    expect(text).not.toContain("hush");
    expect(text).toContain("versus.yaml:1:");
    expect(text).toContain(/password|token/i.test(given) ? "VERSUS_WORDPRESS_" : "hint");
  });

  it.each([
    'publish: {wordpress: {url: "https://me:hush@example.org}}',
    'publish:\n  wordpress:\n    password: "hush',
    "publish:\n  wordpress:\n   url: https://me:hush@example.org\n    type: page",
    "publish:\n  wordpress:\n    VERSUS_WORDPRESS_PASSWORD: [hush",
  ])("that is no YAML: %s", (yaml) => {
    const { value, diagnostics } = parseSettings(`${yaml}\n`, { path: "versus.yaml" });
    expect(value).toBeUndefined();
    const text = diagnostics.map((one) => formatDiagnostic(one, { colour: false })).join("\n");
    expect(text).toContain("versus.yaml:");
    expect(text).not.toContain("hush");
  });
});
