/** A file that is written as it is made, whole or not at all: what `writeWhole` is for one that fits into memory. */
import { createHash, type Hash } from "node:crypto";
import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { hashRegular, lstatOf } from "../../files/index.js";
import { placeOf } from "./output-path.js";
import { temporaryName } from "./write.js";

export interface WrittenFile<T> {
  readonly made: T;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Writes a file below the output folder from the pieces that `make` gives out. A file that has the content already is left as it is; a
 * link is replaced. Where `make` fails or gives nothing, there is no trace of the attempt, and what stood there stays.
 */
export async function writeStream<T>(
  outDir: string,
  path: string,
  make: (sink: (bytes: Uint8Array) => Promise<void>) => Promise<T | undefined>,
): Promise<WrittenFile<T> | undefined> {
  const target = placeOf(outDir, path);
  const temporary = temporaryName(target);
  await mkdir(dirname(target), { recursive: true });
  await rm(temporary, { force: true });
  try {
    const file = new HashedFile(await open(temporary, "wx"));
    const made = await make((bytes) => file.write(bytes)).finally(() => file.close());
    if (made === undefined) return undefined;
    const written = { made, bytes: file.bytes, sha256: file.sha256() };
    if (!hasContent(target, written)) await rename(temporary, target);
    return written;
  } finally {
    await rm(temporary, { force: true });
  }
}

class HashedFile {
  bytes = 0;
  readonly #hash: Hash = createHash("sha256");

  constructor(readonly handle: FileHandle) {}

  async write(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    this.bytes += bytes.length;
    for (let at = 0; at < bytes.length; ) at += (await this.handle.write(bytes, at)).bytesWritten;
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  sha256(): string {
    return this.#hash.digest("hex");
  }
}

function hasContent(path: string, { bytes, sha256 }: { bytes: number; sha256: string }): boolean {
  const stats = lstatOf(path);
  return stats?.isFile() === true && stats.size === bytes && hashRegular(path, bytes, "refuse") === sha256;
}
