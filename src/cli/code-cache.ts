/**
 * The script of the program -> the function that it is, with what V8 compiled of it in an earlier run. To compile what a build of one sheet
 * calls takes a third of its time; V8 gives it back as bytes, its code cache, and takes these in place of the text.
 *
 * What stands in such a file is run. So it lies where its user alone may write, and is read where it is theirs alone.
 */
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { cachedDataVersionTag, getHeapCodeStatistics } from "node:v8";
import { Script } from "node:vm";
import { crc32 } from "node:zlib";

/** A script that was compiled, and not run. */
export interface OpenScript {
  /** @returns what the script evaluates to */
  run(): unknown;
  /** Keeps for the next time what V8 has compiled meanwhile, where it is more than there was. Throws nothing. */
  keep(): void;
}

/** What is kept of a run. */
export interface CodeCache {
  /** How much the process had in the end, bytes. */
  readonly bytecode: number;
  readonly data: Buffer;
}

/** How much more bytecode there is once it is worth another file: a run of another command adds some per cent. */
const GROWTH = 1.1;
/** Some versions of Node and of Versus; each file has 4 MB. */
const MOST_FILES = 4;
/** Before the code cache: a checksum of what follows (CRC-32), since V8 doesn't look at its own, and the size of the bytecode. */
const HEADER = 8;
const ENDING = ".code";

/**
 * @param path of the script, all ASCII
 * @param hash of the script
 */
export function openScript(path: string, hash: string, env: NodeJS.ProcessEnv): OpenScript {
  const folder = cacheFolder(env);
  // The tag is one of V8's version, its flags and the features of the processor.
  const tag = cachedDataVersionTag().toString(36);
  const name = `${hash.slice(0, 32)}-${process.version}-${process.arch}-${tag}${ENDING}`;
  const cache = folder === undefined ? undefined : readCache(join(folder, name));
  // As many bytes as characters: anything else would be decoded first.
  const script = new Script(readFileSync(path, "latin1"), {
    filename: path,
    cachedData: cache?.data,
  });
  return {
    run: () => script.runInThisContext(),
    keep() {
      if (folder === undefined) return;
      const bytecode = getHeapCodeStatistics().bytecode_and_metadata_size;
      if (cache === undefined || script.cachedDataRejected || bytecode > cache.bytecode * GROWTH)
        writeCache(folder, name, { bytecode, data: script.createCachedData() });
    },
  };
}

/** Undefined where there is none, or the user wants none. */
export function cacheFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): string | undefined {
  if (env.NODE_DISABLE_COMPILE_CACHE) return undefined;
  const caches = userCaches(env, platform);
  return caches !== undefined && isAbsolute(caches) ? join(caches, "versus") : undefined;
}

/** The folder that the system has for caches of its user. */
function userCaches(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | undefined {
  if (platform === "win32") return env.LOCALAPPDATA;
  const home = env.HOME || homeOfUser();
  if (platform === "darwin") return home && join(home, "Library/Caches");
  // XDG Base Directory Specification: what isn't absolute is ignored.
  const wanted = env.XDG_CACHE_HOME;
  return wanted && isAbsolute(wanted) ? wanted : home && join(home, ".cache");
}

function homeOfUser(): string | undefined {
  try {
    return homedir();
  } catch {
    return undefined;
  }
}

/** Undefined where there is no file, or none that is whole and its user's alone. */
export function readCache(path: string): CodeCache | undefined {
  let file: number | undefined;
  try {
    if (!isPrivate(lstatSync(dirname(path)))) return undefined;
    file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    // Asked of what was opened: nobody exchanges it any more.
    if (!isPrivate(fstatSync(file))) return undefined;
    const bytes = readFileSync(file);
    if (bytes.length <= HEADER || bytes.readUInt32LE() !== crc32(bytes.subarray(4))) return undefined;
    return { bytecode: bytes.readUInt32LE(4), data: bytes.subarray(HEADER) };
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Writes a file that is whole or isn't there; none where that can't be. */
export function writeCache(folder: string, name: string, { bytecode, data }: CodeCache): void {
  const temporary = join(folder, `${name}.${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isPrivate(lstatSync(folder))) return;
    const bytes = Buffer.concat([Buffer.alloc(HEADER), data]);
    bytes.writeUInt32LE(bytecode, 4);
    bytes.writeUInt32LE(crc32(bytes.subarray(4)));
    writeFileSync(temporary, bytes, { flag: "wx", mode: 0o600 });
    renameSync(temporary, join(folder, name));
    removeOldest(folder);
  } catch {
    remove(temporary);
  }
}

function remove(path: string): void {
  try {
    rmSync(path);
  } catch {
    // It was never written, or is another's to remove.
  }
}

/** A file or folder, and no link to one, that its user alone may write and read. Windows says so of the folder of each user. */
function isPrivate(stat: Stats): boolean {
  if (!stat.isDirectory() && !stat.isFile()) return false;
  return process.geteuid === undefined || (stat.uid === process.geteuid() && (stat.mode & 0o077) === 0);
}

function removeOldest(folder: string): void {
  const names = readdirSync(folder).filter((name) => name.includes(ENDING));
  const files = names.map((name) => join(folder, name));
  const newestFirst = files.map((path) => ({ path, time: statSync(path).mtimeMs })).sort((a, b) => b.time - a.time);
  for (const { path } of newestFirst.slice(MOST_FILES)) remove(path);
}
