/** Stands for `brotli/decompress.js` in the bundle. */
import { brotliDecompressSync } from "node:zlib";

export default (bytes) => new Uint8Array(brotliDecompressSync(bytes));
