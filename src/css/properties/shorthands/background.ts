/** `background` and `background-position` (CSS Backgrounds 3, sections 2.6 and 2.10) -> the components of their longhands. */
import { type Component, isSlash, type Parts, splitAt } from "../../syntax/component.js";
import { splitPosition } from "../../values/position.js";
import { backgroundProperties } from "../box/background.js";
import { joined, partAt } from "./layers.js";
import { ident, type Shorthand } from "./parts.js";

const ZERO: Component = { type: "percentage", value: 0 };

function splitPositions(value: readonly Component[]): Parts | undefined {
  const layers = splitAt(value, ",")?.map(splitPosition);
  if (!layers || layers.some((layer) => !layer)) return undefined;
  return [
    ["background-position-x", joined(layers.map((layer) => layer!.x))],
    ["background-position-y", joined(layers.map((layer) => layer!.y))],
  ];
}

const INITIAL = {
  "background-image": [ident("none")],
  "background-position-x": [ZERO],
  "background-position-y": [ZERO],
  "background-size": [ident("auto")],
  "background-repeat": [ident("repeat")],
  "background-attachment": [ident("scroll")],
  "background-origin": [ident("padding-box")],
  "background-clip": [ident("border-box")],
} as const satisfies Record<string, readonly Component[]>;

type Layer = Partial<Record<keyof typeof INITIAL | "background-color", readonly Component[]>>;

function splitBackground(value: readonly Component[]): Parts | undefined {
  const layers = splitAt(value, ",")?.map(layerOf);
  if (!layers || layers.some((layer) => !layer)) return undefined;
  const last = layers.length - 1;
  if (layers.some((layer, i) => i < last && layer!["background-color"])) return undefined;
  const listed = Object.entries(INITIAL).map(
    ([name, initial]) =>
      [name, joined(layers.map((layer) => layer![name as keyof typeof INITIAL] ?? initial))] as const,
  );
  return [...listed, ["background-color", layers[last]!["background-color"] ?? [ident("transparent")]]];
}

/** One layer: its parts in any order, the size after a slash behind the position. */
function layerOf(value: readonly Component[]): Layer | undefined {
  const layer: Layer = {};
  const boxes: Component[] = [];
  for (let i = 0; i < value.length; ) {
    const component = value[i]!;
    const one = [component];
    const taken = positionAt(value, i);
    if (!layer["background-image"] && backgroundProperties.backgroundImage.parse(one)) {
      layer["background-image"] = one;
      i++;
    } else if (!layer["background-repeat"] && partAt(value, i, 2, REPEAT) > 0) {
      const count = partAt(value, i, 2, REPEAT);
      layer["background-repeat"] = value.slice(i, i + count);
      i += count;
    } else if (!layer["background-position-x"] && taken) {
      layer["background-position-x"] = taken.x;
      layer["background-position-y"] = taken.y;
      i += taken.count;
      if (!isSlash(value[i])) continue;
      const count = partAt(value, i + 1, 2, backgroundProperties.backgroundSize.parse);
      if (count === 0) return undefined;
      layer["background-size"] = value.slice(i + 1, i + 1 + count);
      i += 1 + count;
    } else if (boxes.length < 2 && backgroundProperties.backgroundOrigin.parse(one)) {
      boxes.push(component);
      i++;
    } else if (!layer["background-attachment"] && backgroundProperties.backgroundAttachment.parse(one)) {
      layer["background-attachment"] = one;
      i++;
    } else if (!layer["background-color"] && backgroundProperties.backgroundColor.parse(one)) {
      layer["background-color"] = one;
      i++;
    } else return undefined;
  }
  const [origin, clip = origin] = boxes;
  if (origin && clip) {
    layer["background-origin"] = [origin];
    layer["background-clip"] = [clip];
  }
  return layer;
}

/** The longest position that begins at a component. */
function positionAt(value: readonly Component[], at: number) {
  for (let count = Math.min(4, value.length - at); count > 0; count--) {
    const parts = splitPosition(value.slice(at, at + count));
    if (parts) return { ...parts, count };
  }
  return undefined;
}

const REPEAT = backgroundProperties.backgroundRepeat.parse;

export const backgroundShorthands: Readonly<Record<string, Shorthand>> = {
  background: { longhands: ["background-color", ...Object.keys(INITIAL)], split: splitBackground },
  "background-position": { longhands: ["background-position-x", "background-position-y"], split: splitPositions },
};
