/** `mask` (CSS Masking 1, section 7.9) -> the components of its longhands. */
import { type Component, isSlash, type Parts, splitAt } from "../../syntax/component.js";
import { maskProperties } from "../paint/mask.js";
import { joined, partAt } from "./layers.js";
import { ident, type Shorthand } from "./parts.js";

const ZERO: Component = { type: "percentage", value: 0 };

const INITIAL = {
  "mask-image": [ident("none")],
  "mask-position": [ZERO, ZERO],
  "mask-size": [ident("auto")],
  "mask-repeat": [ident("repeat")],
  "mask-origin": [ident("border-box")],
  "mask-clip": [ident("border-box")],
  "mask-composite": [ident("add")],
  "mask-mode": [ident("match-source")],
} as const satisfies Record<string, readonly Component[]>;

type Name = keyof typeof INITIAL;
type Layer = Partial<Record<Name, readonly Component[]>>;

/** What of a layer takes one component or more, in the order in which they are tried. */
const PARTS = [
  ["mask-image", maskProperties.maskImage.parse, 1],
  ["mask-repeat", maskProperties.maskRepeat.parse, 2],
  ["mask-position", maskProperties.maskPosition.parse, 4],
  ["mask-composite", maskProperties.maskComposite.parse, 1],
  ["mask-mode", maskProperties.maskMode.parse, 1],
] as const;

function layerOf(value: readonly Component[]): Layer | undefined {
  const layer: Layer = {};
  const boxes: Component[] = [];
  for (let i = 0; i < value.length; ) {
    const found = PARTS.map(([name, parse, most]) => ({
      name,
      count: layer[name] ? 0 : partAt(value, i, most, parse),
    }));
    const part = found.find(({ count }) => count > 0);
    if (part) {
      layer[part.name] = value.slice(i, i + part.count);
      i += part.count;
      if (part.name !== "mask-position" || !isSlash(value[i])) continue;
      const count = partAt(value, i + 1, 2, maskProperties.maskSize.parse);
      if (count === 0) return undefined;
      layer["mask-size"] = value.slice(i + 1, i + 1 + count);
      i += 1 + count;
    } else if (boxes.length < 2 && maskProperties.maskClip.parse([value[i]!])) {
      boxes.push(value[i]!);
      i++;
    } else return undefined;
  }
  return withBoxes(layer, boxes);
}

/** One box says where the image is placed and what is seen of it; `no-clip` the latter alone. */
function withBoxes(layer: Layer, boxes: readonly Component[]): Layer | undefined {
  const isOrigin = (box: Component) => maskProperties.maskOrigin.parse([box]) !== undefined;
  const origin = boxes.find(isOrigin);
  const clip = boxes.find((box) => !isOrigin(box)) ?? boxes.at(-1);
  if (boxes.filter((box) => !isOrigin(box)).length > 1) return undefined;
  if (origin) layer["mask-origin"] = [origin];
  if (clip) layer["mask-clip"] = [clip];
  return layer;
}

function splitMask(value: readonly Component[]): Parts | undefined {
  const layers = splitAt(value, ",")?.map(layerOf);
  if (!layers || layers.some((layer) => !layer)) return undefined;
  return Object.entries(INITIAL).map(
    ([name, initial]) => [name, joined(layers.map((layer) => layer![name as Name] ?? initial))] as const,
  );
}

export const maskShorthands: Readonly<Record<string, Shorthand>> = {
  mask: { longhands: Object.keys(INITIAL), split: splitMask },
};
