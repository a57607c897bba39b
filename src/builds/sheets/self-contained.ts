/** A page that refers to files beside it -> one that carries them: styles in it, fonts and images as `data:` URLs. */
import { basename, resolve } from "node:path";
import { type Comparison, imagesOf } from "../../content/index.js";
import type { Diagnostic, Outcome } from "../../diagnostics/index.js";
import { MAX_BYTES, readRegular } from "../../files/index.js";
import { HANDOUT, HELPERS } from "../../templates/index.js";
import { sharedAssets } from "../site/assets.js";
import { checkImages } from "../site/images.js";
import type { Toolbox } from "../site/toolbox.js";

const TYPES: Readonly<Record<string, string>> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
  ".gif": "image/gif",
  ".ttf": "font/ttf",
  ".otf": "font/otf",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
};

/** Diagnostics: those of `checkImages`, for images that can't be carried. */
export async function selfContained(
  page: string,
  comparison: Comparison,
  toolbox: Toolbox,
  baseDir: string | undefined,
): Promise<Outcome<string>> {
  const { layout } = toolbox.settings;
  const assets = new Map(
    (await sharedAssets(toolbox, layout === HANDOUT ? [] : [layout])).map(({ path, content }) => [path, content]),
  );
  const styled = page.replace(/<link rel="stylesheet" href="\.\.\/(assets\/[\w.-]+\.css)">/g, (link, path: string) => {
    const css = assets.get(path);
    return css === undefined ? link : `<style>${HELPERS.css(withFonts(text(css), assets)).toString()}</style>`;
  });
  const images = baseDir === undefined ? { html: styled, diagnostics: [] } : withImages(styled, comparison, baseDir);
  return images.diagnostics.length > 0 ? { diagnostics: images.diagnostics } : { value: images.html, diagnostics: [] };
}

const text = (content: Uint8Array | string): string =>
  typeof content === "string" ? content : Buffer.from(content).toString();

function dataUrl(name: string, content: Uint8Array | string): string {
  const ending = /\.[a-z\d]+$/i.exec(name)?.[0].toLowerCase() ?? "";
  return `data:${TYPES[ending] ?? "application/octet-stream"};base64,${Buffer.from(content).toString("base64")}`;
}

function withFonts(css: string, assets: ReadonlyMap<string, Uint8Array | string>): string {
  return css.replace(/url\("(fonts\/[^"]+)"\)/g, (whole, path: string) => {
    const font = assets.get(`assets/${path.split("/").map(decodeURIComponent).join("/")}`);
    return font === undefined ? whole : `url("${dataUrl(path, font)}")`;
  });
}

function withImages(
  page: string,
  comparison: Comparison,
  baseDir: string,
): { readonly html: string; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  let html = page;
  for (const image of new Set(imagesOf(comparison).flatMap((named) => named?.image ?? []))) {
    const path = resolve(baseDir, image);
    const wrong = checkImages([{ path, place: {} }], resolve(baseDir));
    diagnostics.push(...wrong);
    const { bytes } = readRegular(path, MAX_BYTES.image);
    if (wrong.length > 0 || !bytes) continue;
    const written = `src="${HELPERS.url(image).toString()}"`;
    html = html.split(written).join(`src="${dataUrl(basename(path), bytes)}"`);
  }
  return { html, diagnostics };
}
