/** The ZIP archive that an Office file is -> the parts that are asked for, as XML; never more than was reckoned with. */

import { inflateRawSync } from "node:zlib";
import { type Document, type Element, isTag } from "domhandler";
import { Unzip, type UnzipDecoder } from "fflate";
import { parseDocument } from "htmlparser2";
import { decodeText } from "../decode.js";
import { Unreadable } from "../unreadable.js";

/** Bytes of all parts together, unpacked. */
const MAX_UNPACKED = 200_000_000;
const MAX_PARTS = 10_000;
/** Bytes that are looked at at a time. */
const PIECE = 65_536;

export type Parts = ReadonlyMap<string, Uint8Array>;

/** Unpacks the parts that pass. Throws `Unreadable`. */
export function unpack(bytes: Uint8Array, wants: (name: string) => boolean): Parts {
  const parts = new Map<string, Uint8Array>();
  const room: Room = { left: MAX_UNPACKED };
  let count = 0;
  const unzip = new Unzip((file) => {
    if (++count > MAX_PARTS) throw new Unreadable("it has more parts than a document has");
    if (!wants(file.name)) return;
    const pieces: Uint8Array[] = [];
    file.ondata = (error, piece, isLast) => {
      if (error) throw error;
      if (file.compression === 0) take(piece.length, room);
      pieces.push(piece);
      if (isLast) parts.set(file.name, Buffer.concat(pieces));
    };
    file.start();
  });
  unzip.register(inflater(room));
  try {
    for (let at = 0; at < bytes.length; at += PIECE)
      unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    const words = error instanceof Error ? error.message : String(error);
    throw new Unreadable(`it is damaged (${words}): open it and save it anew`);
  }
  return parts;
}

/** Bytes that may still be unpacked. */
interface Room {
  left: number;
}

function take(bytes: number, room: Room): void {
  room.left -= bytes;
  if (room.left < 0)
    throw new Unreadable(`it would take more than ${MAX_UNPACKED / 1e6} MB unpacked: keep the part that compares`);
}

/** Node's inflate, which stops where there is no more room: a part that claims to be small is not believed. */
function inflater(room: Room) {
  return class implements UnzipDecoder {
    static readonly compression = 8;
    readonly #pieces: Uint8Array[] = [];
    ondata: UnzipDecoder["ondata"] = () => {};

    push(piece: Uint8Array, isLast: boolean): void {
      this.#pieces.push(piece);
      if (!isLast) return;
      const bytes = inflated(Buffer.concat(this.#pieces), room);
      this.ondata(null, bytes, true);
    }
  };
}

function inflated(bytes: Uint8Array, room: Room): Uint8Array<ArrayBuffer> {
  try {
    const all = inflateRawSync(bytes, { maxOutputLength: room.left + 1 });
    take(all.length, room);
    return all;
  } catch (error) {
    if (error instanceof RangeError) take(room.left + 1, room);
    throw error;
  }
}

/** A part as a tree; undefined where there is none. Entities of its own, which could name other files, no Office program writes. */
export function xmlOf(parts: Parts, name: string): Document | undefined {
  const bytes = parts.get(name);
  if (!bytes) return undefined;
  const { text } = decodeText(bytes);
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text))
    throw new Unreadable("it defines entities of its own, which no Office program writes");
  return parseDocument(text, { xmlMode: true });
}

/** Its name without the prefix of its namespace. */
export const localName = ({ name }: Element): string => name.slice(name.indexOf(":") + 1);

/** Elements of that name, wherever they are below a node. */
export function elementsOf(node: Document | Element | undefined, name: string): Element[] {
  const found: Element[] = [];
  const open = node ? [...node.children].reverse() : [];
  for (let next = open.pop(); next; next = open.pop()) {
    if (!isTag(next)) continue;
    if (localName(next) === name) found.push(next);
    else for (const child of next.children.toReversed()) open.push(child);
  }
  return found;
}

export const childrenOf = ({ children }: Element): Element[] => children.filter(isTag);

/** An attribute, whatever the prefix of its name. */
export function attributeOf({ attribs }: Element, name: string): string | undefined {
  if (attribs[name] !== undefined) return attribs[name];
  const key = Object.keys(attribs).find((each) => each.endsWith(`:${name}`));
  return key === undefined ? undefined : attribs[key];
}

export function textOf(element: Element): string {
  return element.children
    .map((child) => (child.type === "text" ? child.data : isTag(child) ? textOf(child) : ""))
    .join("");
}

/** What a part refers to, by id: the target, and whether it lies outside of the file. */
export function relationsOf(
  parts: Parts,
  part: string,
): Map<string, { target: string; type: string; isOutside: boolean }> {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const file = part.slice(folder.length);
  const relations = elementsOf(xmlOf(parts, `${folder}_rels/${file}.rels`), "Relationship");
  return new Map(
    relations.map((each) => {
      const target = each.attribs.Target ?? "";
      const isOutside = each.attribs.TargetMode === "External";
      return [
        each.attribs.Id ?? "",
        { target: isOutside ? target : resolved(folder, target), type: each.attribs.Type ?? "", isOutside },
      ];
    }),
  );
}

/** The path of a part in the archive. */
function resolved(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}
