/**
 * The output intent (ISO 32000-1, section 14.11.5; PDF/A-2, ISO 19005-2, section 6.2.3): the colours of a file are those of sRGB,
 * by the profile that comes with PDFKit.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { zlibSync } from "fflate";
import type { PdfDocument } from "../document.js";
import { textString } from "../objects.js";
import { AHEAD } from "./ahead.js";

const SRGB = "sRGB IEC61966-2.1";

let packed: Uint8Array | undefined;

/** The profile, packed once in a process. */
function profile(): Uint8Array {
  packed ??= AHEAD === undefined ? packedProfile() : Buffer.from(AHEAD, "base64");
  return packed;
}

export function packedProfile(): Uint8Array {
  const folder = dirname(createRequire(import.meta.url).resolve("pdfkit"));
  return zlibSync(readFileSync(join(folder, "data", "sRGB_IEC61966_2_1.icc")), { level: 9 });
}

export function writeOutputIntent(document: PdfDocument): void {
  const stream = document.object({ N: 3, Alternate: "DeviceRGB", Filter: "FlateDecode" });
  stream.end(profile());
  const intent = document.object({
    Type: "OutputIntent",
    S: "GTS_PDFA1",
    OutputConditionIdentifier: textString(SRGB),
    Info: textString(SRGB),
    RegistryName: textString("http://www.color.org"),
    DestOutputProfile: stream,
  });
  intent.end();
  document.catalog.OutputIntents = [intent];
}
