/** Answers of the servers: what each has in its head, and what becomes of a request that nobody should have made. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname } from "node:path";
import { hashOf } from "../../files/index.js";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".pdf": "application/pdf",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
  ".gif": "image/gif",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".ttf": "font/ttf",
  ".otf": "font/otf",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

/** Of every answer. */
export function setCommonHeaders(response: ServerResponse, policy: string): void {
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "no-referrer");
  response.setHeader("X-DNS-Prefetch-Control", "off");
  response.setHeader("Cross-Origin-Resource-Policy", "same-site");
  // Other ports are other processes, where the browser can: what is shown can't hold up the application.
  response.setHeader("Origin-Agent-Cluster", "?1");
  response.setHeader("Cache-Control", "no-store");
}

/**
 * A file. What the browser has already isn't sent again.
 * @param path whose ending names the type
 * @param isLasting whether the address never has another content
 */
export function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  content: Uint8Array | string,
  isLasting = false,
): void {
  const tag = `"${hashOf(content).slice(0, 32)}"`;
  response.setHeader("Cache-Control", isLasting ? "max-age=31536000, immutable" : "no-cache");
  response.setHeader("ETag", tag);
  if (request.headers["if-none-match"] === tag) {
    response.writeHead(304).end();
    return;
  }
  response.setHeader("Content-Type", TYPES[extname(path).toLowerCase()] ?? "application/octet-stream");
  response.setHeader("Content-Length", Buffer.byteLength(content));
  response.writeHead(200);
  response.end(request.method === "HEAD" ? undefined : content);
}

export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { "Content-Type": TYPES[".json"] });
  response.end(JSON.stringify(value));
}

/** A line of text for whoever sees it. */
export function refuse(
  response: ServerResponse,
  status: 400 | 403 | 404 | 405 | 413 | 415 | 500,
  reason: string,
): void {
  response.writeHead(status, { "Content-Type": TYPES[".txt"] });
  response.end(`${reason}\n`);
}

/** More than any content file with all that JSON makes of it. */
const MAX_BODY = 8_000_000;

/** The body as JSON; undefined where it is none, or too large, which has been answered. */
export async function readJson(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
  if (!/^application\/json\b/.test(request.headers["content-type"] ?? "")) {
    refuse(response, 415, "only JSON is taken");
    return undefined;
  }
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part as Uint8Array);
    if ((size += bytes.length) > MAX_BODY) {
      refuse(response, 413, "this is more than a content file can hold");
      return undefined;
    }
    parts.push(bytes);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString("utf8")) ?? {};
  } catch {
    refuse(response, 400, "this is no JSON");
    return undefined;
  }
}
